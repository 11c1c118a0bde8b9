using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Live;

/// <summary>Every version of a live index answers like the reference over a plain market with the same rows, for as long as somebody holds it.</summary>
public sealed class LiveIndexLaws
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(80);

    private static Arbitrary<Market> Markets => MarketGen.WideMarkets(60, 4).ToArbitrary();

    [Fact]
    public void Apply_AnyBatches_AnswersLikeAMarketWithTheSameRows() => Prop.ForAll(
        Markets, RankGen.Policies.ToArbitrary(), Gen.Zip(ChangeGen.Seeds(5), Gen.ListOf(RankGen.Requests, 3)).ToArbitrary(), (market, policy, drawn) =>
            Follow(market, policy, drawn.Item1, drawn.Item2, (live, batches) =>
            {
                // Every third batch comes while a merge is under way.
                var merge = batches % 3 == 1 ? live.BeginMerge() : null;
                merge?.Build();
                return () =>
                {
                    if (merge is not null)
                    {
                        live.EndMerge(merge);
                    }
                };
            })).Check(Some);

    [Fact]
    public void Apply_WithoutMerges_AnswersLikeAMarketWithTheSameRows() => Prop.ForAll(
        Markets, RankGen.Policies.ToArbitrary(), Gen.Zip(ChangeGen.Seeds(8), Gen.ListOf(RankGen.Requests, 2)).ToArbitrary(), (market, policy, drawn) =>
            Follow(market, policy, drawn.Item1, drawn.Item2, (_, _) => () => { })).Check(Some);

    [Fact]
    public void ToMarket_AnyBatches_HoldsTheRowsOfTheModel() => Prop.ForAll(Markets, ChangeGen.Seeds(6).ToArbitrary(), (market, seeds) =>
    {
        var live = LiveMatchIndex.Build(market, TestPolicies.Base, AsOf(market, TestPolicies.Base));
        var model = market;
        foreach (var seed in seeds)
        {
            var changes = ChangeGen.Sound(model, seed);
            model = MarketGen.With(model, ChangeGen.After(model.Content, changes));
            live.Apply(changes);
            Assert.Empty(MarketDifference.Find(model, live.ToMarket()));
            Assert.Equal((model.Places.Count, model.Candidates.Count), (live.Current.PlaceCount, live.Current.CandidateCount));
        }

        return true;
    }).Check(Some);

    private static bool Follow(Market market, MatchPolicy policy, int[] seeds, IReadOnlyList<RankRequest> requests, Func<LiveMatchIndex, int, Action> between)
    {
        var asOf = AsOf(market, policy);
        var live = LiveMatchIndex.Build(market, policy, asOf);
        var versions = new List<(Market Model, MatchIndex Index)> { (market, live.Current) };
        foreach (var (number, seed) in seeds.Index())
        {
            var model = versions[^1].Model;
            var changes = ChangeGen.Sound(model, seed);
            var end = between(live, number);
            var index = live.Apply(changes);
            end();
            Assert.Equal(live.Current.Version, index.Version);
            versions.Add((MarketGen.With(model, ChangeGen.After(model.Content, changes)), live.Current));
            versions.Add((versions[^1].Model, index));
        }

        // Columns grow from version to version; half of the lines are asked backwards, where older versions must not see what came later.
        if (seeds.Sum(seed => (long)seed) % 2 == 0)
        {
            versions.Reverse();
        }

        return versions.All(version => SameAnswers(version.Model, version.Index, policy, asOf, requests));
    }

    private static bool SameAnswers(Market model, MatchIndex index, MatchPolicy policy, DateOnly asOf, IReadOnlyList<RankRequest> requests)
    {
        var reference = new ReferenceRanker(model, policy, asOf);
        foreach (var candidate in model.Candidates)
        {
            foreach (var request in requests)
            {
                Same(reference.RankPlaces(candidate.Id, request), index.RankPlaces(candidate.Id, request));
            }
        }

        foreach (var place in model.Places)
        {
            foreach (var request in requests.Where(request => request.Purpose != Purpose.MatchForSelf).Take(2))
            {
                Same(reference.RankCandidates(place.Id, request), index.RankCandidates(place.Id, request));
            }
        }

        return true;
    }

    private static void Same(RankAnswer expected, RankAnswer actual)
    {
        Assert.Equal(expected.Snapshot, actual.Snapshot);
        Assert.Equal(Lines(expected), Lines(actual));
        Assert.Equal(expected.Digest, actual.Digest);
        Assert.Equal(expected.PersonToDos, actual.PersonToDos);
        Assert.Equal((expected.RankablePairCount, expected.ExcludedPairCount), (actual.RankablePairCount, actual.ExcludedPairCount));
        Assert.Equal(expected.Exclusions, actual.Exclusions);
    }

    private static DateOnly AsOf(Market market, MatchPolicy policy) => market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;

    private static IEnumerable<string> Lines(RankAnswer answer) => answer.Results.Select(r => $"{r.Rank} {r.Pair.Place.Id} {r.Pair.StrategyKey} {r.Pair.Status}");
}
