using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Lab.Measures.Matching;

namespace Kausa.Matching.Lab.Tests.Measures;

public sealed class MatchingMeasuresTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static Arbitrary<(MatchedMarket Market, int[] PlaceOf)> Matchings =>
        (from candidates in Gen.Choose(0, 5)
         from seats in Gen.ArrayOf(Gen.Choose(0, 2), 3)
         from worth in Gen.ArrayOf(Gen.Choose(-2, 5), candidates * 6)
         from wishes in Gen.ArrayOf(Gen.Choose(-1, 2), candidates)
         select Matching(candidates, seats, worth, wishes)).ToArbitrary();

    [Fact]
    public void Of_AnyMatching_EqualsTheDefinitions() => Prop.ForAll(Matchings, one =>
    {
        var (market, placeOf) = one;
        var measures = MatchingMeasures.Of(market, placeOf, 100_000);
        var placed = placeOf.Count(place => place >= 0);
        var blocking = Blocking(market, placeOf, 0);
        Assert.Equal(placed, measures.PlacedCount);
        Assert.Equal(LargestSize(market, 0, new int[3]), measures.PlacedMax);
        Assert.Equal(blocking.Count, measures.BlockingPairs);
        Assert.Equal(Blocking(market, placeOf, 100_000).Count, measures.StrongBlockingPairs);
        Assert.Equal(blocking.Select(pair => pair.Candidate).Distinct().Count(), measures.CandidatesInBlockingPairs);
        var placeable = Enumerable.Range(0, placeOf.Length).Count(candidate => market.Pairs.Any(pair => pair.Candidate == candidate && market.Seats[pair.Place] > 0));
        Assert.Equal(placeable == 0 ? 1 : placed / (double)placeable, measures.PlacementRate, 12);
        var fillable = Enumerable.Range(0, 3).Where(place => market.Pairs.Any(pair => pair.Place == place)).Sum(place => market.Seats[place]);
        Assert.Equal(fillable == 0 ? 1 : placed / (double)fillable, measures.FillRate, 12);
        var ranks = Enumerable.Range(0, placeOf.Length).Where(candidate => placeOf[candidate] >= 0).Select(candidate => 1 + market.Pairs.Count(pair =>
            pair.Candidate == candidate && pair.CandidateMillionths > market.WorthOf(candidate, placeOf[candidate])!.Value.CandidateMillionths)).ToList();
        Assert.Equal(ranks.Count == 0 ? 0 : ranks.Average(), measures.CandidateRanks.MeanRank, 12);
        Assert.Equal(placeable == 0 ? 0 : ranks.Count(rank => rank == 1) / (double)placeable, measures.CandidateRanks.FirstShare, 12);
    }).Check(Many);

    [Fact]
    public void Of_TwoPeopleOnEachOthersPlaces_HasTheirBlockingPairs()
    {
        var market = new MatchedMarket(2, [1, 1], [new(0, 0, 900_000, 900_000), new(0, 1, 100_000, 200_000), new(1, 0, 200_000, 100_000), new(1, 1, 500_000, 400_000)]);
        var swapped = MatchingMeasures.Of(market, [1, 0]);
        Assert.Equal((2, 2, 2), (swapped.BlockingPairs, swapped.StrongBlockingPairs, swapped.CandidatesInBlockingPairs));
        Assert.Equal((0.3, 0.3, 0.1), (swapped.Welfare.CandidateSum, swapped.Welfare.PlaceSum, swapped.Welfare.CandidateMin));
        Assert.Equal(Math.Log(0.1) + Math.Log(0.2), swapped.Welfare.CandidateNash, 12);
        Assert.Equal((0, 1.0, 1.0), (MatchingMeasures.Of(market, [0, 1]).BlockingPairs, MatchingMeasures.Of(market, [0, 1]).CandidateRanks.FirstShare, MatchingMeasures.Of(market, [0, 1]).MaxCardinalityShare));
    }

    [Theory]
    [InlineData(new[] { 0, 0 }, "ColumnOverCapacity")]
    [InlineData(new[] { 1, -1 }, "NotEligible")]
    [InlineData(new[] { 7, -1 }, "OutOfRange")]
    [InlineData(new[] { 0 }, "1 entries for 2 candidates")]
    public void Of_NoMatching_NamesTheOffender(int[] placeOf, string message)
    {
        var market = new MatchedMarket(2, [1, 1], [new(0, 0, 1, 1), new(1, 0, 1, 1)]);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => MatchingMeasures.Of(market, placeOf)).Message, StringComparison.Ordinal);
    }

    private static (MatchedMarket Market, int[] PlaceOf) Matching(int candidates, int[] seats, int[] worth, int[] wishes)
    {
        var pairs = Enumerable.Range(0, candidates * 3).Where(at => worth[at] >= 0 && worth[(candidates * 3) + at] >= 0)
            .Select(at => new PairWorth(at / 3, at % 3, worth[at] * 100_000, worth[(candidates * 3) + at] * 100_000)).ToList();
        var market = new MatchedMarket(candidates, seats, pairs);
        var left = seats.ToArray();
        return (market, [.. wishes.Select((place, candidate) => place >= 0 && market.WorthOf(candidate, place) is not null && left[place]-- > 0 ? place : -1)]);
    }

    private static List<PairWorth> Blocking(MatchedMarket market, int[] placeOf, int threshold) => [.. market.Pairs.Where(pair =>
    {
        // Without a threshold anything is better than nothing; with one, nothing is worth 0.
        var has = placeOf[pair.Candidate];
        var held = Enumerable.Range(0, placeOf.Length).Where(other => placeOf[other] == pair.Place).Select(other => market.WorthOf(other, pair.Place)!.Value.PlaceMillionths).ToList();
        var hasRoom = held.Count < market.Seats[pair.Place];
        if (has == pair.Place || (!hasRoom && held.Count == 0))
        {
            return false;
        }

        var personGain = pair.CandidateMillionths - (has < 0 ? 0 : market.WorthOf(pair.Candidate, has)!.Value.CandidateMillionths);
        var placeGain = pair.PlaceMillionths - (hasRoom ? 0 : held.Min());
        return threshold > 0 ? personGain > threshold && placeGain > threshold : (has < 0 || personGain > 0) && (hasRoom || placeGain > 0);
    })];

    private static int LargestSize(MatchedMarket market, int candidate, int[] used)
    {
        if (candidate == market.CandidateCount)
        {
            return 0;
        }

        var best = LargestSize(market, candidate + 1, used);
        foreach (var place in market.Pairs.Where(pair => pair.Candidate == candidate && used[pair.Place] < market.Seats[pair.Place]).Select(pair => pair.Place).ToList())
        {
            used[place]++;
            best = Math.Max(best, 1 + LargestSize(market, candidate + 1, used));
            used[place]--;
        }

        return best;
    }
}
