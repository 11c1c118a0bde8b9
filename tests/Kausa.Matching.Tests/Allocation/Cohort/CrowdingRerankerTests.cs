using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Eligibility;
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
            return Hits(index, search, person, reranker).Select(hit => index.PlaceAt(hit.Row).Id).SequenceEqual(expected);
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
            var hits = Hits(index, search, person, reranker);
            return hits.Where(hit => hit.Key == hits[0].Key && hit.Key >= 0).Select(hit => index.PlaceAt(hit.Row).Id);
        }).CountBy(place => place).ToDictionary();
        return market.Places.All(place => reranker.PriceOf(place.Id) is >= 0 and <= 1_000_000 && (reranker.PriceOf(place.Id) == 0 || wanted.GetValueOrDefault(place.Id) >= CohortSeats.FreeOf(place)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void RankPlaces_AnyMarket_IsTheReferencesAnswerWithTheSameScores() => Prop.ForAll(MarketGen.CrowdedMarkets(8, 14).ToArbitrary(), market =>
    {
        var index = CohortGen.Index(market);
        var reranker = CrowdingReranker.Of(index, Request);
        var asked = Request with { Reranker = reranker, Top = 2 };
        return market.Candidates.All(person =>
        {
            var answer = index.RankPlaces(person.Id, asked);
            var plain = index.RankPlaces(person.Id, Request).Results.ToDictionary(result => result.Pair.Place.Id);
            return answer.Digest == CohortGen.Reference(market).RankPlaces(person.Id, asked).Digest
                && answer.Digest == index.RankPlaces(index.Compile(person), asked).Digest
                && answer.RankablePairCount == plain.Count
                && answer.Reranker == "CROWDING"
                && answer.Results.All(result => plain[result.Pair.Place.Id].Pair.Score.ScoreMillionths == result.Pair.Score.ScoreMillionths && result.TakenOffMillionths == reranker.PriceOf(result.Pair.Place.Id))
                && answer.Results.Zip(answer.Results.Skip(1)).All(pair => pair.First.OrderKey >= pair.Second.OrderKey
                    && (pair.First.RankGroup == pair.Second.RankGroup) == (pair.First.OrderKey == pair.Second.OrderKey) && pair.First.Tier <= pair.Second.Tier);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void RankPlaces_ShortList_IsTheBeginningOfTheWholeOne()
    {
        var moved = 0;
        foreach (var market in Enumerable.Range(1, 12).Select(seed => MarketGen.Opened(MarketGen.Drawn(seed, 6, 30))))
        {
            var index = CohortGen.Index(market);
            var asked = Request with { Reranker = CrowdingReranker.Of(index, Request) };
            foreach (var person in market.Candidates.Select(person => person.Id))
            {
                var first = First(person, asked);
                Assert.Equal(first, First(person, asked with { Top = 1 }));
                moved += first != First(person, Request) ? 1 : 0;
            }

            Id<TrainingPlace>? First(Id<Candidate> person, RankRequest request) => index.RankPlaces(person, request).Results.Select(result => (Id<TrainingPlace>?)result.Pair.Place.Id).FirstOrDefault();
        }

        Assert.True(moved > 0, "crowding has moved nobody's first place");
    }

    [Fact]
    public void RankPlaces_NobodyCrowds_IsThePlainListWithAnotherDigest()
    {
        // One person alone, and places with seats.
        var market = Enumerable.Range(1, 100).Select(seed => MarketGen.Opened(MarketGen.Drawn(seed, 20, 1))).First(market => CohortGen.Index(market).RankPlaces(market.Candidates[0].Id, Request).Results.Count > 2);
        market = MarketGen.With(market, market.Content with { Places = market.Places.Select(place => place with { State = PlaceState.Open, SeatsTotal = 2, SeatsFilled = 0 }).ToValueList() });
        var index = CohortGen.Index(market);
        var reranker = CrowdingReranker.Of(index, Request);
        Assert.All(market.Places, place => Assert.Equal(0, reranker.PriceOf(place.Id)));
        Assert.All(market.Candidates, person =>
        {
            var (plain, answer) = (index.RankPlaces(person.Id, Request), index.RankPlaces(person.Id, Request with { Reranker = reranker }));
            Assert.Equal(plain.Results.Select(result => (result.Rank, result.RankGroup, result.Tier, result.Pair.Place.Id)), answer.Results.Select(result => (result.Rank, result.RankGroup, result.Tier, result.Pair.Place.Id)));
            Assert.NotEqual(plain.Digest, answer.Digest);
        });
    }

    [Fact]
    public void Number_SomethingTakenOff_TiersCompareWhatIsLeft()
    {
        // One pair twice cannot be told apart, but for what is taken off.
        var market = MarketGen.Opened(MarketGen.Drawn(7, 12, 30));
        var pair = market.Candidates.SelectMany(person => CohortGen.Reference(market).RankPlaces(person.Id, Request).Results).First().Pair;
        Assert.Equal([1, 1], Tiers.Number([pair, pair], TestPolicies.Base, [7, 7]));
        Assert.Equal([1, 2], Tiers.Number([pair, pair], TestPolicies.Base, [0, 1]));
        Assert.Equal([1, 1], Tiers.Number([pair, pair], TestPolicies.Base, [1, 0]));
    }

    [Fact]
    public void Run_BulkOfPeople_GivesTheSameListsAsAskingOneByOne()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 12, 30));
        var index = CohortGen.Index(market);
        var asked = Request with { Reranker = CrowdingReranker.Of(index, Request), Top = 4 };
        var seen = 0;
        BulkRanking.Run(index, BulkSide.Candidates, asked, 2, (person, hits) =>
        {
            Assert.Equal(index.RankPlaces(index.CandidateAt(person).Id, asked).Digest, index.Answer(BulkSide.Candidates, person, hits, asked).Digest);
            seen++;
        });
        Assert.Equal(market.Candidates.Count, seen);
    }

    [Fact]
    public void Of_WhatAListHidesOrSomebodyPlaced_ChangesNoPriceForOthers()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(1, 6, 30));
        var index = CohortGen.Index(market);
        var plain = Prices(market, CrowdingReranker.Of(index, Request));
        Assert.Contains(plain, price => price > 0);
        Assert.Equal(plain, Prices(market, CrowdingReranker.Of(index, Request with { Statuses = [EligibilityStatus.Eligible], Top = 1, Filter = new RankFilter { MaxTravelMinutes = 1 } })));

        // Who has a place crowds nobody out.
        var settled = MarketGen.With(market, market.Content with { Candidates = market.Candidates.Select(person => person with { CaseState = CaseState.Placed }).ToValueList() });
        Assert.All(Prices(settled, CrowdingReranker.Of(CohortGen.Index(settled), Request)), price => Assert.Equal(0, price));
    }

    [Fact]
    public void Of_Ended_TellsOfNobodyFurtherAndGivesNoPrices()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(1, 6, 30));
        var index = CohortGen.Index(market);
        var told = new List<BulkProgress>();
        CrowdingReranker.Of(index, Request, new Told(told.Add));
        Assert.Equal(Enumerable.Range(1, market.Candidates.Count).Select(done => new BulkProgress(done, market.Candidates.Count)), told);

        // After the last person, too: prices are made of the wishes then.
        for (var last = 1; last <= told.Count; last++)
        {
            using var end = new CancellationTokenSource();
            var seen = 0;
            Assert.Throws<OperationCanceledException>(() => CrowdingReranker.Of(index, Request, new Told(progress =>
            {
                seen++;
                if (progress.DoneCount == last)
                {
                    end.Cancel();
                }
            }), end.Token));
            Assert.Equal(last, seen);
        }
    }

    [Theory]
    [InlineData(Purpose.MatchForSelf)]
    [InlineData(Purpose.DiscloseToCompany)]
    public void Of_PurposeOfOnePerson_IsRefused(Purpose purpose) =>
        Assert.Contains("MATCH_FOR_ADVISER", Assert.Throws<ArgumentException>(() => CrowdingReranker.Of(CohortGen.Index(MarketGen.Drawn(7, 4, 3)), Request with { Purpose = purpose })).Message, StringComparison.Ordinal);

    [Fact]
    public void RankPlaces_WhereItDoesNotBelong_IsRefused()
    {
        var market = MarketGen.Drawn(7, 4, 3);
        var index = CohortGen.Index(market);
        var asked = Request with { Reranker = CrowdingReranker.Of(index, Request) };
        var (person, place) = (market.Candidates[0].Id, market.Places[0].Id);
        var other = asked with { Strategy = MatchStrategy.All.First(strategy => strategy != MatchStrategy.WeightedSum) };
        Assert.Throws<ArgumentException>(() => index.RankCandidates(place, asked));
        Assert.Throws<ArgumentException>(() => CohortGen.Reference(market).RankCandidates(place, asked));
        Assert.Throws<ArgumentException>(() => BulkRanking.Run(index, BulkSide.Places, asked, 1, (_, _) => { }));
        Assert.Throws<ArgumentException>(() => index.OpenPlaces(person, asked));
        Assert.Throws<ArgumentException>(() => index.RankPlaces(person, other));
        Assert.Throws<ArgumentException>(() => CohortGen.Reference(market).RankPlaces(person, other));
    }

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

    /// <summary>Tells on the thread that reports.</summary>
    private sealed class Told(Action<BulkProgress> tell) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => tell(value);
    }

    private static List<MatchHit> Hits(MatchIndex index, MatchSearch search, int person, CrowdingReranker reranker)
    {
        var hits = new MatchHit[index.PlaceNumberCount];
        return [.. hits.Take(search.TopPlaces(person, Request with { Reranker = reranker }, hits))];
    }

    private static List<long> Prices(Market market, CrowdingReranker reranker) => [.. market.Places.Select(place => reranker.PriceOf(place.Id))];
}
