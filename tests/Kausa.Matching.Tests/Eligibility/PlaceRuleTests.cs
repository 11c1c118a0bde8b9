using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

public sealed class PlaceRuleTests
{
    private static readonly Candidate Minor = Samples.Candidate with { BirthMonth = new BirthMonth(2009, 5) };

    private static Company With(EntitlementState? state, string? partner = null) => Samples.Company with
    {
        Entitlements = state is { } known ? [new TrainingEntitlement(Samples.Company.Id, Samples.Occupation.Id, known, null, partner)] : [],
    };

    [Theory]
    [InlineData(null, RuleValue.NotApplicable, RuleValue.Unknown, RuleValue.Pass, EligibilityStatus.NeedsClarification)]
    [InlineData(EntitlementState.NotApplied, RuleValue.Fail, RuleValue.NotApplicable, RuleValue.Pass, EligibilityStatus.Ineligible)]
    [InlineData(EntitlementState.Applied, RuleValue.NotApplicable, RuleValue.Fail, RuleValue.Pass, EligibilityStatus.EligibleWithConditions)]
    [InlineData(EntitlementState.InReview, RuleValue.NotApplicable, RuleValue.Fail, RuleValue.Pass, EligibilityStatus.EligibleWithConditions)]
    [InlineData(EntitlementState.Granted, RuleValue.Pass, RuleValue.Pass, RuleValue.Pass, EligibilityStatus.Eligible)]
    [InlineData(EntitlementState.GrantedWithConditions, RuleValue.Pass, RuleValue.Pass, RuleValue.Pass, EligibilityStatus.Eligible)]
    [InlineData(EntitlementState.VerbundOnly, RuleValue.Pass, RuleValue.Pass, RuleValue.Pass, EligibilityStatus.EligibleWithConditions)]
    [InlineData(EntitlementState.Expired, RuleValue.Fail, RuleValue.NotApplicable, RuleValue.Pass, EligibilityStatus.Ineligible)]
    [InlineData(EntitlementState.Refused, RuleValue.Fail, RuleValue.NotApplicable, RuleValue.Pass, EligibilityStatus.Ineligible)]
    [InlineData(EntitlementState.Prohibited, RuleValue.NotApplicable, RuleValue.NotApplicable, RuleValue.Fail, EligibilityStatus.Ineligible)]
    public void Entitlement_EachState_IsToldByOneRule(EntitlementState? state, RuleValue k01, RuleValue k02, RuleValue k04, EligibilityStatus status)
    {
        var outcomes = RuleBook.Evaluate(Samples.Facts(company: With(state)));
        Assert.Equal([k01, k02, k04], new[] { ReasonCode.K01NotEntitled, ReasonCode.K02EntitlementOpen, ReasonCode.K04Prohibited }.Select(code => outcomes.Single(o => o.Code == code).Value));
        Assert.Equal(status, RuleBook.Status(outcomes));
    }

    [Theory]
    [InlineData(Pathway.DualApprenticeship, true)]
    [InlineData(Pathway.AsaFlex, true)]
    [InlineData(Pathway.ExternalTraining, true)]
    [InlineData(Pathway.Eq, false)]
    [InlineData(Pathway.BopInternship, false)]
    [InlineData(Pathway.Tq, false)]
    public void K01_Pathway_NeedsAnEntitlementOnlyForTraining(Pathway pathway, bool needed) =>
        Assert.Equal(needed ? RuleValue.Fail : RuleValue.NotApplicable, RuleBook.Find(ReasonCode.K01NotEntitled).Evaluate(Samples.Facts(place: Samples.Place with { Pathway = pathway }, company: With(EntitlementState.Refused))).Value);

    [Fact]
    public void K08_Verbund_NeedsANamedPartner()
    {
        RuleAssert.Is(ReasonCode.K08Verbund, Samples.Facts(company: With(EntitlementState.VerbundOnly)), RuleValue.Fail, RuleEffect.Condition);
        RuleAssert.Passes(ReasonCode.K08Verbund, Samples.Facts(company: With(EntitlementState.VerbundOnly, "Lehrwerkstatt")));
        RuleAssert.IsNotApplicable(ReasonCode.K08Verbund, Samples.Facts());
    }

