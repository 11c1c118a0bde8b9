namespace Kausa.Matching.Catalogue.Search;

/// <summary>A town or district with its words.</summary>
/// <param name="Name">The name as shown.</param>
/// <param name="IsDistrict">Whether it is a district.</param>
/// <param name="District">The district.</param>
/// <param name="Areas">Its postal codes, ascending.</param>
/// <param name="Words">Folded words of the name.</param>
/// <param name="Around">Folded words of district and state, which may be added to a search: "Neustadt Bayern".</param>
internal sealed record PlaceEntry(string Name, bool IsDistrict, District District, PostalCodeArea[] Areas, string[] Words, string[] Around);

/// <summary>All towns and districts of the postal codes.</summary>
internal sealed class PlaceIndex
{
    private static readonly Lazy<PlaceIndex> LazyShared = new(() => new PlaceIndex(ReferenceCatalogue.Shared));

    private PlaceIndex(ReferenceCatalogue catalogue)
    {
        var towns = catalogue.PostalCodes
            .GroupBy(area => (area.PlaceName, area.District.Ags))
            .Select(areas => Entry(areas.Key.PlaceName, false, areas.First().District, [.. areas]))
            .ToArray();
        var byDistrict = catalogue.PostalCodes.ToLookup(area => area.District.Ags, StringComparer.Ordinal);

        // An independent city is its town: once is enough.
        var cities = towns.Where(town => town.Name == town.District.Name).Select(town => town.District.Ags).ToHashSet(StringComparer.Ordinal);
        var districts = catalogue.Districts
            .Where(district => !cities.Contains(district.Ags) && byDistrict[district.Ags].Any())
            .Select(district => Entry(district.Name, true, district, [.. byDistrict[district.Ags]]));
        Entries = [.. towns, .. districts];
    }

    /// <summary>The index of the shared catalogue; built on first use, thread-safe.</summary>
    public static PlaceIndex Shared => LazyShared.Value;

    /// <summary>Towns by their first postal code, then districts by key.</summary>
    public PlaceEntry[] Entries { get; }

    /// <summary>The words of a name or a search; "St." is written out.</summary>
    public static string[] Words(string text) => Array.ConvertAll(SearchWords.OfName(text), word => word is "st" or "skt" ? "sankt" : word);

    private static PlaceEntry Entry(string name, bool isDistrict, District district, PostalCodeArea[] areas) =>
        new(name, isDistrict, district, areas, Words(name), [.. Words(district.Name), .. Words(district.State.Name)]);
}
