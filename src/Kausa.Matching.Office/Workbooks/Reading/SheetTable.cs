using DocumentFormat.OpenXml.Packaging;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>Reads a sheet with a header row as a table: hints and examples are no rows, and what a spreadsheet did to cells is said.</summary>
/// <param name="name">Name of the sheet.</param>
/// <param name="schema">What it holds.</param>
/// <param name="parts">The workbook.</param>
/// <param name="log">Where problems go.</param>
/// <param name="tooMany">What is said of a sheet with too many rows.</param>
internal sealed class SheetTable(string name, TableSchema schema, WorkbookParts parts, ReadingLog log, MessageCode tooMany = MessageCode.SheetRows)
{
    /// <summary>The most rows of one sheet; larger markets are exchanged as folders.</summary>
    public const int MostRows = 200_000;

    private static readonly string[] HintMarks = [.. OfficeWords.All.Select(words => words["hint.prefix"].Trim())];
    private static readonly string[] ExampleMarks = [.. OfficeWords.All.Select(words => words["example.prefix"].Trim())];
    private bool _isWhole = true;

    /// <summary>The first example row that was passed over; null when there was none.</summary>
    public string? Example { get; private set; }

    /// <summary>Reads and checks the sheet.</summary>
    public CheckedTable Read(WorksheetPart part)
    {
        var merged = SheetRows.Merged(part);
        foreach (var range in merged)
        {
            var first = range.Split(':')[0];
            log.Problem(name, 1, "cells", Message.Of(MessageCode.Merged), Message.Of(MessageCode.MergedCells, ("range", range)), first);
        }

        if (merged.Count > 0)
        {
            return CheckedTable.Broken(schema, name, isSheet: true);
        }

        using var rows = SheetRows.Read(part, parts).GetEnumerator();
        if (!rows.MoveNext())
        {
            log.Problem(name, MessageCode.Empty, Message.Of(MessageCode.HeaderRow), CellNames.Of(0, 1));
            return CheckedTable.Broken(schema, name, isSheet: true);
        }

        var header = Header(rows.Current);
        var raw = new RawTable(name, rows.Current.Row, header, Rows(rows, header)) { Names = new GridNames(rows.Current.Row, header.Length) };
        return new TableChecker(log).Check(schema, raw, () => _isWhole);
    }

    private string[] Header(SheetRow row)
    {
        var header = new string[row.Cells[^1].Column + 1];
        Array.Fill(header, "");
        foreach (var cell in row.Cells)
        {
            header[cell.Column] = CellConversion.Convert(cell, null, parts.CountsFrom1904).Text.Trim();
        }

        return header;
    }

    private IEnumerable<RawRow> Rows(IEnumerator<SheetRow> rows, string[] header)
    {
        var columns = Array.ConvertAll(header, schema.FindHeader);
        var keyCell = Math.Max(Array.IndexOf(columns, schema.Columns[0]), 0);
        for (var count = 0; rows.MoveNext();)
        {
            var row = rows.Current;
            var mark = row.Cells.FirstOrDefault(cell => cell.Column == keyCell && cell.Kind == SheetCellKind.Text).Text?.TrimStart() ?? "";
            if (StartsWith(mark, HintMarks))
            {
                continue;
            }

            if (StartsWith(mark, ExampleMarks))
            {
                Example ??= mark;
                continue;
            }

            if (++count > MostRows)
            {
                _isWhole = false;
                log.Problem(name, row.Row, "row", mark, Message.Of(tooMany, ("max", MostRows)), cell: CellNames.Of(0, row.Row));
                yield break;
            }

            yield return Row(row, header, columns);
        }
    }

    private RawRow Row(SheetRow row, string[] header, Column?[] columns)
    {
        var cells = new string[header.Length];
        Array.Fill(cells, "");
        var faults = new List<CellFault>();
        var notes = new List<CellNote>();
        foreach (var cell in row.Cells)
        {
            var hasHeader = cell.Column < header.Length && header[cell.Column].Length > 0;
            var conversion = CellConversion.Convert(cell, hasHeader ? columns[cell.Column] : null, parts.CountsFrom1904);
            if (!hasHeader)
            {
                faults.Add(new(cell.Column, conversion.Text, Message.Of(MessageCode.NoHeaderAbove)));
                continue;
            }

            cells[cell.Column] = conversion.Text;
            if (conversion.Allowed is { } allowed)
            {
                faults.Add(new(cell.Column, conversion.Text, allowed));
            }
            else if (columns[cell.Column] is not null)
            {
                AddNotes(cell, conversion, notes);
            }
        }

        if (row.IsHidden)
        {
            notes.Add(new(row.Cells[0].Column, cells[Math.Min(row.Cells[0].Column, cells.Length - 1)], Message.Of(MessageCode.RowHidden), "hidden row"));
        }

        return new RawRow(row.Row, cells) { Faults = faults, Notes = notes };
    }

    private static void AddNotes(SheetCell cell, Conversion conversion, List<CellNote> notes)
    {
        if (cell.IsFormula)
        {
            notes.Add(new(cell.Column, conversion.Text, Message.Of(MessageCode.Formula), "formula"));
        }

        if (conversion.Note is { } note)
        {
            notes.Add(new(cell.Column, cell.Text, note, note.Kind));
        }
    }

    private static bool StartsWith(string text, string[] marks) => marks.Any(mark => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase));
}
