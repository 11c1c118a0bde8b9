using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws locations: a part of the region by weight, then one of its postal codes, each equally likely.</summary>
internal sealed class RegionSampler
{
    private readonly (int Weight, Location[] Locations)[] _shares;
    private readonly int _weightSum;

    public RegionSampler(IReadOnlyList<RegionShare> region)
    {
        if (region.Count == 0)
        {
            throw new ArgumentException("A region has at least one district.", nameof(region));
        }

        _shares = [.. region.Select(share => (AtLeastOne(share), LocationsOf(share)))];
        _weightSum = _shares.Sum(share => share.Weight);
    }

    public Location Draw(RandomStream random)
    {
        var rest = random.Below(_weightSum);
        foreach (var (weight, locations) in _shares)
        {
            if (rest < weight)
            {
                return random.Pick(locations);
            }

            rest -= weight;
        }

        throw new InvalidOperationException("The weights do not cover the draw.");
    }

    private static int AtLeastOne(RegionShare share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share.Weight, 1, nameof(share));
        return share.Weight;
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
