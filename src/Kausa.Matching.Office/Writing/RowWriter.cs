using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Writing;

/// <summary>Writes one row; every cell is read back at once, so that nothing is written that would not come back as the same fact.</summary>
/// <param name="schema">The table.</param>
/// <param name="words">Language of what is refused.</param>
/// <param name="unwritable">Takes what cannot be written, which then stands in its row all the same; null refuses it at once.</param>
internal sealed class RowWriter(TableSchema schema, OfficeWords words, ICollection<UnwritableFact>? unwritable = null)
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

    /// <summary>Refuses a row whose facts, each of which can be written, cannot stand beside each other.</summary>
    /// <param name="holds">Whether they can.</param>
    /// <param name="column">The column that is named.</param>
    /// <param name="allowed">What it may hold.</param>
    /// <param name="others">Columns that mend the row as well; the row can always go.</param>
    /// <exception cref="FactUnwritableException">They cannot, and such rows are refused at once.</exception>
    public void Require(bool holds, Column column, Message allowed, params ReadOnlySpan<Column> others)
    {
        if (!holds)
        {
            Refuse(column, allowed, [column.Ordinal, .. others.ToArray().Select(other => other.Ordinal)]);
        }
    }

    /// <summary>Refuses a row that does not hold all that it stands for: only without it the rest can be written.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="column">The column that is named.</param>
    /// <param name="allowed">What it may hold.</param>
    /// <exception cref="FactUnwritableException">It does not, and such rows are refused at once.</exception>
    public void RequireOrGo(bool holds, Column column, Message allowed)
    {
        if (!holds)
        {
            Refuse(column, allowed, []);
        }
    }

    private static string[] NewRow(TableSchema schema) => [.. Enumerable.Repeat("", schema.Columns.Count)];

    private string Checked<T>(Column<T> column, T value)
        where T : notnull
    {
        var text = column.Type.Write(value);
        var back = text.Length == 0 ? CellReading.Refused(column.Type.Allowed) : column.Type.Read(text);
        var isSame = back.Value is T same && EqualityComparer<T>.Default.Equals(same, value) && back.Notice is null && CellText.Fault(text) is null;
        if (!isSame)
        {
            Refuse(column, back.Allowed ?? column.Type.Allowed, [column.Ordinal]);
        }

        return text;
    }

    private void Refuse(Column column, Message allowed, int[] mendedBy)
    {
        var refusal = Message.Of(MessageCode.FactUnwritable, ("file", MarketSchema.FileOf(schema)), ("column", column.Name), ("allowed", allowed.In(words))).In(words);
        if (unwritable is null)
        {
            throw new FactUnwritableException(refusal);
        }

        unwritable.Add(new UnwritableFact(_cells, mendedBy, refusal));
    }
}
