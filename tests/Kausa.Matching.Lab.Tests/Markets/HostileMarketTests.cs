using Kausa.Matching.Eligibility;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Lab.Tests.Markets;

public class HostileMarketTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000 };

    private static readonly MatchPolicy Policy = ShippedPolicies.Find("nation")!;

    public static TheoryData<HostileMarketKind> Kinds => [.. Enum.GetValues<HostileMarketKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Create_AnyKind_ShowsPairsToPeopleAndPlaces(HostileMarketKind kind)
    {
        var market = HostileMarket.Create(kind, 300, 200);
        Assert.Equal((300, 200), (market.Places.Count, market.Candidates.Count));
        Assert.NotEmpty(Shown(market));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Create_FewerRows_GivesTheFirstOfThem(HostileMarketKind kind)
    {
        var large = HostileMarket.Create(kind, 300, 200);
        var small = HostileMarket.Create(kind, 100, 50);
        Assert.All(small.Places, place => Assert.Equal(MarketText.Of(large.FindPlace(place.Id)), MarketText.Of(place)));
        Assert.Equal(small.Candidates.Select(c => c.Id), large.Candidates.Take(50).Select(c => c.Id));
    }

    [Fact]
    public void EveryoneGoesAnywhere_NobodyIsOutOfReach()
    {
        var market = HostileMarket.Create(HostileMarketKind.EveryoneGoesAnywhere, 300, 100);
        Assert.All(market.Candidates, candidate => Assert.True(candidate.Mobility.WillingToRelocate));
        var ranker = new ReferenceRanker(market, Policy);
        var excluded = market.Candidates.SelectMany(candidate => ranker.RankPlaces(candidate.Id, Request).Exclusions).ToList();
        Assert.NotEmpty(excluded);
        Assert.DoesNotContain(excluded, exclusion => exclusion.Code == ReasonCode.C14OutOfReach);
    }

    [Fact]
    public void OneOccupation_EveryPlace_IsInIt() =>
        Assert.Single(HostileMarket.Create(HostileMarketKind.OneOccupation, 300, 100).Places.Select(place => place.Occupation).Distinct());

    [Fact]
    public void EqualScores_EveryList_IsOneRankGroupOfSeveralStatuses()
    {
        var shown = Shown(HostileMarket.Create(HostileMarketKind.EqualScores, 300, 100));
        Assert.Single(shown.Select(result => result.Pair.Score.ScoreMillionths).Distinct());
        Assert.True(shown.Select(result => result.Pair.Status).Distinct().Count() > 1);
    }

    [Fact]
    public void AllRulesUnknown_EveryShownPair_NeedsClarification()
    {
        var market = HostileMarket.Create(HostileMarketKind.AllRulesUnknown, 300, 100);
        Assert.All(Shown(market), result => Assert.Equal(EligibilityStatus.NeedsClarification, result.Pair.Status));
    }

    [Fact]
    public void CustomProfilesOnly_NoTwoPlaces_AskForTheSame()
    {
        var profiles = HostileMarket.Create(HostileMarketKind.CustomProfilesOnly, 300, 1).Places.Select(place => place.Requirements).ToList();
        Assert.DoesNotContain(null, profiles);
        Assert.Equal(profiles.Count, profiles.Distinct().Count());
    }

    [Fact]
    public void AdversarialTravelTimes_FarPlaces_AreNearAndSomePairsAreMissing()
    {
        var market = HostileMarket.Create(HostileMarketKind.AdversarialTravelTimes, 300, 100);
        var trips = (
            from candidate in market.Candidates
            from place in market.Places
            let site = market.SiteOf(place)!
            select (Distance: candidate.Home!.Position.DistanceTo100m(site.Position), Minutes: market.TravelTimes.Find(candidate.Home.PostalCode, site.PostalCode)?.Minutes)).ToList();
        Assert.InRange(trips.Count(trip => trip.Minutes is null) * 100 / trips.Count, 5, 15);
        Assert.All(trips.Where(trip => trip.Distance > 6_000 && trip.Minutes is not null), trip => Assert.Equal(1, trip.Minutes));
        Assert.All(trips.Where(trip => trip.Distance < 500 && trip.Minutes is not null), trip => Assert.True(trip.Minutes > 200));
    }

    [Fact]
    public void Create_UnknownKind_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => HostileMarket.Create((HostileMarketKind)99, 1, 1));

    private static List<RankedPair> Shown(Market market)
    {
        var ranker = new ReferenceRanker(market, Policy);
        return [.. market.Candidates.SelectMany(candidate => ranker.RankPlaces(candidate.Id, Request).Results)];
    }
}
