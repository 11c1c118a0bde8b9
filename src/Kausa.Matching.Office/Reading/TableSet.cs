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

    /// <summary>Those of <see cref="By"/> about whom no row of the table failed or may be missing, so that their rows can be judged together.</summary>
    public IEnumerable<IGrouping<Id<T>, CheckedRow>> CompleteBy<T>(TableSchema schema, Column<Id<T>> owner)
    {
        var failed = this[schema].Rows.Where(row => row.Failed).Select(row => row.Value(owner)).ToHashSet();
        return this[schema].IsWhole && !failed.Contains(null) ? By(schema, owner).Where(rows => !failed.Contains(rows.Key)) : [];
    }
}
