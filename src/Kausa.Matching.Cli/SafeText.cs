using System.Globalization;

namespace Kausa.Matching.Cli;

/// <summary>Text of files and arguments on its way to a terminal: it can neither steer the terminal nor forge lines nor flood it.</summary>
internal static class SafeText
{
    private const int LongestLine = 600;

    /// <summary>One line without control, format and separator characters, shortened.</summary>
    public static string Line(string text) => Plain(text.Length > LongestLine ? $"{text[..(LongestLine / 2)]} … {text[^(LongestLine / 4)..]}" : text);

    /// <summary>The text with everything that is no visible character or space replaced by a dot.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => IsVisible(c) ? c : '·'));

    private static bool IsVisible(char c) => char.IsSurrogate(c) || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
