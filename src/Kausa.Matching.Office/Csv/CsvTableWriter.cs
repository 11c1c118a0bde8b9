using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kausa.Matching.Office.Csv;

/// <summary>Writes rows of texts as canonical CSV: UTF-8 without mark, commas, quotes where needed, line feeds, no cell a spreadsheet would run.</summary>
internal static class CsvTableWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public static void Write(Stream stream, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        using var writer = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", ShouldQuote = args => args.Field is { } cell && NeedsQuotes(cell) });
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                writer.WriteField(FormulaEscape.Escape(cell));
            }

            writer.NextRecord();
        }
    }

    private static bool NeedsQuotes(string cell) => cell.AsSpan().IndexOfAny(Special) >= 0 || cell.StartsWith(' ') || cell.EndsWith(' ');
}
