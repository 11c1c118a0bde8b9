using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>The codes of a column with their German words: a code may be written as itself, as its word, or as <c>CODE (word)</c>.</summary>
/// <param name="codes">Codes in the order in which they are listed.</param>
/// <param name="german">Their German words.</param>
internal sealed class CodeWords(IReadOnlyList<string> codes, Func<string, string?> german)
{
    // Words first, so that a code is never taken for the word of another.
    private readonly Lazy<Dictionary<string, string>> _codeOfWord = new(() =>
        codes.Where(code => german(code) is not null)
            .SelectMany(code => new[] { (Form: german(code)!, Code: code), (Form: $"{code} ({german(code)})", Code: code) })
            .ToDictionary(pair => pair.Form, pair => pair.Code, StringComparer.OrdinalIgnoreCase));

    public IReadOnlyList<string> Codes => codes;

    public string Allowed { get; } = string.Join(", ", codes);

    /// <summary>The code that a word or a code with its word stands for; null when none.</summary>
    public string? CodeOf(string text) => _codeOfWord.Value.GetValueOrDefault(text);

    /// <summary>A code as people see it.</summary>
    public string Label(string code, OfficeWords words) => words == OfficeWords.German && german(code) is { } word && word != code ? $"{code} ({word})" : code;

    public IReadOnlyList<string> Labels(OfficeWords words) => [.. codes.Select(code => Label(code, words))];

    /// <summary>What is allowed, after the code that was most likely meant.</summary>
    public string AllowedFor(string text) =>
        Suggestion.Nearest(text, [.. codes, .. _codeOfWord.Value.Keys]) is { } nearest
            ? $"did you mean {Label(_codeOfWord.Value.GetValueOrDefault(nearest, nearest), OfficeWords.German)}? Allowed: {Allowed}"
            : Allowed;
}
