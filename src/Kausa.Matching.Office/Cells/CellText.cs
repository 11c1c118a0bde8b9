using System.Globalization;
using System.Text;

namespace Kausa.Matching.Office.Cells;

/// <summary>How a message shows what stands in a cell.</summary>
internal static class CellText
{
    private const int LongestShown = 40;

    /// <summary>The text on one line, control characters by their numbers, cut after 40 characters with the length said.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, LongestShown)))
        {
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString());
        }

        return text.Length <= LongestShown ? shown.ToString() : string.Create(CultureInfo.InvariantCulture, $"{shown}… ({text.Length} characters)");
    }
}
