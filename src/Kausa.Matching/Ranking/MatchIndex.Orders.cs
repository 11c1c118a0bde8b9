using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <content>In which order people and places are gone through where the order changes no result, only the speed.</content>
public sealed partial class MatchIndex
{
    /// <summary>Where a person stands in an order in which neighbours follow each other: part of the map, there first wish, then the map again.</summary>
    internal ulong OrderOfCandidate(int number)
    {
        var (store, position) = RowOf(number);
        ref readonly var row = ref store.Rows[position];
        return NeighbourOrder(row.WishCount == 0 ? 0 : 1 + store.WishesOf(row)[0], row.X100m, row.Y100m);
    }

    /// <summary>The same of a place, by its occupation and site.</summary>
    internal ulong OrderOfPlace(int number)
    {
        var site = Places.SiteOf(number);
        return NeighbourOrder(Places.Codes.Trade.IndexOf(Places.PlaceAt(number).Occupation), site?.Position.X100m ?? 0, site?.Position.Y100m ?? 0);
    }

    private static ulong NeighbourOrder(int group, int x100m, int y100m)
    {
        // Cells of some 50 km: what all its people need fits into the cache.
        const int CellBits = 16;
        var position = HilbertCurve.Of(x100m, y100m);
        return ((ulong)(position >> CellBits) << 48) | ((ulong)group << 32) | position;
    }

    /// <summary>Roughly how companies rate a person: skills and language at a place of the first wish whose company states nothing of its own.</summary>
    /// <param name="number">Number of the person.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <returns>Millionths, 0..1,000,000; at the first occupation of the catalogue for people without a wish.</returns>
    internal int StandingOfCandidate(int number, ScoreMode mode)
    {
        var (store, position) = RowOf(number);
        ref readonly var row = ref store.Rows[position];
        var occupation = row.WishCount == 0 ? 0 : store.WishesOf(row)[0];
        var tables = ShortfallTables.Of(Policy, mode);
        var profile = Places.Codes.DefaultProfiles[occupation];
        var skills = 0;
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var dimension = (CompetenceDimension)d;
            skills += profile.Weight(dimension) * tables.Skills[tables.BeginOf(d) + row.Skills[d] + profile.Level(dimension)];
        }

        var need = LanguageNeedKey.Of(Policy.Language.NeedOf(Places.Codes.Trade.Occupations[occupation].Kldb));
        var language = 0;
        for (var k = 0; k < LanguageNeedKey.SkillCount; k++)
        {
            language += need.WeightPercent(k) * tables.Languages[row.Languages[k] + need.TargetTenths(k)];
        }

        var weights = Policy.Weights.Of(Perspective.Company);
        return (weights.Skills * Math.Max(0, 10_000 - (Policy.Skills.Gain * skills))) + (weights.Language * (10_000 - language));
    }
}
