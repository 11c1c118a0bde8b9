using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>The index equals the reference on a part of the nation and on the samples, in both directions.</summary>
public sealed class NationParityTests
{
    [Fact]
    public void RankPlaces_PartOfTheNation_EqualsReferenceForEverybody()
    {
        var market = NationMarket.Create(220, 2_000);
        var policy = ShippedPolicies.Find("nation")!;
        var reference = new ReferenceRanker(market, policy);
        var index = MatchIndex.Build(market, policy);
        var modes = Enum.GetValues<ScoreMode>();
        Parallel.For(0, market.Candidates.Count, i =>
        {
            var request = new RankRequest
            {
                Purpose = i % 2 == 0 ? Purpose.MatchForAdviser : Purpose.MatchForSelf,
                Mode = modes[i % modes.Length],
                Perspective = (Perspective)(i % 3),
                Strategy = i % 4 == 0 ? MatchStrategy.All[i / 4 % MatchStrategy.All.Count] : MatchStrategy.WeightedSum,
                Top = 20,
                CountPairs = false,
            };
            var id = market.Candidates[i].Id;
            Assert.Equal(reference.RankPlaces(id, request).Digest, index.RankPlaces(id, request).Digest);
        });
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(-1, 300)]
    [InlineData(100, 1_000)]
    [InlineData(1_000_000, 1_000_000)]
    public void TopPlaces_PartOfTheNation_IsTheSameHoweverPlacesAreSearched(int fewSites, int manySites)
    {
        var market = NationMarket.Create(20_000, 1_000);
        var index = MatchIndex.Build(market, ShippedPolicies.Find("nation")!);
        var (byOccupation, shared) = (index.With(new AreaLimits(-1, -1)).NewSearch(), index.With(new AreaLimits(fewSites, manySites)).NewSearch());
        var (expected, actual) = (new MatchHit[20], new MatchHit[20]);
        foreach (var strategy in MatchStrategy.All)
        {
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Strategy = strategy, Top = 20, CountPairs = false };
            for (var i = 0; i < index.CandidateNumberCount; i++)
            {
                Assert.Equal(byOccupation.TopPlaces(i, request, expected), shared.TopPlaces(i, request, actual));
                Assert.Equal(expected, actual);
            }
        }
    }

    [Fact]
    public void RankCandidates_PartOfTheNation_EqualsReference()
    {
        var market = NationMarket.Create(120, 2_000);
        var policy = ShippedPolicies.Find("nation")!;
        var reference = new ReferenceRanker(market, policy);
        var index = MatchIndex.Build(market, policy);
        Parallel.For(0, market.Places.Count, i =>
        {
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = (ScoreMode)(i % 3), Perspective = (Perspective)(i % 3), Strategy = MatchStrategy.All[i % MatchStrategy.All.Count], Top = 20 };
            var id = market.Places[i].Id;
            Assert.Equal(reference.RankCandidates(id, request).Digest, index.RankCandidates(id, request).Digest);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void RankPlaces_HostileMarket_EqualsReference(HostileMarketKind kind)
    {
        var market = HostileMarket.Create(kind, 400, 20, 7);
        var policy = ShippedPolicies.Find("nation")!;
        var reference = new ReferenceRanker(market, policy);
        var index = MatchIndex.Build(market, policy);
        var request = new RankRequest { Purpose = Purpose.MatchForSelf, Top = 25 };
        Assert.All(market.Candidates, candidate => Assert.Equal(reference.RankPlaces(candidate.Id, request).Digest, index.RankPlaces(candidate.Id, request).Digest));
    }

    public static TheoryData<HostileMarketKind> Kinds => [.. Enum.GetValues<HostileMarketKind>()];

    [Fact]
    public void RankPlaces_SomebodyWhoIsNotInTheMarket_EqualsReferenceWithThem()
    {
        var market = NationMarket.Create(300, 60);
        var policy = ShippedPolicies.Find("nation")!;
        var without = new Market(market.Office, market.AsOf, market.Source, market.Content with { Candidates = [] });
        var index = MatchIndex.Build(without, policy);
        var reference = new ReferenceRanker(market, policy);
        var request = new RankRequest { Purpose = Purpose.MatchForSelf, Top = 10 };
        Assert.All(market.Candidates, candidate => Assert.Equal(
            reference.RankPlaces(candidate.Id, request).Results.Select(r => (r.Pair.Place.Id, r.Pair.Score.ScoreMillionths, r.Tier)),
            index.RankPlaces(index.Compile(candidate), request).Results.Select(r => (r.Pair.Place.Id, r.Pair.Score.ScoreMillionths, r.Tier))));
    }
}
