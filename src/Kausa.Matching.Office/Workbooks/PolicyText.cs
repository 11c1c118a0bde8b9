using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Workbooks.Reading;

namespace Kausa.Matching.Office.Workbooks;

/// <summary>A policy document in a sheet: one line of JSON per row of the first column.</summary>
internal static class PolicyText
{
    public static IReadOnlyList<string> Lines(string document) => [.. document.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    public static string Read(IEnumerable<SheetRow> rows)
    {
        var lines = rows.SelectMany(row => row.Cells.Where(cell => cell.Column == 0)).Select(cell => FormulaEscape.Unescape(cell.Text));
        return string.Join('\n', lines) + "\n";
    }
}
