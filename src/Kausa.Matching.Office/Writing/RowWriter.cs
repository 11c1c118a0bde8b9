using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Writing;

/// <summary>Writes one row; every cell is read back at once, so that nothing is written that would not come back as the same fact.</summary>
/// <param name="schema">The table.</param>
/// <param name="words">Language of what is refused.</param>
internal sealed class RowWriter(TableSchema schema, OfficeWords words)
{
    private string[] _cells = NewRow(schema);

    /// <summary>Puts a value; null leaves the cell empty.</summary>
    public void Put<T>(Column<T> column, T? value)
        where T : struct
    {
        if (value is { } known)
        {
            _cells[column.Ordinal] = Checked(column, known);
        }
    }

    /// <summary>Puts an object; null leaves the cell empty.</summary>
    public void Put<T>(Column<T> column, T? value)
        where T : class
    {
        if (value is not null)
        {
            _cells[column.Ordinal] = Checked(column, value);
        }
    }

    /// <summary>Puts a list for which an empty cell means that it is empty.</summary>
    public void PutList<T>(Column<ValueList<T>> column, ValueList<T> values)
        where T : notnull => Put(column, values.Count == 0 ? null : values);

    /// <summary>Takes the finished row and begins the next.</summary>
    public string[] Take()
    {
        var row = _cells;
        _cells = NewRow(schema);
        return row;
    }

    /// <summary>Refuses a market that cannot be written as what it is.</summary>
    /// <exception cref="FactUnwritableException">It does not hold.</exception>
    public static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new FactUnwritableException(problem);
        }
    }

    private static string[] NewRow(TableSchema schema) => [.. Enumerable.Repeat("", schema.Columns.Count)];

    private string Checked<T>(Column<T> column, T value)
        where T : notnull
    {
        var text = column.Type.Write(value);
        var back = text.Length == 0 ? CellReading.Refused(column.Type.Allowed) : column.Type.Read(text);
        var isSame = back.Value is T same && EqualityComparer<T>.Default.Equals(same, value) && back.Notice is null && CellText.Fault(text) is null;
        return isSame ? text : throw new FactUnwritableException(
            Message.Of(MessageCode.FactUnwritable, ("file", MarketSchema.FileOf(schema)), ("column", column.Name), ("allowed", (back.Allowed ?? column.Type.Allowed).In(words))).In(words));
    }
}
