using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Cohort;

public sealed class CrowdingRerankerTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000 };

    [Fact]
    public void TopPlaces_AnyMarket_HoldsTheSamePlacesInTheOrderOfScoreLessPrice() => Prop.ForAll(MarketGen.CrowdedMarkets(8, 14).ToArbitrary(), market =>
    {
        var index = CohortGen.Index(market);
        var reranker = CrowdingReranker.Of(index, Request);
        var search = index.NewSearch();
        return Enumerable.Range(0, index.CandidateNumberCount).All(person =>
        {
            var plain = CohortGen.Reference(market).RankPlaces(index.CandidateAt(person).Id, Request).Results;
            var expected = plain.OrderByDescending(result => result.Pair.Score.ScoreMillionths - reranker.PriceOf(result.Pair.Place.Id)).Select(result => result.Pair.Place.Id);
            return reranker.TopPlaces(search, index, person, Request).Select(hit => index.PlaceAt(hit.Row).Id).SequenceEqual(expected);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Of_AnyMarket_EverybodyWhoCanHasASeatAmongTheirBestPlaces() => Prop.ForAll(MarketGen.CrowdedMarkets(8, 14).ToArbitrary(), market =>
    {
        var index = CohortGen.Index(market);
        var reranker = CrowdingReranker.Of(index, Request);
        var search = index.NewSearch();

        // A place whose price is above nothing is wanted at least as often as it has seats, and no seat is empty at a price.
        var wanted = Enumerable.Range(0, index.CandidateNumberCount).SelectMany(person =>
        {
            var hits = reranker.TopPlaces(search, index, person, Request);
            return hits.Where(hit => hit.Key == hits[0].Key && hit.Key >= 0).Select(hit => index.PlaceAt(hit.Row).Id);
        }).CountBy(place => place).ToDictionary();
        return market.Places.All(place => reranker.PriceOf(place.Id) is >= 0 and <= 1_000_000 && (reranker.PriceOf(place.Id) == 0 || wanted.GetValueOrDefault(place.Id) >= CohortSeats.FreeOf(place)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Of_OtherStrategy_IsRefused()
    {
        var index = CohortGen.Index(MarketGen.Drawn(7, 4, 3));
        Assert.Throws<ArgumentException>(() => CrowdingReranker.Of(index, Request with { Strategy = MatchStrategy.All.First(strategy => strategy != MatchStrategy.WeightedSum) }));
    }

    [Fact]
    public void PriceOf_PlaceOfAnotherMarket_IsRefused()
    {
        var index = CohortGen.Index(MarketGen.Drawn(7, 4, 3));
        Assert.Throws<KeyNotFoundException>(() => CrowdingReranker.Of(index, Request).PriceOf(new Id<TrainingPlace>("gone")));
    }
}
