using Kausa.Matching.Compile;
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

    // The squares that are told apart from the reach by one, which random markets hardly ever hold.
    [Theory]
    [InlineData(-1)]
    [InlineData(1_000)]
    public void RankPlaces_SitesOneSquareInsideTheReach_AreFound(int fewSites)
    {
        var nation = NationMarket.Create(60, 4);
        var policy = ShippedPolicies.Find("nation")!;
        var travel = MatchIndex.Build(nation, policy).Places.Codes.Travel;
        var request = new RankRequest { Purpose = Purpose.MatchForSelf, Top = 60, CountPairs = false };
        var testedCount = 0;
        for (var limit = 20; limit <= 120; limit++)
        {
            var beyond = travel.QualityByDistance(TravelTables.CodeOf([TransportMode.Car]), limit).Reach100m + 1;
            if (SumOfTwoSquares((beyond * beyond) - 1) is not { } offset)
            {
                continue;
            }

            var home = new GridPosition(30_000, 40_000);
            var site = new Location("10115", "11000", new GridPosition(home.X100m + offset.X, home.Y100m + offset.Y));
            var market = new Market(nation.Office, nation.AsOf, nation.Source, nation.Content with
            {
                Places = [.. nation.Places.Select(place => place with { Site = site })],
                Candidates = [.. nation.Candidates.Select(person => person with
                {
                    Home = new Location("10115", "11000", home),
                    Mobility = new MobilityFacts { Modes = [TransportMode.Car], MaxTravelMinutes = limit },
                })],
            });
            var index = MatchIndex.Build(market, policy).With(new AreaLimits(fewSites, fewSites));
            var reference = new ReferenceRanker(market, policy);
            testedCount += market.Candidates.Count(person => reference.RankPlaces(person.Id, request).Results.Count > 0);
            Assert.All(market.Candidates, person => Assert.Equal(reference.RankPlaces(person.Id, request).Digest, index.RankPlaces(person.Id, request).Digest));
        }

        Assert.True(testedCount > 10, $"{testedCount} lists hold a place.");
    }

    private static (int X, int Y)? SumOfTwoSquares(int sum)
    {
        for (var x = 0; x * x <= sum; x++)
        {
            var y = (int)Math.Sqrt(sum - (x * x));
            if ((x * x) + (y * y) == sum)
            {
                return (x, y);
            }
        }

        return null;
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
