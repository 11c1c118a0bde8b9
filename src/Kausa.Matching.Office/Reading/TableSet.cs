using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Reading;

/// <summary>All tables of a market but the head, by schema.</summary>
internal sealed class TableSet(IEnumerable<CheckedTable> tables)
{
    private readonly Dictionary<string, CheckedTable> _byName = tables.ToDictionary(table => table.Schema.Name, StringComparer.Ordinal);

    public IEnumerable<CheckedTable> All => _byName.Values;

    public CheckedTable this[string name] => _byName[name];

    public CheckedTable this[TableSchema schema] => _byName[schema.Name];

    /// <summary>The good rows of a table by what they belong to.</summary>
    public ILookup<Id<T>, CheckedRow> By<T>(TableSchema schema, Column<Id<T>> owner) => this[schema].GoodRows.ToLookup(row => row.Get(owner));

    /// <summary>What rows of a table belong to that failed; facts about those are incomplete and must not be judged as a whole.</summary>
    public HashSet<Id<T>> FailedOwners<T>(TableSchema schema, Column<Id<T>> owner) =>
        [.. this[schema].Rows.Where(row => row.Failed).Select(row => row.Value(owner)).OfType<Id<T>>()];
}
