using Kausa.Matching.Eligibility;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Lab.Tests.Markets;

/// <summary>Each office's market tells the office's story; shares of large markets with the samples' seeds.</summary>
public class OfficeMarketTests
{
    private const int Size = 1_000;

    public static TheoryData<string> Policies => [.. MarketPlans.All.Select(plan => plan.Policy)];

    [Theory, MemberData(nameof(Policies))]
    public void Plan_EveryPolicy_LiesInItsRegion(string policy)
    {
        var region = ShippedPolicies.Find(policy)!.RegionAgs;
        var market = Market(policy);
        Assert.All(market.Candidates, candidate => Assert.True(Lies(candidate.Home!)));
        Assert.All(market.Places, place => Assert.True(Lies(market.SiteOf(place)!)));

        bool Lies(Location location) => region.Count == 0 || region.Any(ags => location.DistrictAgs.StartsWith(ags, StringComparison.Ordinal));
    }

    [Fact]
    public void Plans_Always_CoverEveryShippedPolicyButTheBase() =>
        Assert.Equal(ShippedPolicies.Names.Where(name => name != "base").Order(StringComparer.Ordinal), MarketPlans.All.Select(plan => plan.Policy).Order(StringComparer.Ordinal));

    [Fact]
    public void Specification_OtherPlaces_KeepsTheRatioOfCompanies()
    {
        var plan = MarketPlans.Find("stuttgart")!;
        Assert.Equal(30, plan.Specification().CompanyCount);
        Assert.Equal(1_000, plan.Specification(placeCount: 2_000).CompanyCount);
        Assert.Equal(1, plan.Specification(placeCount: 1).CompanyCount);
        Assert.Equal(0, plan.Specification(placeCount: 0).CompanyCount);
        Assert.Equal(7, plan.Specification(placeCount: 20, companyCount: 7).CompanyCount);
        Assert.Null(MarketPlans.Find("nation")!.Specification(placeCount: 20).CompanyCount);
        Assert.Null(MarketPlans.Find("base"));
    }

    [Fact]
    public void SachsenAnhaltSued_BesideStuttgart_HasRuralWaysEarlyStartsAndFewerMigrantLedCompanies()
    {
        var (here, there) = (Market("sachsen-anhalt-sued"), Market("stuttgart"));
        Assert.True(Share(here.Companies, company => company.MigrantLed == false) > 75);
        Assert.True(Share(here.Places, place => place.WorkingTimes.EarliestBegin < new TimeOnly(6, 0)) > Share(there.Places, place => place.WorkingTimes.EarliestBegin < new TimeOnly(6, 0)) + 10);
        Assert.True(Share(here.Places, place => place.LicenceNeeded is not null) > Share(there.Places, place => place.LicenceNeeded is not null));
        Assert.True(Share(here.Candidates, Drives) > Share(there.Candidates, Drives) + 3);
        var rural = here.Candidates.Where(candidate => candidate.Home!.DistrictAgs is not "15001" and not "15002").ToList();
        Assert.True(Share(rural, Drives) > Share(here.Candidates.Except(rural), Drives));

        static bool Drives(Candidate candidate) => candidate.Mobility.Modes?.Contains(TransportMode.Car) == true;
    }

    [Fact]
    public void Duesseldorf_MostPeople_HoldPapersWithDatesAndEveryCompanyHasOneContact()
    {
        var market = Market("duesseldorf");
        var asylum = market.Candidates.Where(candidate => candidate.Residence.Title is ResidenceTitle.PermissionToStay or ResidenceTitle.Toleration).ToList();
        Assert.InRange(asylum.Count, 460, 560);
        Assert.True(Share(asylum, candidate => candidate.Residence.ValidUntil is not null) > 85);
        Assert.Contains(asylum, candidate => candidate.Residence.AsylumRegisteredOn?.AddMonths(3) > new DateOnly(2026, 9, 1));
        Assert.All(market.Companies, company => Assert.NotNull(company.PrimaryAdviser));
    }

    [Fact]
    public void Leipzig_ManyCompanies_AreOnTheirWayAndManyPeopleAreReferred()
    {
        var market = Market("leipzig");
        Assert.InRange(Share(market.Companies, company => company.Entitlements.Any(e => e.State is EntitlementState.Applied or EntitlementState.InReview)), 25, 38);
        Assert.InRange(Share(market.Companies, company => company.MigrantLed == true), 7, 13);
        Assert.InRange(Share(market.Candidates, candidate => candidate.ServiceLevel == ServiceLevel.Orientation), 18, 28);
        Assert.True(Share(market.Companies, company => company.Trainers.Any(trainer => trainer.Aevo == AevoState.Missing)) > 15);
    }

    [Fact]
    public void Thueringen_ManyPeople_AreMinorsOrDoNotWantDualTraining()
    {
        var market = Market("thueringen");
        Assert.Equal(36, Share(market.Candidates, candidate => candidate.GuardianType is not null));
        Assert.InRange(Share(market.Candidates, candidate => candidate.Intention is TrainingIntention.Later or TrainingIntention.Not), 22, 30);
        Assert.InRange(Share(market.Places, place => place.Pathway == Pathway.Tq), 16, 20);
        Assert.InRange(market.Candidates.Select(candidate => candidate.Home!.DistrictAgs).Distinct().Count(), 22, 23);
    }

    // What docs/market-generator.md says about s-017 of each sample; the status tests of all samples are with the ranking.
    [Fact]
    public void Samples_S017_ShowsWhatTheOfficeIsAbout()
    {
        var (driver, _) = Sample("sachsen-anhalt-sued");
        Assert.True(driver.Home!.DistrictAgs is not "15001" and not "15002" && driver.Mobility.Modes!.Contains(TransportMode.Car));

        var (waiting, later) = Sample("duesseldorf");
        Assert.Equal(ResidenceTitle.PermissionToStay, waiting.Residence.Title);
        Assert.Contains(later.Exclusions, exclusion => exclusion.Code == ReasonCode.C03WaitingPeriod);
        Assert.Contains(later.PersonToDos, toDo => toDo.Code == ReasonCode.C03WaitingPeriod);
        Assert.True(later.Results.Count >= 10);

        var (_, opening) = Sample("leipzig");
        Assert.Contains(opening.Results.Take(10), result => result.Pair.Outcomes.Any(o => o.Code == ReasonCode.K02EntitlementOpen && o.Effect == RuleEffect.Condition));

        var (minor, besides) = Sample("thueringen");
        Assert.Equal(GuardianConsent.Missing, minor.GuardianConsent);
        Assert.NotEqual(GuardianType.Parents, minor.GuardianType);
        Assert.Contains(besides.Results, result => result.Pair.Place.Pathway == Pathway.Tq);
        Assert.Contains(besides.Results, result => result.Pair.Place.Pathway == Pathway.DualApprenticeship);
    }

    private static (Candidate Candidate, RankAnswer Answer) Sample(string policy)
    {
        var market = MarketGenerator.GenerateMarket(MarketPlans.Find(policy)!.Specification());
        var candidate = market.FindCandidate(new("s-017"))!;
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 };
        return (candidate, new ReferenceRanker(market, ShippedPolicies.Find(policy)!).RankPlaces(candidate.Id, request));
    }

    private static int Share<T>(IEnumerable<T> rows, Func<T, bool> counts)
    {
        var all = rows.ToList();
        return all.Count(counts) * 100 / all.Count;
    }

    private static Market Market(string policy) => MarketGenerator.GenerateMarket(MarketPlans.Find(policy)!.Specification(candidateCount: Size, placeCount: Size));
}
