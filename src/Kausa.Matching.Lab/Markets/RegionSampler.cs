using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws locations: a part of the region by weight, then one of its postal codes, each equally likely.</summary>
internal sealed class RegionSampler
{
    private readonly (RegionShare Share, Location[] Locations)[] _parts;

    public RegionSampler(IReadOnlyList<RegionShare> region)
    {
        if (region.Count == 0)
        {
            throw new ArgumentException("A region has at least one district.", nameof(region));
        }

        _parts = [.. region.Select(share => (Checked(share), LocationsOf(share)))];
    }

    public Location Home(RandomStream random) => Draw(random, share => share.HomeWeight);

    public Location Site(RandomStream random) => Draw(random, share => share.SiteWeight);

    private Location Draw(RandomStream random, Func<RegionShare, int> weightOf)
    {
        var rest = random.Below(_parts.Sum(part => weightOf(part.Share)));
        foreach (var (share, locations) in _parts)
        {
            if (rest < weightOf(share))
            {
                return random.Pick(locations);
            }

            rest -= weightOf(share);
        }

        throw new InvalidOperationException("The weights do not cover the draw.");
    }

    private static RegionShare Checked(RegionShare share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share.HomeWeight, 1, nameof(share));
        ArgumentOutOfRangeException.ThrowIfLessThan(share.SiteWeight, 1, nameof(share));
        return share;
    }

    private static Location[] LocationsOf(RegionShare share)
    {
        Location[] locations =
        [
            .. ReferenceCatalogue.Shared.PostalCodes
                .Where(area => area.District.Ags.StartsWith(share.Ags, StringComparison.Ordinal))
                .Select(area => new Location(area.PostalCode, area.District.Ags, area.Position)),
        ];
        return locations.Length > 0 ? locations : throw new ArgumentException($"No postal code lies in '{share.Ags}'.", nameof(share));
    }
}
