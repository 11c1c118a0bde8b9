using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

public sealed class ResidenceRuleTests
{
    private static readonly DateOnly Start = Samples.StartsOn;

    private static Candidate With(ResidenceFacts residence) => Samples.Candidate with { Residence = residence };

    private static PairFacts Facts(ResidenceFacts residence, Purpose purpose = Purpose.MatchForAdviser) => Samples.Facts(With(residence), purpose: purpose);

    [Theory]
    [InlineData(EmploymentNote.EmploymentAllowed, ResidenceTitle.PermissionToStay, RuleValue.Pass, RuleEffect.None)]
    [InlineData(EmploymentNote.WithAuthorityPermit, ResidenceTitle.Toleration, RuleValue.Pass, RuleEffect.None)]
    [InlineData(EmploymentNote.NotAllowed, ResidenceTitle.ResidencePermitProtection, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(EmploymentNote.NotAllowed, null, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(null, ResidenceTitle.EuOrGermanOrUnrestricted, RuleValue.Pass, RuleEffect.None)]
    [InlineData(null, ResidenceTitle.SettlementPermit, RuleValue.Pass, RuleEffect.None)]
    [InlineData(null, ResidenceTitle.ResidencePermitProtection, RuleValue.Pass, RuleEffect.None)]
    [InlineData(null, ResidenceTitle.TemporaryProtection, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(null, ResidenceTitle.TrainingToleration60C, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(null, ResidenceTitle.PermissionToStay, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(null, ResidenceTitle.Toleration, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(null, ResidenceTitle.TolerationIdentity60B, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(null, null, RuleValue.Unknown, RuleEffect.Clarification)]
    public void C01_NoteAndTitle_NoteDecides(EmploymentNote? note, ResidenceTitle? title, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(ReasonCode.C01WorkNotPermitted, Facts(new ResidenceFacts { EmploymentNote = note, Title = title }), value, effect);

    [Fact]
    public void C01_SelfEntered_RefersThePersonButExcludesForAdvisers()
    {
        var residence = new ResidenceFacts { EmploymentNote = EmploymentNote.NotAllowed, SelfEntered = true };
        RuleAssert.Is(ReasonCode.C01WorkNotPermitted, Facts(residence, Purpose.MatchForSelf), RuleValue.Fail, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C01WorkNotPermitted, Facts(residence), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Is(ReasonCode.C01WorkNotPermitted, Facts(residence with { SelfEntered = false }, Purpose.MatchForSelf), RuleValue.Fail, RuleEffect.Exclusion);
    }

    [Theory]
    [InlineData(Pathway.Bvb)]
    [InlineData(Pathway.Avdual)]
    [InlineData(Pathway.Validation)]
    public void C01C02C03_NoEmployment_AreNotApplicable(Pathway pathway)
    {
        var facts = Samples.Facts(With(new ResidenceFacts { EmploymentNote = EmploymentNote.NotAllowed }), Samples.Place with { Pathway = pathway });
        Assert.All([ReasonCode.C01WorkNotPermitted, ReasonCode.C02PermitForPlace, ReasonCode.C03WaitingPeriod], code => RuleAssert.IsNotApplicable(code, facts));
    }

    [Theory]
    [InlineData(EmploymentNote.EmploymentAllowed, null, RuleValue.Pass, RuleEffect.None)]
    [InlineData(EmploymentNote.WithAuthorityPermit, null, RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(EmploymentNote.NotAllowed, null, RuleValue.NotApplicable, RuleEffect.None)]
    [InlineData(null, null, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(null, ResidenceTitle.PermissionToStay, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(null, ResidenceTitle.ResidencePermitProtection, RuleValue.NotApplicable, RuleEffect.None)]
    public void C02_Note_IsAConditionAtMost(EmploymentNote? note, ResidenceTitle? title, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(ReasonCode.C02PermitForPlace, Facts(new ResidenceFacts { EmploymentNote = note, Title = title }), value, effect);

    [Fact]
    public void C02_Due_IsPreparationDaysBeforeStartAndNeverPast()
    {
        var facts = Facts(new ResidenceFacts { EmploymentNote = EmploymentNote.WithAuthorityPermit });
        Assert.Equal(Start.AddDays(-56), RuleBook.Find(ReasonCode.C02PermitForPlace).Evaluate(facts).DueOn);
        Assert.Equal(Start.AddDays(-3), RuleBook.Find(ReasonCode.C02PermitForPlace).Evaluate(facts with { AsOf = Start.AddDays(-3) }).DueOn);
    }

    [Theory]
    [InlineData(0, RuleValue.Pass, RuleEffect.None)]
    [InlineData(1, RuleValue.Fail, RuleEffect.Exclusion)]
    public void C03_AsylumWait_EndsOnTheStartOrADayLater(int daysLate, RuleValue value, RuleEffect effect)
    {
        var residence = new ResidenceFacts { EmploymentNote = EmploymentNote.WithAuthorityPermit, Title = ResidenceTitle.PermissionToStay, LivesInReceptionCentre = false, AsylumRegisteredOn = Start.AddMonths(-3).AddDays(daysLate) };
        var outcome = RuleAssert.Is(ReasonCode.C03WaitingPeriod, Facts(residence), value, effect);
        Assert.Equal(daysLate == 0 ? [] : [TextArgument.Date("date", Start.AddDays(1))], outcome.Arguments);
    }

    [Theory]
    [InlineData(0, RuleEffect.Exclusion)]
    [InlineData(4, RuleEffect.Exclusion)]
    [InlineData(5, RuleEffect.Condition)]
    public void C03_StartMaySlip_IsAConditionWhenTheWaitEndsInTime(int flexDays, RuleEffect effect)
    {
        var residence = new ResidenceFacts { EmploymentNote = EmploymentNote.WithAuthorityPermit, Title = ResidenceTitle.PermissionToStay, LivesInReceptionCentre = false, AsylumRegisteredOn = Start.AddMonths(-3).AddDays(5) };
        RuleAssert.Is(ReasonCode.C03WaitingPeriod, Samples.Facts(With(residence), Samples.Place with { StartFlexDays = flexDays }), RuleValue.Fail, effect);
    }

    [Theory]
    [InlineData(true, IdentityClarification.Yes, -3, RuleValue.Pass, RuleEffect.None)]
    [InlineData(true, IdentityClarification.StepsTaken, -3, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(true, IdentityClarification.No, -6, RuleValue.Pass, RuleEffect.None)]
    [InlineData(true, null, -3, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(true, null, -2, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(null, null, -2, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(null, null, -6, RuleValue.Pass, RuleEffect.None)]
    [InlineData(false, null, 0, RuleValue.NotApplicable, RuleEffect.None)]
    public void C03_Toleration_WaitsInReceptionCentresOnly(bool? inReception, IdentityClarification? identity, int months, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(
            ReasonCode.C03WaitingPeriod,
            Facts(new ResidenceFacts { EmploymentNote = EmploymentNote.WithAuthorityPermit, Title = ResidenceTitle.Toleration, LivesInReceptionCentre = inReception, Identity = identity, TolerationSince = Start.AddMonths(months) }),
            value,
            effect);

    [Theory]
    [InlineData(-184, RuleValue.Pass, RuleEffect.None)]
    [InlineData(-183, RuleValue.Unknown, RuleEffect.Clarification)]
    public void C03_NothingKnown_IsBoundedByTheLongestWait(int daysBeforeStart, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(ReasonCode.C03WaitingPeriod, Facts(new ResidenceFacts()) with { AsOf = Start.AddDays(daysBeforeStart) }, value, effect);

    [Fact]
    public void C03_NoteNotRead_AsksAndNeverExcludes() => RuleAssert.Is(
        ReasonCode.C03WaitingPeriod,
        Facts(new ResidenceFacts { Title = ResidenceTitle.PermissionToStay, LivesInReceptionCentre = false, AsylumRegisteredOn = Start }),
        RuleValue.Unknown,
        RuleEffect.Clarification);

    [Fact]
    public void C03_LawChanges_TheWaitOfTheDayCounts()
    {
        var law = new LawCalendar(TestPolicies.Base.Law.Numbers.Where(n => n.Key != LawKeys.AsylumReceptionWaitMonths).Concat(
        [
            new LawNumber(LawKeys.AsylumReceptionWaitMonths, new DateOnly(2024, 2, 27), 6, "§ 61 AsylG", Start, Start),
            new LawNumber(LawKeys.AsylumReceptionWaitMonths, new DateOnly(2026, 6, 12), 3, "§ 61 AsylG", Start, Start),
        ]));
        var facts = Facts(new ResidenceFacts { EmploymentNote = EmploymentNote.WithAuthorityPermit, Title = ResidenceTitle.PermissionToStay, LivesInReceptionCentre = true, AsylumRegisteredOn = Start.AddMonths(-4) })
            with
        { Policy = TestPolicies.Base with { Law = law } };
        RuleAssert.Is(ReasonCode.C03WaitingPeriod, facts with { AsOf = new DateOnly(2026, 6, 11) }, RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Passes(ReasonCode.C03WaitingPeriod, facts with { AsOf = new DateOnly(2026, 6, 12) });
        RuleAssert.Is(ReasonCode.C03WaitingPeriod, facts with { AsOf = new DateOnly(2024, 2, 26) }, RuleValue.Unknown, RuleEffect.Clarification);
    }

    [Theory]
    [InlineData(0, RuleValue.Pass, RuleEffect.None)]
    [InlineData(-1, RuleValue.Fail, RuleEffect.Notice)]
    [InlineData(null, RuleValue.Unknown, RuleEffect.Notice)]
    public void C04_Expiry_OnlyWarns(int? daysAfterStart, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(ReasonCode.C04TitleExpires, Facts(new ResidenceFacts { ValidUntil = daysAfterStart is { } days ? Start.AddDays(days) : null }), value, effect);

    [Theory]
    [InlineData(false, ResidenceObligation.Place, RuleValue.NotApplicable, RuleEffect.None)]
    [InlineData(true, ResidenceObligation.Place, RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(true, ResidenceObligation.State, RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(true, null, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(true, ResidenceObligation.None, RuleValue.Pass, RuleEffect.None)]
    public void C05_Obligation_CountsOnlyForAMove(bool wouldMove, ResidenceObligation? obligation, RuleValue value, RuleEffect effect)
    {
        var candidate = With(new ResidenceFacts { Obligation = obligation }) with { Mobility = Samples.Candidate.Mobility with { WillingToRelocate = wouldMove } };
        RuleAssert.Is(ReasonCode.C05ResidenceObligation, Samples.Facts(candidate, Samples.Place with { Site = Samples.Halle }), value, effect);
    }

    [Fact]
    public void C05_EndsBeforeStartOrWithinTheState_Passes()
    {
        var mobile = Samples.Candidate with { Mobility = Samples.Candidate.Mobility with { WillingToRelocate = true, MaxTravelMinutes = 10 } };
        var far = Samples.Place with { Site = Samples.Halle };
        RuleAssert.Passes(ReasonCode.C05ResidenceObligation, Samples.Facts(mobile with { Residence = new ResidenceFacts { Obligation = ResidenceObligation.Place, ObligationUntil = Start.AddDays(-1) } }, far));
        RuleAssert.Is(ReasonCode.C05ResidenceObligation, Samples.Facts(mobile with { Residence = new ResidenceFacts { Obligation = ResidenceObligation.Place, ObligationUntil = Start } }, far), RuleValue.Fail, RuleEffect.Condition);
        RuleAssert.Passes(ReasonCode.C05ResidenceObligation, Samples.Facts(mobile with { Residence = new ResidenceFacts { Obligation = ResidenceObligation.State } }));
    }

    [Fact]
    public void C22_Toleration_NamesWhatIsMissing()
    {
        var complete = new ResidenceFacts { Title = ResidenceTitle.Toleration, TolerationSince = Start.AddMonths(-3), Identity = IdentityClarification.StepsTaken };
        RuleAssert.Passes(ReasonCode.C22TolerationTraining, Facts(complete));
        AssertItems("TOLERATION_MONTHS", RuleValue.Fail, complete with { TolerationSince = Start.AddMonths(-3).AddDays(1) });
        AssertItems("IDENTITY", RuleValue.Fail, complete with { Identity = IdentityClarification.No });
        AssertItems("IDENTITY", RuleValue.Unknown, complete with { Identity = null });
        AssertItems("IDENTITY|TOLERATION_MONTHS", RuleValue.Fail, complete with { Title = ResidenceTitle.TolerationIdentity60B, TolerationSince = null });
        RuleAssert.IsNotApplicable(ReasonCode.C22TolerationTraining, Facts(new ResidenceFacts { Title = ResidenceTitle.PermissionToStay }));
    }

    [Fact]
    public void C22_Eq_GivesNoProtection()
    {
        var residence = new ResidenceFacts { Title = ResidenceTitle.Toleration, TolerationSince = Start.AddYears(-1), Identity = IdentityClarification.Yes };
        var outcome = RuleAssert.Is(ReasonCode.C22TolerationTraining, Samples.Facts(With(residence), Samples.Place with { Pathway = Pathway.Eq }), RuleValue.Fail, RuleEffect.Notice);
        Assert.Equal([TextArgument.Code("items", "NO_PROTECTION_PATHWAY")], outcome.Arguments);
    }

    private static void AssertItems(string items, RuleValue value, ResidenceFacts residence)
    {
        var outcome = RuleAssert.Is(ReasonCode.C22TolerationTraining, Facts(residence), value, RuleEffect.Notice);
        Assert.Equal([TextArgument.Code("items", items)], outcome.Arguments);
        Assert.Equal(Samples.AsOf, outcome.DueOn);
    }
}
