using System.Globalization;

namespace Kausa.Matching.Cli.Output;

/// <summary>Writes RFC 4180 rows that a spreadsheet opens without running anything.</summary>
internal static class Csv
{
    /// <summary>One row.</summary>
    public static string Row(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(string text)
    {
        // A leading = + - @ would be a formula; a quote in front keeps it a text.
        var safe = text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
