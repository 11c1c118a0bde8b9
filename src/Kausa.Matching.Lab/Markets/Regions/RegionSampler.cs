using System.Collections.Frozen;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws locations: a part of the region by weight, then one of its postal codes, each equally likely.</summary>
internal sealed class RegionSampler
{
    private readonly Location[][] _locations;
    private readonly int[] _homeWeights;
    private readonly int[] _siteWeights;
    private readonly FrozenSet<string> _ruralDistricts;

    public RegionSampler(IReadOnlyList<RegionShare> region)
    {
        if (region.Count == 0)
        {
            throw new ArgumentException("A region has at least one district.", nameof(region));
        }

        _locations = LocationsOf(region);
        _homeWeights = RunningSums(region, share => share.HomeWeight);
        _siteWeights = RunningSums(region, share => share.SiteWeight);
        _ruralDistricts = region.Zip(_locations).Where(part => part.First.IsRural)
            .SelectMany(part => part.Second.Select(location => location.DistrictAgs)).ToFrozenSet(StringComparer.Ordinal);
    }

    public Location Home(RandomStream random) => Draw(random, _homeWeights);

    public Location Site(RandomStream random) => Draw(random, _siteWeights);

    public bool IsRural(Location location) => _ruralDistricts.Contains(location.DistrictAgs);

    private Location Draw(RandomStream random, int[] runningSums)
    {
        // The first part whose running sum exceeds the draw.
        var index = Array.BinarySearch(runningSums, random.Below(runningSums[^1]) + 1);
        return random.Pick(_locations[index < 0 ? ~index : index]);
    }

    private static int[] RunningSums(IReadOnlyList<RegionShare> region, Func<RegionShare, int> weightOf)
    {
        var sum = 0;
        var sums = new int[region.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(weightOf(region[i]), 1, nameof(region));
            sums[i] = checked(sum += weightOf(region[i]));
        }

        return sums;
    }

    private static Location[][] LocationsOf(IReadOnlyList<RegionShare> region)
    {
        var byDistrict = ReferenceCatalogue.Shared.PostalCodes.ToLookup(
            area => area.District.Ags, area => new Location(area.PostalCode, area.District.Ags, area.Position), StringComparer.Ordinal);
        return [.. region.Select(share => LocationsOf(share, byDistrict))];
    }

    private static Location[] LocationsOf(RegionShare share, ILookup<string, Location> byDistrict)
    {
        Location[] locations = byDistrict.Contains(share.Ags)
            ? [.. byDistrict[share.Ags]]
            : [.. byDistrict.Where(district => district.Key.StartsWith(share.Ags, StringComparison.Ordinal)).SelectMany(district => district)];
        return locations.Length > 0 ? locations : throw new ArgumentException($"No postal code lies in '{share.Ags}'.", nameof(share));
    }
}
