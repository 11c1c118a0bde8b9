using System.Globalization;
using System.Text;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>The text of a cell: how a message shows it, and which characters it may have.</summary>
internal static class CellText
{
    /// <summary>The longest cell, in characters.</summary>
    public const int Longest = 10_000;

    private const char Replacement = '\uFFFD';

    // ä and é of code page 850: quotes that open, and so follow no letter.
    private const string Opening = "„‚";

    // ö, ô and Ç of code page 850, Ä and ß of a Mac.
    private const string InNoWord = "”“€§";
    private const int LongestShown = 40;

    /// <summary>The text on one line, control characters and whatever else steers what is shown by their numbers, cut after 40 characters with the length said.</summary>
    public static Message Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, LongestShown)))
        {
            shown.Append(char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString());
        }

        return text.Length <= LongestShown ? Message.Verbatim(shown.ToString()) : Message.Of(MessageCode.CutText, ("start", shown.ToString()), ("count", text.Length));
    }

    /// <summary>What is wrong with a cell of a file read as Windows-1252, as what is allowed instead, when a sign stands where only a letter of another code page can; null when none does.</summary>
    /// <remarks>Apostrophes, accents and dashes stand between letters in good German (D’Angelo, Köln–Bonn) and tell nothing.</remarks>
    public static Message? OtherCodePage(string cell)
    {
        for (var i = 1; i < cell.Length; i++)
        {
            var isInWord = char.IsLetter(cell[i - 1]) && i + 1 < cell.Length && char.IsLetter(cell[i + 1]);
            if ((isInWord && InNoWord.Contains(cell[i], StringComparison.Ordinal)) || (Opening.Contains(cell[i], StringComparison.Ordinal) && char.IsLetter(cell[i - 1])))
            {
                return Message.Of(MessageCode.OtherCodePage, ("sign", cell[i].ToString()));
            }
        }

        return null;
    }

    /// <summary>What is wrong with the characters of a cell, as what is allowed instead; null when nothing is.</summary>
    public static Message? Fault(string cell)
    {
        if (cell.Contains(Replacement, StringComparison.Ordinal))
        {
            return Message.Of(MessageCode.LetterLost);
        }

        if (cell.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')))
        {
            return Message.Of(MessageCode.ControlCharacters);
        }

        return cell.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) ? Message.Of(MessageCode.HalfCharacter) : null;
    }
}
