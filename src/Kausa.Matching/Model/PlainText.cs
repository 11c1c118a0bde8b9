using System.Globalization;

namespace Kausa.Matching.Model;

/// <summary>Which characters texts for people may have: none that steers what is shown instead of being shown.</summary>
/// <remarks>A name that turns the direction of writing, or that ends a line, could pass for another one on a list, a label or a log.</remarks>
public static class PlainText
{
    /// <summary>The first character that a name may not have: a control character, the end of a line, or a sign that turns the direction of writing (U+202E and the like).</summary>
    /// <param name="text">The text.</param>
    /// <returns>The character; null when there is none.</returns>
    public static char? FaultOfName(string text) => First(text, isProse: false);

    /// <summary>The first character that a text of several lines may not have: as for a name, but tabs, carriage returns and line feeds are allowed.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The character; null when there is none.</returns>
    public static char? FaultOfProse(string text) => First(text, isProse: true);

    private static char? First(string text, bool isProse)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (Steers(c) && !(isProse && c is ('\t' or '\r' or '\n')))
            {
                return c;
            }
        }

        return null;
    }

    // ALM, LRM, RLM, the embeddings and overrides with their end, the isolates with theirs.
    private static bool Steers(char c) => char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
