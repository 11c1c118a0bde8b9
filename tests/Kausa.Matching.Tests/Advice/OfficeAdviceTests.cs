using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Advice;
using Kausa.Matching.Care;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

/// <summary>What an office asks about companies, districts and changed lists.</summary>
public sealed class OfficeAdviceTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000_000 };

    public static TheoryData<string> Offices => SampleMarket.Names;

    [Theory, MemberData(nameof(Offices))]
    public void NextCompanyStep_Sample_EqualsAskingEveryRuleInTheChangedMarket(string office)
    {
        var sample = SampleMarket.Of(office);
        var named = 0;
        foreach (var company in sample.Market.Companies.Where((_, i) => i % 7 == 0))
        {
            named += CheckCompany(sample.Market, sample.Policy, sample.Market.AsOf, company);
        }

        Assert.True(named > 0, "no step was named at all");
    }

    [Fact]
    public void NextCompanyStep_AnyMarket_EqualsAskingEveryRuleInTheChangedMarket() => Prop.ForAll(MarketGen.CrowdedMarkets(4, 12).ToArbitrary(), RankGen.Policies.ToArbitrary(), (market, policy) =>
    {
        var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
        Assert.All(market.Companies, company => CheckCompany(market, policy, asOf, company));
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void DistrictCoverage_Cancelled_EndsWithoutAnAnswer()
    {
        var sample = SampleMarket.Of("stuttgart");
        Assert.Throws<OperationCanceledException>(() => DistrictCoverage.Of(MatchIndex.Build(sample.Market, sample.Policy), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void NextCompanyStep_SomebodyWouldMove_HousingIsAStepUntilItIsOffered()
    {
        var sample = SampleMarket.Of("sachsen-anhalt-sued");
        var movers = MarketGen.With(sample.Market, sample.Market.Content with { Candidates = [.. sample.Market.Candidates.Select(person => person with { Mobility = person.Mobility with { WillingToRelocate = true } })] });
        var index = MatchIndex.Build(movers, sample.Policy);
        var named = 0;
        foreach (var company in movers.Companies)
        {
            var offer = new CompanyOffer(company, movers.Places.Where(place => place.Company == company.Id).Select(place => place with { OffersHousing = null }).ToValueList());
            var gain = NextCompanyStep.Of(index, offer, 100).Steps.SingleOrDefault(step => step.Step.Code == AdviceCode.HousingOffer);
            named += gain is { Counts: { Opened: 0, Cleared: 0, Released: > 0 } } ? 1 : 0;
            var housed = offer with { Places = offer.Places.Select(place => place with { OffersHousing = true }).ToValueList() };
            Assert.DoesNotContain(NextCompanyStep.Of(index, housed, 100).Steps, step => step.Step.Code == AdviceCode.HousingOffer);
        }

        Assert.True(named > 5, $"{named} companies");
    }

    [Theory, MemberData(nameof(Offices))]
    public void CompanyPriorities_Sample_CountsThePeopleOfTheImaginedMarket(string office)
    {
        var sample = SampleMarket.Of(office);
        var priorities = CompanyPriorities.Of(sample.Market, sample.Policy);
        var imagined = new Market(sample.Market.Office, sample.Market.AsOf, sample.Market.Source, CompanyPriorities.Imagined(sample.Market));
        var served = Served(imagined, sample.Policy);
        var today = Served(sample.Market, sample.Policy);
        Assert.Equal(served.Values.SelectMany(set => set).Distinct().Order(), priorities.Where(item => item.PeopleCount > 0).Select(item => item.Company.Id).Order());
        Assert.All(priorities.Where(item => item.PeopleCount == 0), item => Assert.True(item.IsAlarm));
        Assert.All(priorities, item =>
        {
            Assert.Equal(served.Values.Count(set => set.Contains(item.Company.Id)), item.PeopleCount);
            Assert.Equal(served.Count(pair => pair.Value.Contains(item.Company.Id) && !today[pair.Key].Any(other => other != item.Company.Id)), item.AloneCount);
            Assert.NotEqual(OpennessState.Declined, item.Company.Openness);
        });
        Assert.Equal(Enumerable.Range(1, priorities.Count), priorities.Select(item => item.Rank));
    }

    [Theory, MemberData(nameof(Offices))]
    public void CompanyPriorities_Sample_AlarmsAreThoseOfTheCheckOfTheMarket(string office)
    {
        var sample = SampleMarket.Of(office);
        var waiting = OfficeCare.Check(sample.Market, sample.Policy.Care).SingleOrDefault(finding => finding.Concern == CareConcern.CompanyWithoutProposal);
        Assert.Equal((waiting?.Ids ?? []).Order(StringComparer.Ordinal), CompanyPriorities.Of(sample.Market, sample.Policy).Where(item => item.IsAlarm).Select(item => item.Company.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CompanyPriorities_OpenPlaceThatSuitsNobody_IsToldAsAnAlarm()
    {
        var sample = SampleMarket.Of("sachsen-anhalt-sued");
        var priorities = CompanyPriorities.Of(sample.Market, sample.Policy);
        Assert.All(["b-010", "b-021", "b-034"], id => Assert.Equal((0, true), priorities.Where(item => item.Company.Id.Value == id).Select(item => (item.PeopleCount, item.IsAlarm)).SingleOrDefault()));
        Assert.False(priorities.Single(item => item.Company.Id.Value == "b-013").IsAlarm);
    }

    [Theory]
    [InlineData(21, null, false)]
    [InlineData(22, null, true)]
    [InlineData(3, 3, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 0, true)]
    [InlineData(3, -1, false)]
    public void CompanyPriorities_LastProposal_AlarmsAfterTheDaysAndWithdrawnOnesDoNotCount(int daysAgo, int? withdrawnDaysAgo, bool isAlarm)
    {
        var item = Cared(OpennessState.Interested, PlaceState.Open, 1, daysAgo, withdrawnDaysAgo);
        Assert.Equal(isAlarm, item!.IsAlarm);
        var stands = withdrawnDaysAgo is null or < 0;
        Assert.Equal((stands ? 1 : 0, stands ? daysAgo : null), (item.OpenProposalCount, item.DaysWaiting));
    }

    [Theory]
    [InlineData(OpennessState.NotContacted, PlaceState.Open, false)]
    [InlineData(OpennessState.Contacted, PlaceState.Open, true)]
    [InlineData(OpennessState.Training, PlaceState.Open, true)]
    [InlineData(null, PlaceState.Open, true)]
    [InlineData(OpennessState.Contacted, PlaceState.Filled, false)]
    [InlineData(OpennessState.Contacted, PlaceState.Withdrawn, false)]
    [InlineData(OpennessState.Declined, PlaceState.Open, false)]
    public void CompanyPriorities_NeverProposed_AlarmsWhereContactedWithAnOpenPlace(OpennessState? openness, PlaceState state, bool isAlarm) =>
        Assert.Equal(isAlarm, Cared(openness, state, 0, 0, null)?.IsAlarm ?? false);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void CompanyPriorities_OpenProposals_AreCapped(int proposals, bool isAtCap) => Assert.Equal((proposals, isAtCap), (Cared(OpennessState.Training, PlaceState.Open, proposals, 30, null)!.OpenProposalCount, Cared(OpennessState.Training, PlaceState.Open, proposals, 30, null)!.IsAtCap));

    [Fact]
    public void CompanyPriorities_NoContact_IsToldWherePromised()
    {
        Assert.True(Cared(OpennessState.Training, PlaceState.Open, 0, 0, null, adviser: null)!.LacksContact);
        Assert.False(Cared(OpennessState.Training, PlaceState.Open, 0, 0, null)!.LacksContact);
        Assert.False(Cared(OpennessState.Training, PlaceState.Open, 0, 0, null, adviser: null, promised: false)!.LacksContact);
    }

    // What is told of one company with one place, to which some people were proposed on a day.
    private static CompanyPriority? Cared(OpennessState? openness, PlaceState state, int proposals, int daysAgo, int? withdrawnDaysAgo, string? adviser = "a-1", bool promised = true)
    {
        var sample = SampleMarket.Of("stuttgart");
        var company = Samples.Company with { Openness = openness, PrimaryAdviser = adviser is null ? null : new(adviser) };
        var day = sample.Market.AsOf;
        var people = Enumerable.Range(1, proposals).Select(number => Samples.Candidate with
        {
            Id = new($"s-{number}"),
            Consents = [new Consent(Purpose.DiscloseToCompany, company.Id, day.AddDays(-daysAgo), withdrawnDaysAgo is { } ago ? day.AddDays(-ago) : null)],
        });
        var market = new Market(sample.Market.Office, day, "test", new MarketContent
        {
            Advisers = [new Adviser { Id = new("a-1") }],
            Companies = [company],
            Places = [Samples.Place with { State = state }],
            Candidates = [.. people, Samples.Candidate with { Id = new("s-0"), Consents = [new Consent(Purpose.MatchForAdviser, null, day, null)] }],
        });
        var policy = sample.Policy with { Care = new CarePolicy { OneContactPerCompany = promised, CasesPerAdviser = 40, OpenProposalsPerCompany = 2, AlarmAfterDays = 21 } };
        return CompanyPriorities.Of(market, policy).SingleOrDefault();
    }

    [Fact]
    public void CompanyPriorities_LedByMigrantsOrNot_ChangesNothing()
    {
        var sample = SampleMarket.Of("leipzig");
        var flipped = MarketGen.With(sample.Market, sample.Market.Content with { Companies = [.. sample.Market.Companies.Select(company => company with { MigrantLed = company.MigrantLed != true })] });
        Assert.Equal(
            CompanyPriorities.Of(sample.Market, sample.Policy).Select(item => (item.Rank, item.Company.Id, item.AloneCount)),
            CompanyPriorities.Of(flipped, sample.Policy).Select(item => (item.Rank, item.Company.Id, item.AloneCount)));
    }

    [Theory, MemberData(nameof(Offices))]
    public void DistrictCoverage_Sample_CountsThoseWithNothing(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var coverage = DistrictCoverage.Of(index);
        var ranker = sample.Ranker;
        var people = sample.Market.Candidates.Where(person => NextCompanyStep.IsSearching(index, person)).ToList();
        Assert.Equal(people.Count, coverage.Sum(line => line.PeopleCount));
        Assert.All(coverage, line => Assert.Equal(
            sample.Market.Candidates.Count(person => (person.CaseState is null or CaseState.Searching) && person.ServiceLevel is not (ServiceLevel.Info or ServiceLevel.Orientation) && person.Consents.All(consent => consent.Purpose != Purpose.MatchForAdviser || !consent.HoldsOn(sample.Market.AsOf))
                && (person.Home?.DistrictAgs ?? string.Empty) == line.DistrictAgs), line.WithoutConsentCount));
        foreach (var line in coverage)
        {
            var own = people.Where(person => (person.Home?.DistrictAgs ?? string.Empty) == line.DistrictAgs).Select(person => ranker.RankPlaces(person.Id, Request)).ToList();
            var nothing = own.Where(answer => answer.RankablePairCount == 0).ToList();
            Assert.Equal((own.Count, nothing.Count), (line.PeopleCount, line.NothingCount));
            Assert.Equal(
                people.Where(person => (person.Home?.DistrictAgs ?? string.Empty) == line.DistrictAgs).Select(person => (person.Id, Answer: ranker.RankPlaces(person.Id, Request)))
                    .Where(item => item.Answer.Results.All(result => result.Pair.Status == EligibilityStatus.NeedsClarification))
                    .Select(item => new PersonOutOfReach(
                        item.Id, item.Answer.RankablePairCount > 0, item.Answer.Exclusions.OrderByDescending(e => e.PairCount).ThenBy(e => e.Code).FirstOrDefault()?.Code)),
                line.OutOfReach);
            Assert.Equal(own.Count(answer => answer.RankablePairCount > 0 && answer.Results.All(result => result.Pair.Status == EligibilityStatus.NeedsClarification)), line.OnlyUnclearCount);
            Assert.Equal(nothing.Count(answer => answer.Exclusions.Count > 0), line.Reasons.Sum(reason => reason.PeopleCount));
            Assert.All(line.Reasons, reason => Assert.Equal(
                nothing.Count(answer => answer.Exclusions.OrderByDescending(e => e.PairCount).ThenBy(e => e.Code).First().Code == reason.Code), reason.PeopleCount));
        }
    }

    [Fact]
    public void ListDiff_ChangedFact_TellsNewGoneAndMoved()
    {
        var sample = SampleMarket.Of("stuttgart");
        var changes = 0;
        foreach (var person in sample.Market.Candidates.Take(20))
        {
            var nearer = person with { Mobility = person.Mobility with { MaxTravelMinutes = 30 } };
            var changed = MarketGen.With(sample.Market, sample.Market.Content with { Candidates = [.. sample.Market.Candidates.Select(c => c.Id == person.Id ? nearer : c)] });
            var (before, after) = (sample.Ranker.RankPlaces(person.Id, Request), new ReferenceRanker(changed, sample.Policy).RankPlaces(person.Id, Request));
            var diff = ListDiff.Of(before, after);
            changes += diff.Changes.Count;
            Assert.Equal(before.Results.Select(r => r.Pair.Place.Id).Except(after.Results.Select(r => r.Pair.Place.Id)).Count(), diff.Changes.Count(change => change.IsGone));
            Assert.Equal(after.Results.Select(r => r.Pair.Place.Id).Except(before.Results.Select(r => r.Pair.Place.Id)).Count(), diff.Changes.Count(change => change.IsNew));
            Assert.Empty(ListDiff.Of(before, before).Changes);
        }

        Assert.True(changes > 0);
    }

    private static int CheckCompany(Market market, MatchPolicy policy, DateOnly asOf, Company company)
    {
        var index = MatchIndex.Build(market, policy, asOf);
        var offer = new CompanyOffer(company, market.Places.Where(place => place.Company == company.Id).ToValueList());
        var advice = NextCompanyStep.Of(index, offer, 100);
        var people = market.Candidates.Where(person => NextCompanyStep.IsSearching(index, person)).ToList();
        var today = people.ConvertAll(person => Best(market, policy, asOf, person, offer));
        var ranker = new ReferenceRanker(market, policy, asOf);
        Assert.Equal(people.Count, advice.PeopleCount);
        Assert.Equal(today.Count(status => status != EligibilityStatus.Ineligible), advice.PossibleCount);
        foreach (var step in CompanySteps.Of(offer, policy))
        {
            var after = people.ConvertAll(person => Best(market, policy, asOf, person, step.Apply(offer)));
            int Count(EligibilityStatus before) => today.Zip(after).Count(pair => pair.First == before && pair.Second < before);
            var counts = new DoorCounts(Count(EligibilityStatus.Ineligible), Count(EligibilityStatus.NeedsClarification), Count(EligibilityStatus.EligibleWithConditions));
            var alone = people.Where((person, i) => today[i] == EligibilityStatus.Ineligible && after[i] != EligibilityStatus.Ineligible && ranker.RankPlaces(person.Id, Request).RankablePairCount == 0).Count();
            var told = advice.Steps.SingleOrDefault(gain => gain.Step == step);
            Assert.True(counts.IsNothing ? told is null : told is not null && told.Counts == counts && told.AloneCount == alone, $"{company.Id} {step.Code}: {counts} {alone} v. {told?.Counts} {told?.AloneCount}");
        }

        return advice.Steps.Count;
    }

    private static EligibilityStatus Best(Market market, MatchPolicy policy, DateOnly asOf, Candidate person, CompanyOffer offer)
    {
        if (offer.Places.Count == 0)
        {
            return EligibilityStatus.Ineligible;
        }

        var changed = MarketGen.With(market, market.Content with
        {
            Companies = [.. market.Companies.Select(c => c.Id == offer.Company.Id ? offer.Company : c)],
            Places = [.. market.Places.Where(place => place.Company != offer.Company.Id), .. offer.Places],
        });
        var ranker = new ReferenceRanker(changed, policy, asOf);
        return offer.Places.Min(place => Housed(ranker.Evaluate(person.Id, place.Id, Request)));
    }

    // The condition of a move is housing: it is met where the company offers it.
    private static EligibilityStatus Housed(EvaluatedPair pair) =>
        pair.Status == EligibilityStatus.EligibleWithConditions && pair.Place.OffersHousing == true && pair.Outcomes.All(outcome => outcome.Effect != RuleEffect.Condition || outcome.Code == ReasonCode.C14OutOfReach)
            ? EligibilityStatus.Eligible : pair.Status;

    private static Dictionary<Id<Candidate>, HashSet<Id<Company>>> Served(Market market, MatchPolicy policy)
    {
        var ranker = new ReferenceRanker(market, policy);
        return market.Candidates.ToDictionary(person => person.Id, person => ranker.RankPlaces(person.Id, Request with { Statuses = [EligibilityStatus.Eligible, EligibilityStatus.EligibleWithConditions, EligibilityStatus.NeedsClarification] })
            .Results.Select(result => result.Pair.Place.Company).ToHashSet());
    }
}
