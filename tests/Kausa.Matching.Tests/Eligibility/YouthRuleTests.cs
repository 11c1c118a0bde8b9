using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

public sealed class YouthRuleTests
{
    private static readonly DateOnly Start = Samples.StartsOn;

    // 17 on the day of the start: born in September 2008 means born on the last day of it.
    private static readonly Candidate Seventeen = Samples.Candidate with { BirthMonth = new BirthMonth(2008, 9) };
    private static readonly Candidate Adult = Samples.Candidate with { BirthMonth = new BirthMonth(2008, 8) };
    private static readonly Candidate Ageless = Samples.Candidate with { BirthMonth = null };
    private static readonly Candidate Fifteen = Samples.Candidate with { BirthMonth = new BirthMonth(2010, 9) };

    private static TrainingPlace Hours(int? from, int? to, YouthWorkSector? sector, bool? shift = false) => Samples.Place with
    {
        WorkingTimes = new WorkingTimes
        {
            EarliestBegin = from is { } f ? new TimeOnly(f / 60, f % 60) : null,
            LatestEnd = to is { } t ? new TimeOnly(t / 60, t % 60) : null,
            Sector = sector,
            Shift = shift,
            Saturday = false,
            Sunday = false,
        },
    };

    [Theory]
    [InlineData(GuardianConsent.Given, RuleValue.Pass, RuleEffect.None)]
    [InlineData(GuardianConsent.Missing, RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(GuardianConsent.Refused, RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(null, RuleValue.Unknown, RuleEffect.Condition)]
    public void C07_Minor_NeedsConsent(GuardianConsent? consent, RuleValue value, RuleEffect effect)
    {
        RuleAssert.Is(ReasonCode.C07GuardianConsent, Samples.Facts(Seventeen with { GuardianConsent = consent }), value, effect);
        RuleAssert.IsNotApplicable(ReasonCode.C07GuardianConsent, Samples.Facts(Adult with { GuardianConsent = consent }));
        RuleAssert.Is(
            ReasonCode.C07GuardianConsent,
            Samples.Facts(Ageless with { GuardianConsent = consent }),
            consent == GuardianConsent.Given ? RuleValue.Pass : RuleValue.Unknown,
            consent == GuardianConsent.Given ? RuleEffect.None : RuleEffect.Condition);
    }

    [Theory]
    [InlineData(AgeBand.Under16, true)]
    [InlineData(AgeBand.From16To17, true)]
    [InlineData(AgeBand.From18To24, false)]
    [InlineData(AgeBand.From25, false)]
    public void C07_AgeBand_CountsAtTheStart(AgeBand band, bool isMinor)
    {
        var value = RuleBook.Find(ReasonCode.C07GuardianConsent).Evaluate(Samples.Facts(Ageless with { AgeBandAtStart = band, GuardianConsent = GuardianConsent.Missing })).Value;
        Assert.Equal(isMinor ? RuleValue.Fail : RuleValue.NotApplicable, value);
    }

    [Fact]
    public void C08_MedicalCheck_MustNotBeOlderThanFourteenMonths()
    {
        RuleAssert.Passes(ReasonCode.C08MedicalCheck, Samples.Facts(Seventeen with { MedicalCheckOn = Start.AddMonths(-14) }));
        RuleAssert.Is(ReasonCode.C08MedicalCheck, Samples.Facts(Seventeen with { MedicalCheckOn = Start.AddMonths(-14).AddDays(-1) }), RuleValue.Fail, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.C08MedicalCheck, Samples.Facts(Seventeen), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.C08MedicalCheck, Samples.Facts(Ageless), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.IsNotApplicable(ReasonCode.C08MedicalCheck, Samples.Facts(Adult));
    }

    [Theory]
    [InlineData(6 * 60, 20 * 60, YouthWorkSector.General, 15, RuleValue.Pass)]
    [InlineData((6 * 60) - 1, 20 * 60, YouthWorkSector.General, 17, RuleValue.Fail)]
    [InlineData(6 * 60, (20 * 60) + 1, YouthWorkSector.General, 17, RuleValue.Fail)]
    [InlineData(6 * 60, 22 * 60, YouthWorkSector.Catering, 16, RuleValue.Pass)]
    [InlineData(6 * 60, (22 * 60) + 1, YouthWorkSector.Catering, 17, RuleValue.Fail)]
    [InlineData(6 * 60, 22 * 60, YouthWorkSector.Catering, 15, RuleValue.Fail)]
    [InlineData(6 * 60, 23 * 60, YouthWorkSector.Shift, 16, RuleValue.Pass)]
    [InlineData(6 * 60, (23 * 60) + 1, YouthWorkSector.Shift, 16, RuleValue.Fail)]
    [InlineData(5 * 60, 21 * 60, YouthWorkSector.Agriculture, 16, RuleValue.Pass)]
    [InlineData(5 * 60, (21 * 60) + 1, YouthWorkSector.Agriculture, 16, RuleValue.Fail)]
    [InlineData(5 * 60, 14 * 60, YouthWorkSector.Bakery, 16, RuleValue.Pass)]
    [InlineData(4 * 60, 14 * 60, YouthWorkSector.Bakery, 16, RuleValue.Fail)]
    [InlineData(4 * 60, 14 * 60, YouthWorkSector.Bakery, 17, RuleValue.Pass)]
    [InlineData((4 * 60) - 1, 14 * 60, YouthWorkSector.Bakery, 17, RuleValue.Fail)]
    [InlineData(21 * 60, 5 * 60, YouthWorkSector.General, 17, RuleValue.Fail)]
    public void C09_HoursBySectorAndAge_FollowTheExceptions(int from, int to, YouthWorkSector sector, int age, RuleValue value) =>
        RuleAssert.Is(
            ReasonCode.C09NightWorkMinor,
            Samples.Facts(Samples.Candidate with { BirthMonth = new BirthMonth(2026 - age, 8) }, Hours(from, to, sector)),
            value,
            value == RuleValue.Fail ? RuleEffect.Exclusion : RuleEffect.None);

    // Each hour of the exceptions is a number of the policy: a change of it on a later day counts from that day.
    [Theory]
    [InlineData(LawKeys.YouthCateringEndMinute, 6 * 60, 21 * 60, YouthWorkSector.Catering, 16)]
    [InlineData(LawKeys.YouthShiftEndMinute, 6 * 60, 21 * 60, YouthWorkSector.Shift, 16)]
    [InlineData(LawKeys.YouthFarmEndMinute, 6 * 60, 21 * 60, YouthWorkSector.Agriculture, 16)]
    [InlineData(LawKeys.YouthFarmBeginMinute, 5 * 60, 16 * 60, YouthWorkSector.Agriculture, 16)]
    [InlineData(LawKeys.YouthBakeryBeginMinute, 5 * 60, 16 * 60, YouthWorkSector.Bakery, 16)]
    [InlineData(LawKeys.YouthBakeryFrom17BeginMinute, 4 * 60, 16 * 60, YouthWorkSector.Bakery, 17)]
    public void C09_HoursOfAnException_AreDatedNumbers(string key, int from, int to, YouthWorkSector sector, int age)
    {
        var stricter = key.EndsWith("END_MINUTE", StringComparison.Ordinal) ? to - 1 : from + 1;
        var facts = Samples.Facts(Samples.Candidate with { BirthMonth = new BirthMonth(2026 - age, 8) }, Hours(from, to, sector));
        RuleAssert.Passes(ReasonCode.C09NightWorkMinor, facts with { Policy = From(Samples.AsOf.AddDays(1)) });
        RuleAssert.Is(ReasonCode.C09NightWorkMinor, facts with { Policy = From(Samples.AsOf) }, RuleValue.Fail, RuleEffect.Exclusion);

        MatchPolicy From(DateOnly day) => facts.Policy with { Law = new LawCalendar([.. facts.Policy.Law.Numbers, new LawNumber(key, day, stricter, "§ 14 JArbSchG", day, day.AddYears(1))]) };
    }

    [Fact]
    public void C09_ShiftWork_ExtendsTheEvening() =>
        RuleAssert.Passes(ReasonCode.C09NightWorkMinor, Samples.Facts(Seventeen, Hours(360, 23 * 60, YouthWorkSector.General, shift: true)));

    [Fact]
    public void C09_UnknownAge_IsClarifiedOnlyWhereAMinorWouldBeExcluded()
    {
        RuleAssert.Passes(ReasonCode.C09NightWorkMinor, Samples.Facts(Ageless));
        RuleAssert.Is(ReasonCode.C09NightWorkMinor, Samples.Facts(Ageless, Hours(360, 22 * 60, YouthWorkSector.General)), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C09NightWorkMinor, Samples.Facts(Ageless, Hours(null, null, YouthWorkSector.Bakery)), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.IsNotApplicable(ReasonCode.C09NightWorkMinor, Samples.Facts(Adult, Hours(0, 300, YouthWorkSector.General)));
    }

    [Fact]
    public void C09_UnknownTimes_AreClarifiedInSectorsWithUnusualHours()
    {
        RuleAssert.Is(ReasonCode.C09NightWorkMinor, Samples.Facts(Seventeen, Hours(null, null, YouthWorkSector.General)), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.C09NightWorkMinor, Samples.Facts(Seventeen, Hours(null, 900, YouthWorkSector.Bakery)), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C09NightWorkMinor, Samples.Facts(Seventeen, Hours(300, 900, null)), RuleValue.Unknown, RuleEffect.Clarification);
    }

    [Fact]
    public void C09_BandAcrossAnException_AsksForTheAge() =>
        RuleAssert.Is(
            ReasonCode.C09NightWorkMinor,
            Samples.Facts(Ageless with { AgeBandAtStart = AgeBand.From16To17 }, Hours(4 * 60, 14 * 60, YouthWorkSector.Bakery)),
            RuleValue.Unknown,
            RuleEffect.Clarification);

    [Theory]
    [InlineData(false, true, YouthWorkSector.General, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(false, true, YouthWorkSector.Retail, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(false, true, YouthWorkSector.Bakery, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(true, true, YouthWorkSector.Care, RuleValue.Pass, RuleEffect.None)]
    [InlineData(true, true, YouthWorkSector.Catering, RuleValue.Pass, RuleEffect.None)]
    [InlineData(true, true, YouthWorkSector.Agriculture, RuleValue.Pass, RuleEffect.None)]
    [InlineData(true, false, YouthWorkSector.Retail, RuleValue.Pass, RuleEffect.None)]
    [InlineData(true, false, YouthWorkSector.Bakery, RuleValue.Pass, RuleEffect.None)]
    [InlineData(true, false, YouthWorkSector.General, RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(true, false, null, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(false, true, null, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(null, null, YouthWorkSector.General, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(null, null, YouthWorkSector.Catering, RuleValue.Pass, RuleEffect.None)]
    [InlineData(false, false, YouthWorkSector.General, RuleValue.Pass, RuleEffect.None)]
    public void C10_Weekend_FollowsTheSector(bool? saturday, bool? sunday, YouthWorkSector? sector, RuleValue value, RuleEffect effect)
    {
        var place = Samples.Place with { WorkingTimes = new WorkingTimes { Saturday = saturday, Sunday = sunday, Sector = sector } };
        RuleAssert.Is(ReasonCode.C10WeekendMinor, Samples.Facts(Seventeen, place), value, effect);
        RuleAssert.IsNotApplicable(ReasonCode.C10WeekendMinor, Samples.Facts(Adult, place));
    }

    [Fact]
    public void C11_Hazards_AreAConditionForMinors()
    {
        var place = Samples.Place with { Hazards = [Hazard.Machines] };
        RuleAssert.Is(ReasonCode.C11HazardMinor, Samples.Facts(Seventeen, place), RuleValue.Fail, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.C11HazardMinor, Samples.Facts(Ageless, place), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.Is(ReasonCode.C11HazardMinor, Samples.Facts(Seventeen, Samples.Place with { Hazards = null }), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.Passes(ReasonCode.C11HazardMinor, Samples.Facts(Seventeen));
        RuleAssert.IsNotApplicable(ReasonCode.C11HazardMinor, Samples.Facts(Adult, place));
    }

    [Fact]
    public void K05_Recognised_PassesForMinors()
    {
        RuleAssert.Passes(ReasonCode.K05NotRecognised, Samples.Facts(Seventeen));
        RuleAssert.IsNotApplicable(ReasonCode.K05NotRecognised, Samples.Facts(Adult));
    }

    [Theory]
    [InlineData(true, null, RuleValue.Pass, RuleEffect.None)]
    [InlineData(null, 9, RuleValue.Pass, RuleEffect.None)]
    [InlineData(null, 8, RuleValue.Pass, RuleEffect.None)]
    [InlineData(null, 7, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(false, 8, RuleValue.Pass, RuleEffect.None)]
    [InlineData(false, null, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(null, null, RuleValue.Unknown, RuleEffect.Clarification)]
    public void C06_UnderSixteen_NeedsTheYearsOfTheState(bool? completed, int? years, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(
            ReasonCode.C06SchoolDuty,
            Samples.Facts(Fifteen with { Schooling = new SchoolingFacts { FullTimeDutyCompleted = completed, YearsOfSchooling = years } }),
            value,
            effect);

    [Fact]
    public void C06_FewYearsAtSeventeen_AreAQuestionAndNoExclusion()
    {
        var newcomer = Seventeen with { Schooling = new SchoolingFacts { YearsOfSchooling = 5 } };
        RuleAssert.Is(ReasonCode.C06SchoolDuty, Samples.Facts(newcomer), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C06SchoolDuty, Samples.Facts(newcomer with { BirthMonth = null }), RuleValue.Unknown, RuleEffect.Condition);
        RuleAssert.IsNotApplicable(ReasonCode.C06SchoolDuty, Samples.Facts(newcomer with { BirthMonth = Adult.BirthMonth }));
    }

    [Fact]
    public void C06_NotCompletedWithinTheSameSchoolYear_Fails()
    {
        var pupil = Seventeen with { Schooling = new SchoolingFacts { FullTimeDutyCompleted = false } };
        RuleAssert.Is(ReasonCode.C06SchoolDuty, Samples.Facts(pupil, asOf: new DateOnly(2026, 8, 1)), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Is(ReasonCode.C06SchoolDuty, Samples.Facts(pupil, asOf: new DateOnly(2026, 7, 31)), RuleValue.Unknown, RuleEffect.Clarification);
    }
}
