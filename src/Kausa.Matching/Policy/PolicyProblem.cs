using System.Globalization;

namespace Kausa.Matching.Policy;

/// <summary>One thing that is wrong in a policy document: where, what stands there, what is allowed.</summary>
/// <param name="Document">Name of the document, the policy's own or that of a base it inherits.</param>
/// <param name="Line">1-based line in that document.</param>
/// <param name="Path">JSON path from the root, as <c>$.skills.gain</c> or <c>$.law[3].value</c>.</param>
/// <param name="Value">What stands there, shortened to one line; null when the key is missing.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record PolicyProblem(string Document, int Line, string Path, string? Value, string Allowed)
{
    /// <summary>One line: <c>base:12 $.skills.gain '9': an integer 1..5</c>.</summary>
    /// <returns>The line, without its end.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Document}:{Line} {Path} {(Value is null ? "(missing)" : $"'{Value}'")}: {Allowed}");
}
