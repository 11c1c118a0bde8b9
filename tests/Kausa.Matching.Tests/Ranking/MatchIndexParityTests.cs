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
        MarketGen.WideMarkets(140, 4).ToArbitrary(), RankGen.Policies.ToArbitrary(), Gen.ListOf(RankGen.Requests, 6).ToArbitrary(), (market, policy, requests) =>
        {
            var reference = new ReferenceRanker(market, policy, AsOf(market, policy));
            var index = MatchIndex.Build(market, policy, AsOf(market, policy), kernel);
            return requests.All(request => market.Candidates.All(candidate =>
                Same(reference.RankPlaces(candidate.Id, request), index.RankPlaces(candidate.Id, request), $"{candidate.Id}: {request}")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

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
