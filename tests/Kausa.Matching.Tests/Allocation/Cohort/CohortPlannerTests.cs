using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Cohort;

public sealed class CohortPlannerTests
{
    [Fact]
    public void Plan_AnyMarket_IsProvenAndSaysWhatTheReferenceSays() => ForAll(market =>
    {
        var reference = CohortGen.Reference(market);
        return Enum.GetValues<CohortObjective>().All(objective =>
        {
            var plan = PlanOf(market, objective);
            return plan.Proof.IsProven
                && plan.Pairs.Count + plan.Unplaced.Count == market.Candidates.Count(person => person.CaseState is not (CaseState.Placed or CaseState.Closed))
                && plan.Pairs.All(pair => IsOf(reference, pair, Perspective.Candidate, pair.PersonMillionths) && IsOf(reference, pair, Perspective.Company, pair.CompanyMillionths))
                && plan.Unplaced.All(person => person.ChoiceCount == reference.RankPlaces(person.Candidate.Id, Everything).Results.Count && person.Reason == UnplacedReason.NothingPossible == (person.ChoiceCount == 0));
        });
    });

    [Fact]
    public void Plan_DecidedPairsOfThePlanBefore_StandAndContactsAreKept() => ForAll(market =>
    {
        var before = PlanOf(market, CohortObjective.BestTotal);
        var decided = before.Pairs.Take(2).Select(pair => new EarlierPair(pair.Pair.Candidate.Id, pair.Pair.Place.Id, true)).ToValueList();
        // Without advisers nobody could be given anew, so contacts of the plan before are all there is.
        var contacts = before.Contacts;
        return Enum.GetValues<CohortObjective>().All(objective =>
        {
            var plan = CohortPlanner.Plan(CohortGen.Index(market), Request(market, objective) with { Earlier = decided, EarlierContacts = contacts }).Plan!;
            return plan.Proof.IsProven
                && decided.All(fixedPair => plan.Pairs.Any(pair => pair.Pair.Candidate.Id == fixedPair.Candidate && pair.Pair.Place.Id == fixedPair.Place && pair.Reason == PlannedReason.Decided && pair.WasPlanned))
                && plan.Contacts.Equals(contacts)
                && plan.Contacts.Select(contact => contact.Company).Distinct().Count() == plan.Contacts.Count;
        });
    });

