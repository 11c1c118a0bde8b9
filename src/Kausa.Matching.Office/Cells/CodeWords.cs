using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>The codes of a column with their German words: a code may be written as itself, as its word, or as <c>CODE (word)</c>.</summary>
/// <param name="codes">Codes in the order in which they are listed.</param>
/// <param name="german">Their German words.</param>
internal sealed class CodeWords(IReadOnlyList<string> codes, Func<string, string?> german)
{
    private const int MostSaid = 12;
    private const int ShortestHeld = 3;

    // Words first, so that a code is never taken for the word of another.
    private readonly Lazy<Dictionary<string, string>> _codeOfWord = new(() =>
        codes.Where(code => german(code) is not null)
            .SelectMany(code => new[] { (Form: german(code)!, Code: code), (Form: $"{code} ({german(code)})", Code: code) })
            .ToDictionary(pair => pair.Form, pair => pair.Code, StringComparer.OrdinalIgnoreCase));

    public IReadOnlyList<string> Codes => codes;

    /// <summary>What is allowed: codes, or codes with their words where these are no more than a person reads.</summary>
    public Message Allowed => Message.From(words => words == OfficeWords.German && codes.Count > MostSaid
        ? Message.Of(MessageCode.ChooseFromList, ("count", codes.Count), ("sheet", words["lists.sheet"])).In(words)
        : string.Join(", ", Labels(words)));

    /// <summary>The code that a word or a code with its word stands for; null when none.</summary>
    public string? CodeOf(string text) => _codeOfWord.Value.GetValueOrDefault(text);

    /// <summary>A code as people see it.</summary>
    public string Label(string code, OfficeWords words) => words == OfficeWords.German && german(code) is { } word && word != code ? $"{code} ({word})" : code;

    public IReadOnlyList<string> Labels(OfficeWords words) => [.. codes.Select(code => Label(code, words))];

    /// <summary>What is allowed, after what was most likely meant.</summary>
    public Message AllowedFor(string text) => Message.Late(words => Meant(text) is { Length: > 0 } meant
        ? Message.Of(MessageCode.DidYouMean, ("nearest", string.Join(", ", meant.Select(code => Label(code, OfficeWords.German)))), ("allowed", Allowed))
        : Allowed);

    // The codes whose words hold the text, else the one with the fewest letters changed.
    private string[] Meant(string text)
    {
        string[] holding = text.Length < ShortestHeld ? [] : [.. codes.Where(code => german(code)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true)];
        if (holding.Length is > 0 and <= MostSaid)
        {
            return holding;
        }

        return Suggestion.Nearest(text, [.. codes, .. _codeOfWord.Value.Keys]) is { } nearest ? [_codeOfWord.Value.GetValueOrDefault(nearest, nearest)] : [];
    }
}
