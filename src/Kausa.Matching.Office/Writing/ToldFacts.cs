using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Writing;

/// <summary>Which change told what, so that no two are about the same fact and a problem finds the one that put it there.</summary>
internal sealed class ToldFacts
{
    private readonly List<Row> _rows = [];
    private readonly Dictionary<string[], Row> _byCells = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a row held before any change, or as it was added.</summary>
    public string[] Before(string[] row) => _byCells.TryGetValue(row, out var known) ? known.Before : row;

    /// <summary>An earlier change about rows that a change is about.</summary>
    /// <param name="schema">Their table.</param>
    /// <param name="column">The column that is set; null where the rows go.</param>
    /// <param name="isMeant">Whether a row is one of them, by what it held before any change.</param>
    /// <returns>The change; null where there is none.</returns>
    public FactChange? Clash(TableSchema schema, int? column, Predicate<string[]> isMeant) => _rows
        .Where(row => row.Schema == schema && isMeant(row.Before))
        .Select(row => row.GoneBy ?? (column is { } set ? row.Cells.GetValueOrDefault(set) : row.Cells.Values.FirstOrDefault()))
        .FirstOrDefault(change => change is not null);

    /// <summary>The earlier change that added the same row; null where there is none.</summary>
    public FactChange? Added(TableSchema schema, string[] added) =>
        _rows.Find(row => row.Schema == schema && row.AddedBy is not null && row.Before.AsSpan().SequenceEqual(added))?.AddedBy;

    public void Add(TableSchema schema, string[] added, IEnumerable<int> columns, FactChange change)
    {
        var row = Of(schema, added);
        row.AddedBy = change;
        foreach (var column in columns)
        {
            row.Cells[column] = change;
        }
    }

    /// <summary>Notes that a cell is set, before it is.</summary>
    public void Set(TableSchema schema, string[] now, int column, FactChange change) => Of(schema, now).Cells[column] = change;

    /// <summary>Whether a change mends what no file can hold: one of its cells was told otherwise, or its row is gone.</summary>
    public bool Mends(UnwritableFact fact) =>
        _byCells.TryGetValue(fact.Row, out var row) && (row.GoneBy is not null || Array.Exists(fact.MendedBy, row.Cells.ContainsKey));

    public void Gone(TableSchema schema, IEnumerable<string[]> rows, FactChange change)
    {
        foreach (var row in rows)
        {
            Of(schema, row).GoneBy = change;
        }
    }

    /// <summary>A problem of the rows as they were read again, told by the change that put it there.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="tables">The rows in the order in which they were read.</param>
    /// <param name="changes">All changes.</param>
    /// <returns>The problem with its value where a change told it.</returns>
    public MarketProblem Explain(MarketProblem problem, Dictionary<TableSchema, List<string[]>> tables, IReadOnlyList<FactChange> changes)
    {
        var table = tables.FirstOrDefault(table => MarketSchema.FileOf(table.Key) == problem.File);
        var now = table.Key is null ? null : RowAt(table.Value, problem.Line);
        var row = now is null ? null : _byCells.GetValueOrDefault(now);
        var cell = table.Key?.Columns.FirstOrDefault(column => column.Name == problem.Column) is { } column ? row?.Cells.GetValueOrDefault(column.Ordinal) : null;
        var by = cell
            ?? row?.AddedBy
            ?? Only(row?.Cells.Values)
            ?? Only(changes.Where(change => change.Table == table.Key?.Name && change.Id == now?[0]))
            ?? Only(changes.Where(change => change.Table == table.Key?.Name))
            ?? Only(changes);
        return (cell is null ? problem.WithoutValue() : problem).ByChange(by is null ? null : changes.Index().First(told => ReferenceEquals(told.Item, by)).Index, by?.Table == table.Key?.Name);
    }

    private static FactChange? Only(IEnumerable<FactChange>? changes) => changes?.Distinct().Take(2).ToList() is [var only] ? only : null;

    // A row begins on the line after the one before it, which is longer where a cell has several lines.
    private static string[]? RowAt(List<string[]> rows, int line)
    {
        var begins = 2;
        foreach (var row in rows)
        {
            if (begins >= line)
            {
                return begins == line ? row : null;
            }

            begins += 1 + row.Sum(cell => cell.Count(c => c == '\n'));
        }

        return null;
    }

    private Row Of(TableSchema schema, string[] now)
    {
        if (_byCells.TryGetValue(now, out var row))
        {
            return row;
        }

        row = new Row(schema, [.. now]);
        _rows.Add(row);
        _byCells.Add(now, row);
        return row;
    }

    private sealed record Row(TableSchema Schema, string[] Before)
    {
        public Dictionary<int, FactChange> Cells { get; } = [];

        public FactChange? AddedBy { get; set; }

        public FactChange? GoneBy { get; set; }
    }
}
