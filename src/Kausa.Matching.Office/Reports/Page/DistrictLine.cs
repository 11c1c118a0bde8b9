using Kausa.Matching.Catalogue;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>How places and people of a district stand to each other, in words that also colour the map.</summary>
internal enum DistrictBalance
{
    /// <summary>Neither people nor places.</summary>
    Nothing,

    /// <summary>Places, but nobody lives here.</summary>
    PlacesOnly,

    /// <summary>People, but no place.</summary>
    PeopleOnly,

    /// <summary>More than four people for one place.</summary>
    OverFourPerPlace,

    /// <summary>More than two people for one place, at most four.</summary>
    UpToFourPerPlace,

    /// <summary>More than one person for one place, at most two.</summary>
    UpToTwoPerPlace,

    /// <summary>At least as many places as people.</summary>
    UpToOnePerPlace,
}

/// <summary>One district in the overview.</summary>
/// <param name="Letter">Its sign on the map; empty for lines that are not on it.</param>
/// <param name="District">The district; null for "not known".</param>
/// <param name="IsInRegion">Whether the office is responsible for it.</param>
/// <param name="PersonCount">People with consent who live there.</param>
/// <param name="WithOptionsCount">Those of them who have at least one option.</param>
/// <param name="PlaceCount">Places there that are neither filled nor withdrawn.</param>
internal sealed record DistrictLine(string Letter, District? District, bool IsInRegion, int PersonCount, int WithOptionsCount, int PlaceCount)
{
    public DistrictBalance Balance => (PersonCount, PlaceCount) switch
    {
        (0, 0) => DistrictBalance.Nothing,
        (0, _) => DistrictBalance.PlacesOnly,
        (_, 0) => DistrictBalance.PeopleOnly,
        _ => PersonCount <= PlaceCount ? DistrictBalance.UpToOnePerPlace
            : PersonCount <= 2 * PlaceCount ? DistrictBalance.UpToTwoPerPlace
            : PersonCount <= 4 * PlaceCount ? DistrictBalance.UpToFourPerPlace
            : DistrictBalance.OverFourPerPlace,
    };
}