    // A plan is described person by person and place by place and proven pair by pair; for many that is as much work as the plan itself.
    [Fact]
    public void Plan_CancelledWhileItIsDescribed_EndsInEveryPart()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 8, 6));
        market = MarketGen.With(market, market.Content with { Companies = [.. market.Companies.Select(company => company with { PrimaryAdviser = null })] });
        var (index, request, ended) = (CohortGen.Index(market), Request(market, CohortObjective.Stable), new CancellationToken(canceled: true));
        var plan = CohortPlanner.Plan(index, request).Plan!;
        Assert.DoesNotContain(0, (int[])[plan.Pairs.Count, plan.Unplaced.Count, plan.OpenSeats.Count]);
        var cohort = new CohortMarket(index, request, CancellationToken.None);
        var allocation = CohortSolver.Solve(cohort.Problem, CohortObjective.Stable).Allocation!;
        var contacts = CompanyContacts.Of(cohort, request, CancellationToken.None);
        Action[] parts =
        [
            () => _ = new CohortMarket(index, request, ended),
            () => CompanyContacts.Of(cohort, request, ended),
            () => CohortPlanner.Pairs(cohort, allocation, request, contacts, ended),
            () => CohortPlanner.Unplaced(index, cohort, allocation, request, ended),
            () => CohortPlanner.OpenSeats(index, cohort, allocation, request, ended),
            () => CohortPlanner.Proof(cohort.Problem, allocation, request.Objective, ended),
        ];
        Assert.All(parts, part => Assert.Throws<OperationCanceledException>(part));
    }

    [Fact]
    public void Plan_ContactsOfThePlanBefore_AreKeptWhereTheCompanyNamesNobody()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 8, 6));
        market = MarketGen.With(market, market.Content with { Companies = [.. market.Companies.Select(company => company with { PrimaryAdviser = null })] });
        Assert.Equal(2, market.Advisers.Count);
        foreach (var adviser in market.Advisers)
        {
            var before = market.Companies.Select(company => new CompanyContact(company.Id, adviser.Id)).ToValueList();
            var plan = CohortPlanner.Plan(CohortGen.Index(market), Request(market, CohortObjective.Stable) with { Advisers = market.Advisers, EarlierContacts = before }).Plan!;
            Assert.NotEmpty(plan.Contacts);
            Assert.All(plan.Contacts, contact => Assert.Equal(adviser.Id, contact.Adviser));
        }
    }

    [Fact]
    public void Plan_OtherOrderOfRows_HasTheSameDigest() => ForAll(market =>
    {
        var turned = MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Reverse()], Places = [.. market.Places.Reverse()], Companies = [.. market.Companies.Reverse()] });
        return Enum.GetValues<CohortObjective>().All(objective => PlanOf(market, objective).Digest == PlanOf(turned, objective).Digest);
    });

    [Fact]
    public void Plan_DecidedPairThatIsNotPossible_StandsAndSaysSo()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 8, 6));
        var person = market.Candidates[0];
        market = MarketGen.With(market, market.Content with { Candidates = [person with { CaseState = CaseState.Paused }, .. market.Candidates.Skip(1)] });
        var plan = CohortPlanner.Plan(
            CohortGen.Index(market),
            Request(market, CohortObjective.Stable) with { Earlier = [new EarlierPair(person.Id, market.Places[0].Id, true)] }).Plan!;
        var pair = Assert.Single(plan.Pairs, pair => pair.Pair.Candidate.Id == person.Id);
        Assert.Equal(EligibilityStatus.Ineligible, pair.Pair.Status);
        Assert.True(plan.Proof.IsProven);
    }

    [Fact]
    public void Plan_TwoDecidedForOneSeat_NamesBothAndNothingElse()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 8, 6));
        var place = market.Places[0].Id;
        EarlierPair[] decided = [new(market.Candidates[0].Id, place, true), new(market.Candidates[1].Id, place, true)];
        var conflict = CohortPlanner.Plan(CohortGen.Index(market), Request(market, CohortObjective.MostPlaced) with { Earlier = decided.ToValueList() }).Conflict!;
        Assert.Equal(decided.Select(pair => pair.Candidate), conflict.Rules.Select(rule => rule.Candidate!.Value));
        Assert.Equal([(place, 1)], conflict.Places);
        Assert.True(conflict.IsSmallest);
        Assert.All(TextCatalogue.Languages, language => Assert.All(conflict.Rules, rule => Assert.Contains(place.Value, PlanTexts.Rule(TextCatalogue.For(language), rule), StringComparison.Ordinal)));
    }

    [Fact]
    public void Plan_PlacePastItsLastDayOfApplication_HasNoOpenSeat()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 8, 6));
        var closed = market.Places[0] with { OpenUntil = market.AsOf.AddDays(-1) };
        market = MarketGen.With(market, market.Content with { Places = [closed, .. market.Places.Skip(1)] });
        var plan = CohortPlanner.Plan(CohortGen.Index(market), Request(market, CohortObjective.Stable)).Plan!;
        Assert.DoesNotContain(plan.OpenSeats, seat => seat.Place.Id == closed.Id);
        Assert.DoesNotContain(plan.Pairs, pair => pair.Pair.Place.Id == closed.Id);
    }

    [Fact]
    public void Plan_PairOfSomebodyGone_IsTold()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 8, 6));
        var gone = new EarlierPair(new Id<Candidate>("gone"), market.Places[0].Id, true);
        var plan = CohortPlanner.Plan(CohortGen.Index(market), Request(market, CohortObjective.Stable) with { Earlier = [gone] }).Plan!;
        Assert.Equal([new GonePair(gone.Candidate, gone.Place)], plan.Gone);
    }

    [Fact]
    public void Texts_EveryReason_IsSaidInEveryLanguage() => Assert.All(TextCatalogue.Languages, language =>
    {
        var texts = TextCatalogue.For(language);
        Assert.All(Enum.GetValues<PlannedReason>(), reason => Assert.EndsWith(".", texts.Of(reason), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<UnplacedReason>(), reason => Assert.EndsWith(".", texts.Of(reason), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<OpenSeatReason>(), reason => Assert.EndsWith(".", texts.Of(reason), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<CohortObjective>(), objective => Assert.NotEmpty(texts.Of(objective)));
    });

    private static RankRequest Everything => new() { Purpose = Purpose.MatchForAdviser, Top = 1_000 };

    private static CohortRequest Request(Market market, CohortObjective objective) => new() { Objective = objective, Advisers = market.Advisers };

    private static CohortPlan PlanOf(Market market, CohortObjective objective) => CohortPlanner.Plan(CohortGen.Index(market), Request(market, objective)).Plan!;

    private static bool IsOf(ReferenceRanker reference, PlannedPair pair, Perspective perspective, int millionths)
    {
        var expected = reference.Evaluate(pair.Pair.Candidate.Id, pair.Pair.Place.Id, Everything with { Perspective = perspective });
        return expected.Score.ScoreMillionths == millionths && expected.Status == pair.Pair.Status && expected.Status != EligibilityStatus.Ineligible;
    }

    private static void ForAll(Func<Market, bool> holds) => Prop.ForAll(
        MarketGen.CrowdedMarkets(8, 14).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
}
