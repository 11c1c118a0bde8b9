using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>Reads <c>kldb2010.csv</c>.</summary>
internal sealed class KldbTable
{
    public KldbTable()
    {
        var groups = EmbeddedTable.Rows("kldb2010.csv", "kldb_code", "level", "title").Select(Parse).ToArray();
        Array.Sort(groups, (a, b) => a.Code.CompareTo(b.Code));
        All = Array.AsReadOnly(groups);
        ByCode = groups.ToDictionary(group => group.Code);
    }

    /// <summary>All entries, ascending by code, so that a group stands before its members.</summary>
    public IReadOnlyList<KldbGroup> All { get; }

    public Dictionary<KldbCode, KldbGroup> ByCode { get; }

    private static KldbGroup Parse(string[] row)
    {
        var group = new KldbGroup(KldbCode.Parse(row[0]), row[2]);
        return group.Level == int.Parse(row[1], NumberStyles.None, CultureInfo.InvariantCulture)
            ? group
            : throw new InvalidDataException($"kldb2010.csv: '{row[0]}' is not on level {row[1]}.");
    }
}
