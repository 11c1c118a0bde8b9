namespace Kausa.Matching.Catalogue.Search;

/// <summary>A town or district with its words.</summary>
/// <param name="Name">The name as shown.</param>
/// <param name="IsDistrict">Whether it is a district.</param>
/// <param name="District">The district.</param>
/// <param name="Areas">Its postal codes, ascending.</param>
/// <param name="Words">Folded words of the name, without those that only say that it is a district.</param>
/// <param name="Main">Which of the words a search is held to: no titles (Lutherstadt), and nothing that tells towns of one name apart (am Main, Saale).</param>
/// <param name="Around">Folded words of district and state, which may be added to a search: "Neustadt Bayern".</param>
internal sealed record PlaceEntry(string Name, bool IsDistrict, District District, PostalCodeArea[] Areas, string[] Words, bool[] Main, string[] Around)
{
    /// <summary>Whether it is an independent city: a district whose name does not say that it is one.</summary>
    public bool IsCity => (IsDistrict || Name == District.Name) && !PlaceIndex.NamesDistrict(District.Name);
}

/// <summary>What a word of a search says about districts.</summary>
internal enum DistrictWord
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That a district is meant: Landkreis, LK, Kreis, Region.</summary>
    District,

    /// <summary>That an independent city is meant: Stadtkreis.</summary>
    City,
}

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

        // Towns whose postal code is known by the name of another place.
        var unnamed = EmbeddedTable.Rows("place_synonym.csv", "town", "postal_code", "reason")
            .Select(row => (Town: row[0], Area: catalogue.PostalCode(row[1]) ?? throw new InvalidDataException($"place_synonym.csv: '{row[1]}' is no postal code.")))
            .Select(town => Entry(town.Town, false, town.Area.District, [town.Area]));
        var byDistrict = catalogue.PostalCodes.ToLookup(area => area.District.Ags, StringComparer.Ordinal);

        // An independent city is its town: once is enough.
        var cities = towns.Where(town => town.Name == town.District.Name).Select(town => town.District.Ags).ToHashSet(StringComparer.Ordinal);
        var districts = catalogue.Districts
            .Where(district => !cities.Contains(district.Ags) && byDistrict[district.Ags].Any())
            .Select(district => Entry(district.Name, true, district, [.. byDistrict[district.Ags]]));
        Entries = [.. towns, .. unnamed, .. districts];
    }

    /// <summary>The index of the shared catalogue; built on first use, thread-safe.</summary>
    public static PlaceIndex Shared => LazyShared.Value;

    /// <summary>Towns by their first postal code, those known by another name, then districts by key.</summary>
    public PlaceEntry[] Entries { get; }

    /// <summary>The words of a name or a search; "St." is written out.</summary>
    public static string[] Words(string text) => Array.ConvertAll(SearchWords.OfName(text), word => word is "st" or "skt" ? "sankt" : word);

    /// <summary>What a folded word says about districts, whichever of them the name has.</summary>
    public static DistrictWord KindOf(string word) => word switch
    {
        "landkreis" or "landkr" or "lk" or "lkr" or "kreis" or "kr" or "region" or "stadteregion" or "regionalverband" => DistrictWord.District,
        "stadtkreis" or "kreisfrei" or "kreisfreie" => DistrictWord.City,
        _ => DistrictWord.None,
    };

    /// <summary>Whether the name of a district says that it is one: Burgenlandkreis, Region Hannover.</summary>
    public static bool NamesDistrict(string name) => Array.Exists(Words(name), word => KindOf(word) != DistrictWord.None || word.Contains("kreis", StringComparison.Ordinal));

    private static PlaceEntry Entry(string name, bool isDistrict, District district, PostalCodeArea[] areas)
    {
        var words = NamingWords(name);
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        var end = bracket < 0 ? words.Length : NamingWords(name[..bracket]).Length;
        var preposition = Array.FindIndex(words, Math.Min(1, words.Length), IsPreposition);
        var main = words.Select((word, i) => i < end && (preposition < 0 || i < preposition) && !IsTitle(word)).ToArray();
        return new(name, isDistrict, district, areas, words, main.Contains(true) ? main : [.. words.Select(_ => true)], [.. Words(district.Name), .. Words(district.State.Name)]);
    }

    private static string[] NamingWords(string name) => Array.FindAll(Words(name), word => KindOf(word) == DistrictWord.None);

    private static bool IsPreposition(string word) => word is "a" or "am" or "an" or "auf" or "b" or "bei" or "i" or "im" or "in" or "ob" or "unter" or "v" or "vor";

    private static bool IsTitle(string word) => word is "hansestadt" or "landeshauptstadt" or "lutherstadt" or "stadt" or "universitatsstadt";
}
