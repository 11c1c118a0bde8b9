namespace Kausa.Matching.Lab;

/// <summary>What the lab was given cannot be worked with; nothing was repaired or left out.</summary>
/// <param name="wordings">At least one thing that is wrong, each worded in a language, <c>de</c> or <c>en</c>.</param>
/// <remarks>The message is that of all in English, one a line.</remarks>
public sealed class LabInputException(IReadOnlyList<Func<string, string>> wordings) : FormatException(string.Join('\n', wordings.Select(wording => wording("en"))))
{
    /// <summary>Everything that is wrong.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <returns>One line for each thing, in the order in which it was found.</returns>
    public IReadOnlyList<string> In(string language) => [.. wordings.Select(wording => wording(language))];
}
