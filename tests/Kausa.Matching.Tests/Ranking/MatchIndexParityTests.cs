using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>The index gives the reference's answers, bit for bit, on every form of the kernels.</summary>
public sealed class MatchIndexParityTests
{
    public static TheoryData<KernelPath> Kernels => [.. KernelSelector.Available];

    [Theory, MemberData(nameof(Kernels))]
    public void RankPlaces_AnyMarketPolicyAndQuestion_EqualsReference(KernelPath kernel) => Prop.ForAll(
        MarketGen.WideMarkets(140, 4).ToArbitrary(), RankGen.Policies.ToArbitrary(), Asked.ToArbitrary(), (market, policy, asked) =>
        {
            var reference = new ReferenceRanker(market, policy, AsOf(market, policy));
            var index = MatchIndex.Build(market, policy, AsOf(market, policy), kernel).With(asked.Limits);
            return asked.Requests.All(request => market.Candidates.All(candidate =>
                Same(reference.RankPlaces(candidate.Id, request), index.RankPlaces(candidate.Id, request), $"{candidate.Id}: {request} {asked.Limits}")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    // Columns hold coordinates in 16 bits, and lanes without a place hold zeros: both matter where the grid ends.
    [Fact]
    public void Rank_InTheCornersOfTheGrid_EqualsReference() => Prop.ForAll(
        MarketGen.WideMarkets(100, 4).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), Asked.ToArbitrary(), (inland, farthest, asked) =>
        {
            var market = MarketGen.InCorner(inland, farthest);
            var asOf = AsOf(market, TestPolicies.Base);
            var (reference, index) = (new ReferenceRanker(market, TestPolicies.Base, asOf), MatchIndex.Build(market, TestPolicies.Base, asOf).With(asked.Limits));
            return asked.Requests.All(request =>
                market.Candidates.All(person => Same(reference.RankPlaces(person.Id, request), index.RankPlaces(person.Id, request), $"{person.Id}: {request} {asked.Limits}"))
                && (request.Purpose == Purpose.MatchForSelf || market.Places.All(place =>
                    Same(reference.RankCandidates(place.Id, request), index.RankCandidates(place.Id, request), $"{place.Id}: {request}"))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void OpenPlaces_ReadInPagesOfAnySize_IsTheWholeList() => Prop.ForAll(
        MarketGen.WideMarkets(140, 3).ToArbitrary(), Asked.ToArbitrary(), Gen.NonEmptyListOf(Gen.Choose(1, 40)).ToArbitrary(), (market, asked, pages) =>
        {
            var index = MatchIndex.Build(market, TestPolicies.Base, AsOf(market, TestPolicies.Base)).With(asked.Limits);
            return asked.Requests.All(request => market.Candidates.All(candidate =>
            {
                var whole = new MatchHit[market.Places.Count + 1];
                var number = Enumerable.Range(0, index.CandidateNumberCount).First(n => index.CandidateAt(n).Id == candidate.Id);
                var count = index.NewSearch().TopPlaces(number, request with { Top = whole.Length, CountPairs = false }, whole);
                Assert.Equal(whole[..count], Read(index.OpenPlaces(candidate.Id, request), [.. pages]));
                return true;
            }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void OpenCandidates_ReadInPagesOfAnySize_IsTheWholeList() => Prop.ForAll(
        MarketGen.CrowdedMarkets(3, 140).ToArbitrary(), Gen.ListOf(RankGen.Requests, 6).ToArbitrary(), Gen.NonEmptyListOf(Gen.Choose(1, 40)).ToArbitrary(), (market, requests, pages) =>
        {
            var index = MatchIndex.Build(market, TestPolicies.Base, AsOf(market, TestPolicies.Base));
            return requests.Where(request => request.Purpose != Purpose.MatchForSelf).All(request => market.Places.All(place =>
            {
                var whole = new MatchHit[market.Candidates.Count + 1];
                var number = Enumerable.Range(0, index.PlaceNumberCount).First(n => index.PlaceAt(n).Id == place.Id);
                var count = index.NewSearch().TopCandidates(number, request with { Top = whole.Length, CountPairs = false }, whole);
                Assert.Equal(whole[..count], Read(index.OpenCandidates(place.Id, request), [.. pages]));
                return true;
            }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    // Questions, and which places are searched by area: none, all, or some by the number in reach.
    private static Gen<(IReadOnlyList<RankRequest> Requests, AreaLimits Limits)> Asked =>
        from requests in Gen.ListOf(RankGen.Requests, 6)
        from limits in Gen.Elements(AreaLimits.Usual, new AreaLimits(-1, -1), new AreaLimits(-1, 1_000), new AreaLimits(5, 40))
        select ((IReadOnlyList<RankRequest>)[.. requests], limits);

    private static List<MatchHit> Read(MatchCursor cursor, List<int> pages)
    {
        var read = new List<MatchHit>();
        for (var page = 0; ; page++)
        {
            var room = new MatchHit[pages[page % pages.Count]];
            var count = cursor.Next(room);
            read.AddRange(room.AsSpan(0, count));
            if (count < room.Length)
            {
                Assert.Equal(0, cursor.Next(room));
                return read;
            }
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void RankCandidates_AnyMarketPolicyAndQuestion_EqualsReference(KernelPath kernel) => Prop.ForAll(
        MarketGen.CrowdedMarkets(4, 140).ToArbitrary(), RankGen.Policies.ToArbitrary(), Gen.ListOf(RankGen.Requests, 6).ToArbitrary(), (market, policy, requests) =>
        {
            var reference = new ReferenceRanker(market, policy, AsOf(market, policy));
            var index = MatchIndex.Build(market, policy, AsOf(market, policy), kernel);
            return requests.Where(request => request.Purpose != Purpose.MatchForSelf).All(request => market.Places.All(place =>
                Same(reference.RankCandidates(place.Id, request), index.RankCandidates(place.Id, request), $"{place.Id}: {request}")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(250));

    private static DateOnly AsOf(Market market, MatchPolicy policy) => market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;

    private static bool Same(RankAnswer expected, RankAnswer actual, string question)
    {
        Assert.True(expected.RankablePairCount == actual.RankablePairCount && expected.ExcludedPairCount == actual.ExcludedPairCount, $"{question}: {expected.RankablePairCount}/{expected.ExcludedPairCount} v. {actual.RankablePairCount}/{actual.ExcludedPairCount}");
        Assert.Equal(expected.Exclusions, actual.Exclusions);
        Assert.Equal(expected.PersonToDos, actual.PersonToDos);
        Assert.True(expected.Digest == actual.Digest, $"{question}\n{Lines(expected)}\n---\n{Lines(actual)}");
        return true;
    }

    private static string Lines(RankAnswer answer) => string.Join('\n', answer.Results.Select(r => $"{r.Rank} {r.Pair.Candidate.Id} {r.Pair.Place.Id} {r.Pair.StrategyKey} {r.Pair.Status}"));
}
