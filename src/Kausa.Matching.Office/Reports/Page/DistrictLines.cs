using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>Counts people and places by district.</summary>
internal static class DistrictLines
{
    /// <summary>One line per district of the region, then those outside it where somebody lives or a place lies, then "not known".</summary>
    /// <param name="market">The market.</param>
    /// <param name="regionAgs">Districts or states of the office; empty is everywhere, and then the districts in use are the region.</param>
    /// <param name="people">People with consent.</param>
    public static ValueList<DistrictLine> Of(Market market, IReadOnlyList<string> regionAgs, IReadOnlyList<PersonLine> people)
    {
        var homes = people.ToLookup(line => market.FindCandidate(line.Id)!.Home?.DistrictAgs ?? string.Empty);
        var places = market.Places.Where(place => place.State is null or PlaceState.Open).ToLookup(place => market.SiteOf(place)?.DistrictAgs ?? string.Empty);
        var used = homes.Select(group => group.Key).Concat(places.Select(group => group.Key)).ToHashSet();
        bool IsInRegion(string ags) => regionAgs.Count == 0 ? used.Contains(ags) : regionAgs.Any(region => ags.StartsWith(region, StringComparison.Ordinal));
        var districts = ReferenceCatalogue.Shared.Districts.Where(district => IsInRegion(district.Ags) || used.Contains(district.Ags)).ToList();
        var known = districts.Select(district => district.Ags).ToHashSet();
        var lines = districts.OrderBy(district => !IsInRegion(district.Ags))
            .Select((district, i) => Line(IsInRegion(district.Ags) ? Letter(i) : string.Empty, district, IsInRegion(district.Ags), ags => ags == district.Ags));
        var unknown = Line(string.Empty, null, false, ags => !known.Contains(ags));
        return (unknown.PersonCount + unknown.PlaceCount > 0 ? lines.Append(unknown) : lines).ToValueList();

        DistrictLine Line(string letter, District? district, bool isInRegion, Func<string, bool> isHere)
        {
            var living = homes.Where(group => isHere(group.Key)).SelectMany(group => group).ToList();
            return new DistrictLine(letter, district, isInRegion, living.Count, living.Count(line => line.Counts.Total > 0), places.Where(group => isHere(group.Key)).Sum(group => group.Count()));
        }
    }

    /// <summary>A, B, … Z, AA, AB, …</summary>
    private static string Letter(int index) => (index < 26 ? string.Empty : Letter((index / 26) - 1)) + (char)('A' + (index % 26));
}
