using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>Reads <c>district.csv</c>.</summary>
internal sealed class DistrictTable
{
    public DistrictTable()
    {
        var states = new SortedDictionary<string, FederalState>(StringComparer.Ordinal);
        var districts = new List<District>();
        foreach (var row in EmbeddedTable.Rows("district.csv", "district_ags", "district", "state_ags", "state"))
        {
            if (!states.TryGetValue(row[2], out var state))
                states.Add(row[2], state = new FederalState(row[2], row[3]));
            districts.Add(new District(row[0], row[1], state));
        }

        States = Array.AsReadOnly(states.Values.ToArray());
        districts.Sort((a, b) => string.CompareOrdinal(a.Ags, b.Ags));
        Districts = districts.AsReadOnly();
        ByAgs = Districts.ToDictionary(district => district.Ags, StringComparer.Ordinal);
    }

    /// <summary>The states, ascending by key.</summary>
    public IReadOnlyList<FederalState> States { get; }

    /// <summary>The districts, ascending by key.</summary>
    public IReadOnlyList<District> Districts { get; }

    public Dictionary<string, District> ByAgs { get; }
}

/// <summary>Reads <c>postal_code.csv</c>.</summary>
internal sealed class PostalCodeTable
{
    public PostalCodeTable(DistrictTable districts)
    {
        foreach (var row in EmbeddedTable.Rows("postal_code.csv", "postal_code", "place", "district_ags", "x_100m", "y_100m"))
        {
            var position = new GridPosition(Coordinate(row[3]), Coordinate(row[4]));
            ByCode.Add(row[0], new PostalCodeArea(row[0], row[1], districts.ByAgs[row[2]], position));
        }

        All = Array.AsReadOnly(ByCode.Values.OrderBy(area => area.PostalCode, StringComparer.Ordinal).ToArray());
    }

    /// <summary>The areas, ascending by code.</summary>
    public IReadOnlyList<PostalCodeArea> All { get; }

    public Dictionary<string, PostalCodeArea> ByCode { get; } = new(StringComparer.Ordinal);

    private static int Coordinate(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