    [Fact]
    public void K03_Trainer_IsMissingUnknownOrImplied()
    {
        Company Trained(EntitlementState? state, params Trainer[] trainers) => With(state) with { Trainers = trainers.ToValueList() };
        var other = new Trainer(new("t-9"), Samples.Company.Id, [new Id<Occupation>("tischler")], TrainerQualification.Meister, AevoState.Passed);
        var suitable = new Trainer(new("t-1"), Samples.Company.Id, [Samples.Occupation.Id], TrainerQualification.ExamAndPractice, AevoState.Exempt);
        var lacking = suitable with { Id = new("t-2"), Aevo = AevoState.Missing };
        var unclear = suitable with { Id = new("t-3"), Aevo = null };
        RuleAssert.Passes(ReasonCode.K03TrainerMissing, Samples.Facts(company: Trained(EntitlementState.Applied, lacking, suitable)));
        RuleAssert.Is(ReasonCode.K03TrainerMissing, Samples.Facts(company: Trained(EntitlementState.Granted, lacking)), RuleValue.Fail, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.K03TrainerMissing, Samples.Facts(company: Trained(EntitlementState.Applied, lacking, unclear)), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.K03TrainerMissing, Samples.Facts(company: Trained(EntitlementState.Applied, other)), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.K03TrainerMissing, Samples.Facts(company: Trained(null)), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.Passes(ReasonCode.K03TrainerMissing, Samples.Facts(company: Trained(EntitlementState.Granted)));
    }

    [Fact]
    public void K04_ProhibitedForMinors_AsksForTheAge()
    {
        var company = Samples.Company with { Prohibition = TrainingProhibition.Minors };
        RuleAssert.Passes(ReasonCode.K04Prohibited, Samples.Facts(company: company));
        RuleAssert.Is(ReasonCode.K04Prohibited, Samples.Facts(Minor, company: company), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Is(ReasonCode.K04Prohibited, Samples.Facts(Samples.Candidate with { BirthMonth = null }, company: company), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.K04Prohibited, Samples.Facts(company: company with { Prohibition = TrainingProhibition.All }), RuleValue.Fail, RuleEffect.Exclusion);
    }

    [Theory]
    [InlineData(0, 0, RuleValue.Fail)]
    [InlineData(1, 0, RuleValue.Pass)]
    [InlineData(2, 0, RuleValue.Pass)]
    [InlineData(2, 1, RuleValue.Fail)]
    [InlineData(3, 1, RuleValue.Pass)]
    [InlineData(5, 2, RuleValue.Fail)]
    [InlineData(6, 2, RuleValue.Pass)]
    [InlineData(8, 3, RuleValue.Fail)]
    [InlineData(9, 3, RuleValue.Pass)]
    [InlineData(null, 3, RuleValue.Unknown)]
    [InlineData(9, null, RuleValue.Unknown)]
    public void K06_Ratio_WarnsBeyondTheGuideValue(int? skilled, int? apprentices, RuleValue value) =>
        RuleAssert.Is(
            ReasonCode.K06Ratio,
            Samples.Facts(company: Samples.Company with { SkilledWorkerCount = skilled, ApprenticeCount = apprentices }),
            value,
            value == RuleValue.Pass ? RuleEffect.None : RuleEffect.Notice);

    [Fact]
    public void K07_Seat_MustBeFreeAndTheDatesAhead()
    {
        void Is(TrainingPlace place, RuleValue value, RuleEffect effect) => RuleAssert.Is(ReasonCode.K07NoSeat, Samples.Facts(place: place), value, effect);
        Is(Samples.Place, RuleValue.Pass, RuleEffect.None);
        Is(Samples.Place with { State = PlaceState.Filled }, RuleValue.Fail, RuleEffect.Exclusion);
        Is(Samples.Place with { State = PlaceState.Withdrawn }, RuleValue.Fail, RuleEffect.Exclusion);
        Is(Samples.Place with { SeatsFilled = 2 }, RuleValue.Fail, RuleEffect.Exclusion);
        Is(Samples.Place with { OpenUntil = Samples.AsOf }, RuleValue.Pass, RuleEffect.None);
        Is(Samples.Place with { OpenUntil = Samples.AsOf.AddDays(-1) }, RuleValue.Fail, RuleEffect.Exclusion);
        Is(Samples.Place with { StartsOn = Samples.AsOf.AddDays(-10), StartFlexDays = 10 }, RuleValue.Pass, RuleEffect.None);
        Is(Samples.Place with { StartsOn = Samples.AsOf.AddDays(-11), StartFlexDays = 10 }, RuleValue.Fail, RuleEffect.Exclusion);
        Is(Samples.Place with { State = null }, RuleValue.Pass, RuleEffect.None);
        Is(Samples.Place with { SeatsTotal = null }, RuleValue.Pass, RuleEffect.None);
        Is(Samples.Place with { State = null, SeatsTotal = null }, RuleValue.Unknown, RuleEffect.Clarification);
    }

    [Theory]
    [InlineData(724, false, RuleValue.Pass, RuleEffect.None)]
    [InlineData(723, false, RuleValue.Fail, RuleEffect.Notice)]
    [InlineData(723, null, RuleValue.Unknown, RuleEffect.Notice)]
    [InlineData(null, false, RuleValue.Unknown, RuleEffect.Notice)]
    [InlineData(500, true, RuleValue.NotApplicable, RuleEffect.None)]
    public void K09_Pay_WarnsBelowTheMinimum(int? euro, bool? tariff, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(
            ReasonCode.K09PayBelowMin,
            Samples.Facts(place: Samples.Place with { MonthlyPayEuro = euro }, company: Samples.Company with { BoundByTariff = tariff }),
            value,
            effect);

    // The last minimum of tests is that of 2027, to be reviewed by 19 August: it is that of all of 2027, and what holds for a start in 2028 nobody has entered.
    [Theory]
    [InlineData("2027-12-31", 725, false, RuleValue.Pass)]
    [InlineData("2028-01-01", 725, false, RuleValue.Unknown)]
    [InlineData("2028-01-01", 725, null, RuleValue.Unknown)]
    [InlineData("2028-01-01", 723, false, RuleValue.Fail)]
    [InlineData("2028-01-01", 723, null, RuleValue.Unknown)]
    [InlineData("2028-01-01", 725, true, RuleValue.NotApplicable)]
    public void K09_PayForAYearWithoutItsMinimum_IsNotKnownToBeEnough(string start, int euro, bool? tariff, RuleValue value)
    {
        var place = Samples.Place with { StartsOn = DateOnly.Parse(start, CultureInfo.InvariantCulture), MonthlyPayEuro = euro };
        var facts = Samples.Facts(place: place, company: Samples.Company with { BoundByTariff = tariff });
        RuleAssert.Is(ReasonCode.K09PayBelowMin, facts, value, value is RuleValue.Unknown or RuleValue.Fail ? RuleEffect.Notice : RuleEffect.None);

        // Somebody enters the minimum of that year.
        var later = new LawNumber(LawKeys.MinimumPayEuro, new DateOnly(2028, 1, 1), 700, "notice", new DateOnly(2027, 12, 1), new DateOnly(2027, 12, 31));
        var entered = facts with { Policy = facts.Policy with { Law = new LawCalendar([.. facts.Policy.Law.Numbers, later]) } };
        RuleAssert.Is(ReasonCode.K09PayBelowMin, entered, tariff == true ? RuleValue.NotApplicable : RuleValue.Pass, RuleEffect.None);
    }

    [Fact]
    public void K09_PayForAYearWithoutItsMinimum_SaysWhichNumberIsTheLast()
    {
        var outcome = RuleBook.Find(ReasonCode.K09PayBelowMin).Evaluate(Samples.Facts(place: Samples.Place with { StartsOn = new DateOnly(2028, 9, 1) }));
        Assert.Equal((Responsible.Adviser, new DateOnly(2027, 8, 19)), (outcome.Owner, outcome.DueOn));
        Assert.Equal("Es ist nicht sicher, ob die Vergütung die Mindestvergütung erreicht. Nach dem 31.12.2027 ist noch keine eingetragen.", TextCatalogue.For("de").Reason(outcome));
        Assert.Equal("Look up the minimum for the year of the start, 724 euro a month before, and compare it with the company.", TextCatalogue.For("en").ToDo(outcome));
        var tooLittle = RuleBook.Find(ReasonCode.K09PayBelowMin).Evaluate(Samples.Facts(
            place: Samples.Place with { StartsOn = new DateOnly(2028, 9, 1), MonthlyPayEuro = 700 }, company: Samples.Company with { BoundByTariff = false }));
        Assert.Equal(
            "Den Betrieb auf die Mindestvergütung hinweisen: 724 Euro im Monat; nach dem 31.12.2027 eher mehr.", TextCatalogue.For("de").ToDo(tooLittle));
    }

    // Which day somebody is to look again says nothing of the year that a number is of.
    [Theory]
    [InlineData("2026-10-31", "2026-12-01", RuleValue.Pass)]
    [InlineData("2027-08-19", "2027-01-01", RuleValue.Unknown)]
    [InlineData("2027-08-19", "2026-12-31", RuleValue.Pass)]
    public void K09_MinimumOfAYear_IsThatOfTheYearWheneverItIsReviewed(string reviewBy, string start, RuleValue value)
    {
        static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
        var facts = Samples.Facts(place: Samples.Place with { StartsOn = Day(start) });
        var law = facts.Policy.Law.Numbers.Where(n => n.Key != LawKeys.MinimumPayEuro)
            .Append(new LawNumber(LawKeys.MinimumPayEuro, new DateOnly(2026, 1, 1), 724, "notice", new DateOnly(2025, 12, 1), Day(reviewBy)));
        var outcome = RuleAssert.Is(
            ReasonCode.K09PayBelowMin, facts with { Policy = facts.Policy with { Law = new LawCalendar(law) } }, value, value == RuleValue.Pass ? RuleEffect.None : RuleEffect.Notice);
        Assert.Equal(value == RuleValue.Pass ? null : new DateOnly(2026, 12, 31), outcome.DueOn);
    }

    [Fact]
    public void K10_RefusedWishes_AreToldAndChangeNothing()
    {
        var outcome = RuleAssert.Is(ReasonCode.K10FilterRefused, Samples.Facts(place: Samples.Place with { RefusedWishCount = 2 }), RuleValue.Fail, RuleEffect.Notice);
        Assert.Equal([TextArgument.Number("count", 2)], outcome.Arguments);
        RuleAssert.IsNotApplicable(ReasonCode.K10FilterRefused, Samples.Facts());
        Assert.Equal(EligibilityStatus.Eligible, RuleBook.Status(RuleBook.Evaluate(Samples.Facts(place: Samples.Place with { RefusedWishCount = 20 }))));
    }

    [Fact]
    public void K11_Stale_AfterThePolicysDays()
    {
        RuleAssert.Passes(ReasonCode.K11Stale, Samples.Facts(place: Samples.Place with { ConfirmedOn = Samples.AsOf.AddDays(-180) }));
        RuleAssert.Is(ReasonCode.K11Stale, Samples.Facts(place: Samples.Place with { ConfirmedOn = Samples.AsOf.AddDays(-181) }), RuleValue.Fail, RuleEffect.Notice);
        RuleAssert.Is(ReasonCode.K11Stale, Samples.Facts(place: Samples.Place with { ConfirmedOn = null }), RuleValue.Unknown, RuleEffect.Notice);
    }
}
