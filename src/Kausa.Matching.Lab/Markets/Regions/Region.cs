using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Regions of whole districts, weighted by inhabitants.</summary>
public static class Region
{
    /// <summary>Inhabitants per square kilometre below which a district counts as rural. Estimate.</summary>
    public const int RuralBelowDensity = 200;

    private const int CityFromDensity = 1_500;
    private const int TownFromDensity = 500;

    /// <summary>The districts of some keys.</summary>
    /// <param name="ags">Keys of districts (five digits) or states (two digits); none is all of Germany.</param>
    /// <returns>
    /// One part per district, ascending by key: homes by inhabitants (census of 2011, hundreds), companies likewise, but half as many again
    /// in cities, a tenth more in towns and fewer in rural districts, because people commute into them (estimate).
    /// </returns>
    /// <exception cref="ArgumentException">No district has such a key.</exception>
    public static ValueList<RegionShare> Of(params IReadOnlyList<string> ags)
    {
        ArgumentNullException.ThrowIfNull(ags);
        foreach (var key in ags.Where(key => !DistrictTable.All.Any(district => Lies(district, key))))
        {
            throw new ArgumentException($"'{key}' is no key of a district or state.", nameof(ags));
        }

        return DistrictTable.All.Where(district => ags.Count == 0 || ags.Any(key => Lies(district, key))).Select(Share).ToValueList();
    }

    private static bool Lies(DistrictSize district, string key) => key.Length > 0 && district.Ags.StartsWith(key, StringComparison.Ordinal);

    private static RegionShare Share(DistrictSize district)
    {
        var homes = Math.Max(1, district.Inhabitants / 100);
        var sitePercent = district.Density switch { >= CityFromDensity => 150, >= TownFromDensity => 110, < RuralBelowDensity => 85, _ => 100 };
        return new RegionShare(district.Ags, homes, Math.Max(1, homes * sitePercent / 100), district.Density < RuralBelowDensity);
    }
}
