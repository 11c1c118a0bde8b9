using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>A row whose cells have been understood one by one.</summary>
internal sealed class CheckedRow(RawTable table, RawRow raw, int[] cellOfColumn, object?[] values, ReadingLog log)
{
    public int Line => raw.Line;

    /// <summary>Whether anything is wrong with the row; such a row is reported once and never again as a missing reference.</summary>
    public bool Failed { get; private set; }

    /// <summary>The value of a column every row must have; only for rows that have not failed in it.</summary>
    public T Get<T>(Column<T> column)
        where T : notnull => (T)values[column.Ordinal]!;

    /// <summary>A value, or null when the cell is empty.</summary>
    public T? Value<T>(Column<T> column)
        where T : struct => (T?)values[column.Ordinal];

    /// <summary>An object, or null when the cell is empty.</summary>
    public T? Object<T>(Column<T> column)
        where T : class => (T?)values[column.Ordinal];

    /// <summary>A list; empty when the cell is.</summary>
    public ValueList<T> List<T>(Column<ValueList<T>> column) => Object(column) ?? ValueList<T>.Empty;

    /// <summary>The value of any column as text for keys and references; null when the cell is empty or was not understood.</summary>
    public string? KeyText(Column column) => values[column.Ordinal] is { } value ? column.Type.Write(value) : null;

    /// <summary>Reports the cell of a column.</summary>
    public void Fail(Column column, Message allowed) => Fail(column, Text(column), allowed);

    /// <summary>Reports a column with a value that its cell alone does not show, such as a sum.</summary>
    public void Fail(Column column, string value, Message allowed)
    {
        Failed = true;
        log.Problem(table.File, LineOf(column), column.Name, value, allowed, column.Ordinal, CellOf(column), HeadingOf(column));
    }

    /// <summary>Reports the cell of a column unless something holds.</summary>
    public void Check(bool holds, Column column, Message allowed)
    {
        if (!holds)
        {
            Fail(column, allowed);
        }
    }

    /// <summary>Marks the row as failed where the problem has been reported elsewhere.</summary>
    public void MarkFailed() => Failed = true;

    /// <summary>Tells how a cell was understood.</summary>
    public void Notice(Column column, Message meaning, string kind) =>
        log.Notice(table.File, LineOf(column), column.Name, Text(column), meaning, kind, CellOf(column), HeadingOf(column));

    private int LineOf(Column column) => raw.LineOf(cellOfColumn[column.Ordinal]);

    private string? CellOf(Column column) => table.Names?.Cell(LineOf(column), cellOfColumn[column.Ordinal]);

    private string? HeadingOf(Column column) => cellOfColumn[column.Ordinal] is >= 0 and var cell ? table.Header[cell].Trim() : null;

    private string Text(Column column) => cellOfColumn[column.Ordinal] is >= 0 and var cell && cell < raw.Cells.Count ? raw.Cells[cell] : "";
}
