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

    // What bounds the blocks of one superblock would be wrong for those of another.
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void RankPlaces_ProfilesThatDependOnTheSite_EqualsReference(bool isHardInTheSouth, bool isUniform)
    {
        var nation = NationMarket.Create(3_000, 12);
        var random = new Random(5);
        var occupation = nation.Places[0].Occupation;
        CheckPlaces(new Market(nation.Office, nation.AsOf, nation.Source, nation.Content with
        {
            Places = [.. nation.Places.Select((place, i) => place with
            {
                Occupation = occupation,
                Requirements = Profile(random, isHard: i % 2 == 0, isUniform && i % 2 == 1),
                Site = new Location("10115", "11000", new GridPosition(40_000 + random.Next(3_000), ((i % 2 == 0) == isHardInTheSouth ? 26_000 : 34_000) + random.Next(3_000))),
            })],
            Candidates = [.. nation.Candidates.Select(person => person with { Wishes = [occupation], VetoedOccupations = [], Mobility = person.Mobility with { WillingToRelocate = true } })],
        }));
    }

    private static RequirementProfile Profile(Random random, bool isHard, bool isUniform)
    {
        var dimensions = isUniform ? [0, 1, 2, 3] : Enumerable.Range(0, 8).OrderBy(_ => random.Next()).Take(4).ToArray();
        var weight = isUniform ? 25 : random.Next(5, 26);
        return RequirementProfile.Create(dimensions.Select((d, i) => (
            (CompetenceDimension)d, isHard ? random.Next(80, 101) : isUniform ? 40 : random.Next(1, 60), i == 3 ? 100 - (3 * weight) : weight)));
    }

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
