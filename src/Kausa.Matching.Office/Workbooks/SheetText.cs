using System.Globalization;
using System.Text.RegularExpressions;

namespace Kausa.Matching.Office.Workbooks;

/// <summary>Texts as the parts of a workbook write them: characters that XML cannot hold as <c>_xHHHH_</c> (ECMA-376 part 1, 22.9.2.19, ST_Xstring).</summary>
internal static partial class SheetText
{
    /// <summary>The text that a part means.</summary>
    public static string Decode(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>The text as a part writes it; <see cref="Decode"/> gives it back.</summary>
    public static string Encode(string text)
    {
        var guarded = text.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(text, match => "_x005F" + match.Value) : text;
        return Unwritable().Replace(guarded, match => string.Create(CultureInfo.InvariantCulture, $"_x{(int)match.ValueSpan[0]:X4}_"));
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex("[\\u0000-\\u0008\\u000B-\\u001F\\uFFFE\\uFFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Unwritable();
}
