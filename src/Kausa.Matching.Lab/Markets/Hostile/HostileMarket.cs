using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>National markets bent so that what makes a search fast does not hold: what an index must still answer exactly.</summary>
/// <remarks>Rows are those of <see cref="NationMarket"/> but for what the kind says; the first n are the same at every size. Nobody in them is real.</remarks>
public static class HostileMarket
{
    /// <summary>Makes a hostile market.</summary>
    /// <param name="kind">What makes it hard.</param>
    /// <param name="placeCount">Number of places, from 0.</param>
    /// <param name="candidateCount">Number of candidates, from 0.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The market.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or the kind is not known.</exception>
    public static Market Create(HostileMarketKind kind, int placeCount, int candidateCount, ulong seed = NationMarket.DefaultSeed)
    {
        var specification = NationMarket.Specification(placeCount, candidateCount, seed);
        var bend = Bend(kind, new RandomSource(seed));
        var rows = new MarketRows(specification);
        var content = new MarketContent
        {
            Advisers = rows.Advisers.ToValueList(),
            Candidates = rows.Candidates.Select(bend.Candidate).ToValueList(),
            Companies = rows.Companies.Select(bend.Company).ToValueList(),
            Places = rows.Places.Select(bend.Place).ToValueList(),
            TravelTimes = bend.TravelTimes,
        };
        var office = new ServiceOffice(specification.OfficeId, specification.OfficeTitle);
        return new Market(office, specification.AsOf, FormattableString.Invariant($"synthetic, hostile ({kind}), seed {seed}"), content);
    }

    private static RowBend Bend(HostileMarketKind kind, RandomSource random) => kind switch
    {
        HostileMarketKind.EveryoneGoesAnywhere => RowBends.EveryoneGoesAnywhere,
        HostileMarketKind.OneOccupation => RowBends.OneOccupation,
        HostileMarketKind.EqualScores => RowBends.EqualScores,
        HostileMarketKind.AllRulesUnknown => RowBends.AllRulesUnknown,
        HostileMarketKind.CustomProfilesOnly => ProfileBend.Of(random),
        HostileMarketKind.AdversarialTravelTimes => TravelBend.Of(random),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of hostile market."),
    };
}
