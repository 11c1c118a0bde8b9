using DocumentFormat.OpenXml.Packaging;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>Reads the facts about the office from the first sheet: below the row that begins with "Angabe", one fact a row until an empty one, the value beside its name.</summary>
internal sealed class OfficeForm(string name, TableSchema schema, WorkbookParts parts, ReadingLog log)
{
    private static readonly string[] Headings = [.. OfficeWords.All.Select(words => words["office.fact"])];

    /// <summary>Reads and checks the facts.</summary>
    public CheckedTable Read(WorksheetPart part)
    {
        var facts = Facts(part);
        if (facts.Count == 0)
        {
            log.Problem(name, 1, "file", "", Message.Of(MessageCode.OfficeFacts, ("heading", Headings[0])), cell: CellNames.Of(0, 1));
            return CheckedTable.Broken(schema, name, isSheet: true);
        }

        var conversions = facts.ConvertAll(fact => fact.Value is { } value ? CellConversion.Convert(value, schema.FindHeader(fact.Name), parts.CountsFrom1904) : new(""));
        int[] rows = [.. facts.Select(fact => fact.Row)];
        var row = new RawRow(rows[0], [.. conversions.Select(conversion => conversion.Text)], rows)
        {
            Faults = [.. conversions.Index().Where(c => c.Item.Allowed is not null).Select(c => new CellFault(c.Index, c.Item.Text, c.Item.Allowed!))],
            Notes = [.. conversions.Index().Where(c => c.Item.Allowed is null && c.Item.Note is not null).Select(c => new CellNote(c.Index, c.Item.Text, c.Item.Note!, c.Item.Note!.Kind))],
        };
        var table = new RawTable(name, rows[0] - 1, [.. facts.Select(fact => fact.Name)], [row]) { Names = new FormNames(rows[0] - 1, rows) };
        return new TableChecker(log).Check(schema, table, () => true);
    }

    private List<(string Name, SheetCell? Value, int Row)> Facts(WorksheetPart part)
    {
        var facts = new List<(string, SheetCell?, int)>();
        var last = 0;
        foreach (var row in SheetRows.Read(part, parts))
        {
            var name = row.Cells[0] is { Column: 0, Kind: SheetCellKind.Text } first ? first.Text.Trim() : "";
            if (last == 0)
            {
                last = Headings.Contains(name, StringComparer.OrdinalIgnoreCase) ? row.Row : 0;
            }
            else if (row.Row > last + 1 || name.Length == 0)
            {
                break;
            }
            else
            {
                SheetCell? value = row.Cells.Any(cell => cell.Column == 1) ? row.Cells.First(cell => cell.Column == 1) : null;
                facts.Add((name, value, row.Row));
                last = row.Row;
            }
        }

        return facts;
    }
}
