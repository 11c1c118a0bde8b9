using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Puts homes and sites into some postal codes all over Germany and makes the trips between them the longer the nearer they lie.</summary>
internal static class TravelBend
{
    private const int HomeZoneCount = 60;
    private const int SiteZoneCount = 240;
    private const int LongestMinutes = 240;

    /// <summary>Every 2.5 km take a minute off.</summary>
    private const int HundredMetresPerMinute = 25;

    public static RowBend Of(RandomSource random)
    {
        var homes = Zones(HomeZoneCount);
        var sites = Zones(SiteZoneCount);
        return new RowBend
        {
            Candidate = row => row with { Home = random.Stream("hostile/home/" + row.Id.Value, 0).Pick(homes) },
            Company = row => row with { Site = random.Stream("hostile/site/" + row.Id.Value, 0).Pick(sites) },
            Place = row => row with { Site = null },
            TravelTimes = new TravelTimeTable(
                from home in homes
                from site in sites
                where !random.Stream("hostile/missing/" + home.PostalCode + site.PostalCode, 0).Percent(10)
                select new TravelTime(home.PostalCode, site.PostalCode, Minutes(home, site))),
        };
    }

    private static int Minutes(Location home, Location site) =>
        Math.Clamp(LongestMinutes - (home.Position.DistanceTo100m(site.Position) / HundredMetresPerMinute), 1, LongestMinutes);

    private static Location[] Zones(int count)
    {
        var areas = ReferenceCatalogue.Shared.PostalCodes;
        return [.. Enumerable.Range(0, count).Select(i => areas[i * areas.Count / count]).Select(area => new Location(area.PostalCode, area.District.Ags, area.Position))];
    }
}
