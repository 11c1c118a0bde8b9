using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Generators of crowds: many people made of one, so that whole blocks are equal and a bound that is too low by one unit loses somebody.</summary>
public static class CrowdGen
{
    /// <summary>A market of a few places and a crowd.</summary>
    /// <param name="size">Number of people.</param>
    /// <param name="fill">How they differ.</param>
    /// <returns>The generator.</returns>
    public static Gen<Market> Crowds(int size, CrowdFill fill) =>
        from market in MarketGen.CrowdedMarkets(3, 1).Where(market => market.Candidates.Count == 1)
        from chosen in Gen.Choose(0, size - 1)
        from wouldMove in Gen.Elements<bool?>(true, false, null)
        let opened = MarketGen.Opened(market)
        select MarketGen.With(opened, opened.Content with { Candidates = [.. Enumerable.Range(0, size).Select(i => Person(opened, i, KindOf(fill, i, chosen), wouldMove))] });

    private static bool? KindOf(CrowdFill fill, int index, int chosen) => fill switch
    {
        CrowdFill.AllEqual => null,
        CrowdFill.AllBest => true,
        CrowdFill.AllWorst => false,
        CrowdFill.OneBest => index == chosen,
        CrowdFill.OneWorst => index != chosen,
        _ => index % 2 == 0,
    };

    private static Candidate Person(Market market, int index, bool? isBest, bool? wouldMove)
    {
        var place = market.Places[0];
        var one = market.Candidates[0] with { Id = new("crowd." + index.ToString(CultureInfo.InvariantCulture)) };
        one = one with { Mobility = one.Mobility with { WillingToRelocate = wouldMove } };
        return isBest switch
        {
            null => one,
            true => one with { Wishes = [place.Occupation], VetoedOccupations = [], Home = place.Site ?? market.CompanyOf(place).Site ?? one.Home },
            false => one with { Wishes = [Other(place)], Home = Far, Evidence = [], LanguageEvidence = [] },
        };
    }

    private static Id<Occupation> Other(TrainingPlace place) => ReferenceCatalogue.Shared.Occupations.First(o => o.Id != place.Occupation).Id;

    private static Location Far { get; } = new("00000", "00000", new GridPosition(0, 0));
}
