using Kausa.Matching.Model;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Writing;

/// <summary>One fact told otherwise: a cell of a table in all rows of one identifier.</summary>
/// <param name="Table">Name of the table, for example <c>candidates</c>.</param>
/// <param name="Id">What stands in the first column of the rows.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Value">The new value as a file would hold it; empty is "not known".</param>
public sealed record FactChange(string Table, string Id, string Column, string Value);

/// <summary>What would a market be if some facts were otherwise: written, changed and read again, so that every check of files holds.</summary>
public static class ChangedMarket
{
    /// <summary>Changes facts.</summary>
    /// <param name="market">The market; it stays as it is.</param>
    /// <param name="changes">Facts told otherwise, one after the other.</param>
    /// <param name="language">Language of problems.</param>
    /// <returns>The changed market, or every problem in the way.</returns>
    /// <exception cref="ArgumentException">There is no such table, row or column; the message names those that there are.</exception>
    public static MarketReadResult Of(Market market, IReadOnlyCollection<FactChange> changes, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(changes);
        var tables = MarketRows.Of(market);
        foreach (var change in changes)
        {
            Apply(change, tables);
        }

        using var sink = new MemoryMarketSink();
        using (var head = sink.Create(MarketSchema.MarketFile))
        {
            MarketJsonWriter.Write(head, [.. MarketSchema.Market.Columns.Select(column => column.Name)], MarketRows.Head(market));
        }

        MarketWriter.Write(tables, sink);
        sink.Complete();
        return MarketReader.Read(new MemoryMarketSource(sink.Files), language);
    }

    private static void Apply(FactChange change, IReadOnlyDictionary<TableSchema, IReadOnlyList<string[]>> tables)
    {
        var schema = tables.Keys.FirstOrDefault(table => table.Name == change.Table)
            ?? throw new ArgumentException($"'{change.Table}' is no table; allowed: {string.Join(", ", tables.Keys.Select(table => table.Name).Order(StringComparer.Ordinal))}.", nameof(change));
        var columns = schema.Columns.Where(known => !known.IsOnlyRead && known.Ordinal > 0).ToList();
        var column = columns.Find(known => known.Name == change.Column)
            ?? throw new ArgumentException($"'{change.Column}' is no fact of {change.Table}; allowed: {string.Join(", ", Near(change.Column, columns.ConvertAll(known => known.Name)))}.", nameof(change));
        var rows = tables[schema].Where(row => row[0] == change.Id).ToList();
        if (rows.Count == 0)
        {
            throw new ArgumentException($"{change.Table} has no row '{change.Id}'.", nameof(change));
        }

        foreach (var row in rows)
        {
            row[column.Ordinal] = change.Value;
        }
    }

    // Those that hold what was typed, where there are any.
    private static List<string> Near(string typed, List<string> names) =>
        typed.Length > 2 && names.FindAll(name => name.Contains(typed, StringComparison.Ordinal)) is { Count: > 0 } near ? near : names;
}
