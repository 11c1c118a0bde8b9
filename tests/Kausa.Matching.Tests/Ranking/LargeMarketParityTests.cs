using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>The index equals the reference where groups have many superblocks and the tree of people all its levels, which small markets do not reach.</summary>
public sealed class LargeMarketParityTests
{
    private static readonly MatchPolicy Policy = ShippedPolicies.Find("nation")!;

    public static TheoryData<HostileMarketKind> Kinds => [.. Enum.GetValues<HostileMarketKind>()];

    // More than 32 superblocks of 1,024 places: they are measured 32 at a time.
    [Theory, MemberData(nameof(Kinds))]
    public void RankPlaces_HostileMarketOfManySuperblocks_EqualsReference(HostileMarketKind kind) =>
        CheckPlaces(HostileMarket.Create(kind, 70_000, 3, 11));

    [Fact]
    public void RankPlaces_LargePartOfTheNation_EqualsReference() => CheckPlaces(NationMarket.Create(60_000, 20));

    [Theory, MemberData(nameof(Kinds))]
    public void RankCandidates_HostileMarketOfManyPeople_EqualsReference(HostileMarketKind kind) =>
        CheckCandidates(HostileMarket.Create(kind, 3, 30_000, 11));

    [Fact]
    public void RankCandidates_LargePartOfTheNation_EqualsReference() => CheckCandidates(NationMarket.Create(16, 40_000));

    private static void CheckPlaces(Market market)
    {
        var reference = new ReferenceRanker(market, Policy);
        var index = MatchIndex.Build(market, Policy);
        Assert.Contains(index.Places.Segments[0].Columns.Groups, group => group.SuperblockCount > 1);
        Parallel.For(0, market.Candidates.Count, i =>
        {
            var id = market.Candidates[i].Id;
            Assert.Equal(reference.RankPlaces(id, Request(i)).Digest, index.RankPlaces(id, Request(i)).Digest);
        });
    }

    private static void CheckCandidates(Market market)
    {
        var reference = new ReferenceRanker(market, Policy);
        var index = MatchIndex.Build(market, Policy);
        Parallel.For(0, market.Places.Count, i =>
        {
            var id = market.Places[i].Id;
            Assert.Equal(reference.RankCandidates(id, Request(i)).Digest, index.RankCandidates(id, Request(i)).Digest);
        });
    }

    private static RankRequest Request(int i) => new()
    {
        Purpose = Purpose.MatchForAdviser,
        Mode = (ScoreMode)(i % 3),
        Perspective = (Perspective)(i / 3 % 3),
        Strategy = i % 4 == 3 ? MatchStrategy.All[i / 4 % MatchStrategy.All.Count] : MatchStrategy.WeightedSum,
        Top = 25,
    };
}
