using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Understands a raw table by its schema: headers first, then each cell by itself.</summary>
internal sealed class TableChecker(ReadingLog log)
{
    /// <summary>Checks a table; every problem of its cells goes to the log. After the last row it asks the medium whether the table is whole.</summary>
    public CheckedTable Check(TableSchema schema, RawTable raw, Func<bool> isWhole)
    {
        var cellOfColumn = Columns(schema, raw);
        var isComplete = schema.Columns.All(column => !column.IsRequired || cellOfColumn[column.Ordinal] >= 0);
        var rows = new List<CheckedRow>();
        var isLastShort = false;
        foreach (var row in raw.Rows)
        {
            rows.Add(Row(schema, raw, row, cellOfColumn));
            isLastShort = row.Cells.Count < raw.Header.Count;
        }

        return new(schema, raw.File, rows, isWhole() && (isComplete || (schema.IsEntity && cellOfColumn[0] >= 0))) { IsSheet = raw.Names is not null, EndsInRow = isLastShort };
    }

    // For each column of the schema the cell it stands in, -1 for a column the file does not have.
    private int[] Columns(TableSchema schema, RawTable raw)
    {
        var cellOfColumn = Enumerable.Repeat(-1, schema.Columns.Count).ToArray();
        for (var cell = 0; cell < raw.Header.Count; cell++)
        {
            var header = raw.Header[cell].Trim();
            if (header.Length == 0 && raw.Names is not null)
            {
                // A column of a sheet without header; what stands below is a fault of its row.
                continue;
            }

            if (schema.FindHeader(header) is not { } column)
            {
                Header(raw, cell, header, UnknownHeader(schema, raw, header), cell);
            }
            else if (cellOfColumn[column.Ordinal] >= 0)
            {
                Header(raw, cell, header, Message.Of(raw.KeyLines is null ? MessageCode.ColumnTwice : MessageCode.KeyTwice), cell);
            }
            else
            {
                cellOfColumn[column.Ordinal] = cell;
            }
        }

        foreach (var column in schema.Columns.Where(column => column.IsRequired && cellOfColumn[column.Ordinal] < 0))
        {
            Header(raw, raw.Header.Count, "", Message.Of(raw.KeyLines is null ? MessageCode.ColumnMissing : MessageCode.KeyMissing, ("name", column.Name), ("german", column.German)), raw.Header.Count + column.Ordinal);
        }

        if (schema.IsEntity && cellOfColumn[0] > 0 && raw.Names is null)
        {
            Header(raw, 0, raw.Header[0], Message.Of(MessageCode.IdFirst), -1);
        }

        return cellOfColumn;
    }

    private void Header(RawTable raw, int cell, string value, Message allowed, int position) =>
        log.Problem(
            raw.File, raw.KeyLines?.ElementAtOrDefault(cell) is > 0 and var line ? line : raw.HeaderLine, raw.KeyLines is null ? "header" : "key", value, allowed, position, raw.Names?.Header(cell));

    private static Message UnknownHeader(TableSchema schema, RawTable raw, string header)
    {
        if (schema.OtherHeader(header) is { } other)
        {
            return other;
        }

        var meant = Suggestion.Nearest(header, schema.Columns.Select(column => column.Name));
        if (meant is null && schema.IsAboutPeople && ForbiddenColumns.Holds(header))
        {
            return Message.Of(MessageCode.ColumnForbidden);
        }

        if (meant is null && schema.Find("restriction_wishes") is not null && ForbiddenColumns.Holds(header))
        {
            return Message.Of(MessageCode.ColumnUnlawful);
        }

        var german = Suggestion.Nearest(header, schema.Columns.Select(column => column.German));
        var column = meant is null ? schema.Columns.FirstOrDefault(column => column.German == german) : schema.Find(meant);
        return column is null
            ? Message.Of(raw.KeyLines is null ? MessageCode.ColumnUnknown : MessageCode.KeyUnknown, ("allowed", schema.Columns))
            : Message.Of(MessageCode.DidYouMean, ("nearest", column), ("allowed", schema.Columns));
    }

    private CheckedRow Row(TableSchema schema, RawTable raw, RawRow row, int[] cellOfColumn)
    {
        var values = new object?[schema.Columns.Count];
        var checkedRow = new CheckedRow(raw, row, cellOfColumn, values, log);
        var faulty = new HashSet<int>();
        foreach (var (cell, value, allowed) in row.Faults.Where(fault => faulty.Add(fault.Cell)))
        {
            var position = Array.IndexOf(cellOfColumn, cell);
            log.Problem(raw.File, row.LineOf(cell), HeaderOf(raw, cell), value, allowed, position < 0 ? cell : position, raw.Names?.Cell(row.LineOf(cell), cell), HeadingOf(raw, cell));
            checkedRow.MarkFailed();
        }

        foreach (var (cell, value, meaning, kind) in row.Notes)
        {
            log.Notice(raw.File, row.LineOf(cell), HeaderOf(raw, cell), value, meaning, kind, raw.Names?.Cell(row.LineOf(cell), cell), HeadingOf(raw, cell));
        }

        if (row.Cells.Count != raw.Header.Count)
        {
            checkedRow.MarkFailed();
            if (faulty.Count == 0)
            {
                var allowed = Message.Of(MessageCode.CellCount, ("count", raw.Header.Count), ("start", CellText.Shown(row.Cells[0])));
                log.Problem(raw.File, row.Line, "row", Message.Of(MessageCode.Cells, ("count", row.Cells.Count)), allowed);
            }

            ReadFirst(schema, row, cellOfColumn, values);
            return checkedRow;
        }

        foreach (var column in schema.Columns)
        {
            var cell = cellOfColumn[column.Ordinal];
            if (cell >= 0 && !faulty.Contains(cell))
            {
                Cell(column, row.Cells[cell], values, checkedRow, raw.Names is not null);
            }
            else if (column.IsRequired)
            {
                // Said once with the header, or with the fault.
                checkedRow.MarkFailed();
            }
        }

        return checkedRow;
    }

    private static string HeaderOf(RawTable raw, int cell) => cell < raw.Header.Count ? raw.Header[cell].Trim() : "row";

    private static string? HeadingOf(RawTable raw, int cell) => cell >= raw.Header.Count ? null : raw.Header[cell].Trim();

    private static void Cell(Column column, string text, object?[] values, CheckedRow row, bool isSheet)
    {
        var trimmed = column.Type.KeepsSpaces ? text : text.Trim();
        if (trimmed.Length == 0)
        {
            row.Check(!column.IsRequired, column, Message.Of(MessageCode.Required, ("allowed", column.Type.Allowed)));
            return;
        }

        var reading = column.Type.Read(trimmed);
        values[column.Ordinal] = reading.Value;
        if (reading.Value is null)
        {
            row.Fail(column, reading.Allowed!);
        }
        else if (reading.Notice is { } notice && !(reading.IsWord && isSheet))
        {
            row.Notice(column, notice, "written in another way");
        }
    }

    // A row with too few or too many cells still counts as there: as the one others refer to, or as a fact about the one it begins with.
    private static void ReadFirst(TableSchema schema, RawRow row, int[] cellOfColumn, object?[] values)
    {
        var cell = cellOfColumn[0];
        if (cell >= 0 && cell < row.Cells.Count)
        {
            values[0] = schema.Columns[0].Type.Read(row.Cells[cell].Trim()).Value;
        }
    }
}
