using System.Globalization;
using Kausa.Matching.Explanation;
using Kausa.Matching.Policy.Reading;

namespace Kausa.Matching.Policy;

/// <summary>One thing that is wrong in a policy document: where, what stands there, what is allowed.</summary>
/// <param name="Document">Name of the document, the policy's own or that of a base it inherits.</param>
/// <param name="Line">1-based line in that document.</param>
/// <param name="Path">JSON path from the root, as <c>$.skills.gain</c> or <c>$.law[3].value</c>.</param>
/// <param name="Value">What stands there, shortened to one line; null when the key is missing.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record PolicyProblem(string Document, int Line, string Path, string? Value, string Allowed)
{
    /// <summary>What is allowed, in every language; null where it was said in English only.</summary>
    internal PolicyText? AllowedText { get; init; }

    /// <summary>What stands there, where that is said in words; null where it is what was written.</summary>
    internal PolicyText? ValueText { get; init; }

    /// <summary>One line: <c>base:12 $.skills.gain '9': an integer 1..5</c>.</summary>
    /// <returns>The line in English, without its end.</returns>
    public override string ToString() => In("en");

    /// <summary>The line in a language: <c>base:12 $.skills.gain '9': eine ganze Zahl 1..5</c>.</summary>
    /// <param name="language">One of <see cref="TextCatalogue.Languages"/>.</param>
    /// <returns>The line, without its end.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public string In(string language)
    {
        var value = Value is null ? TextCatalogue.For(language).Text("PolicyProblem.MISSING") : $"'{ValueText?.In(language) ?? Value}'";
        return string.Create(CultureInfo.InvariantCulture, $"{Document}:{Line} {Path} {value}: {AllowedText?.In(language) ?? Allowed}");
    }
}
