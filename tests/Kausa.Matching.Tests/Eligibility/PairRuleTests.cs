using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

public sealed class PairRuleTests
{
    private static readonly DateOnly Start = Samples.StartsOn;

    [Fact]
    public void Evaluate_SamplePair_IsEligibleWithOneOutcomePerRule()
    {
        var outcomes = RuleBook.Evaluate(Samples.Facts());
        Assert.Equal(Enum.GetValues<ReasonCode>(), outcomes.Select(o => o.Code));
        Assert.Equal(EligibilityStatus.Eligible, RuleBook.Status(outcomes));
        Assert.All(outcomes, o => Assert.Equal(RuleEffect.None, o.Effect));
    }

    [Theory]
    [InlineData(CaseState.Searching, ServiceLevel.Search, true)]
    [InlineData(CaseState.Searching, ServiceLevel.Placement, true)]
    [InlineData(null, null, true)]
    [InlineData(CaseState.Placed, ServiceLevel.Search, false)]
    [InlineData(CaseState.Paused, ServiceLevel.Search, false)]
    [InlineData(CaseState.Closed, null, false)]
    [InlineData(null, ServiceLevel.Info, false)]
    [InlineData(CaseState.Searching, ServiceLevel.Orientation, false)]
    public void C12_State_ExcludesWhoIsNotSearching(CaseState? state, ServiceLevel? level, bool passes) =>
        RuleAssert.Is(
            ReasonCode.C12NotAvailable,
            Samples.Facts(Samples.Candidate with { CaseState = state, ServiceLevel = level }),
            passes ? RuleValue.Pass : RuleValue.Fail,
            passes ? RuleEffect.None : RuleEffect.Exclusion);

    [Theory]
    [InlineData(0, 0, 0, RuleValue.Pass, RuleEffect.None)]
    [InlineData(1, 30, 0, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(1, 30, 1, RuleValue.Pass, RuleEffect.None)]
    [InlineData(-30, -1, 5, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(-30, 0, 0, RuleValue.Pass, RuleEffect.None)]
    [InlineData(null, -1, 0, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(null, 0, 0, RuleValue.Pass, RuleEffect.None)]
    [InlineData(1, null, 0, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(null, null, 0, RuleValue.Unknown, RuleEffect.Condition)]
    public void C13_Windows_MustOverlap(int? earliest, int? latest, int flexDays, RuleValue value, RuleEffect effect)
    {
        var window = new StartWindow(earliest is { } e ? Start.AddDays(e) : null, latest is { } l ? Start.AddDays(l) : null);
        RuleAssert.Is(ReasonCode.C13StartDate, Samples.Facts(Samples.Candidate with { Start = window }, Samples.Place with { StartFlexDays = flexDays }), value, effect);
    }

    [Fact]
    public void C13_PlaceWithoutStart_IsClarifiedForPeopleWithALastDay()
    {
        var place = Samples.Place with { StartsOn = null };
        RuleAssert.Is(ReasonCode.C13StartDate, Samples.Facts(place: place), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C13StartDate, Samples.Facts(Samples.Candidate with { Start = new StartWindow(Start, null) }, place), RuleValue.Unknown, RuleEffect.Condition);
    }

    [Theory]
    [InlineData(0, false, RuleValue.Pass, RuleEffect.None)]
    [InlineData(-1, false, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(-1, null, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(-1, true, RuleValue.Fail, RuleEffect.Condition)]
    public void C14_Trip_IsComparedWithTheLimit(int spareMinutes, bool? wouldMove, RuleValue value, RuleEffect effect)
    {
        var minutes = Samples.Facts().Trip!.Minutes;
        var candidate = Samples.Candidate with { Mobility = Samples.Candidate.Mobility with { MaxTravelMinutes = minutes + spareMinutes, WillingToRelocate = wouldMove } };
        var outcome = RuleAssert.Is(ReasonCode.C14OutOfReach, Samples.Facts(candidate), value, effect);
        Assert.Equal(spareMinutes == 0 ? [] : [TextArgument.Number("min", minutes), TextArgument.Number("max", minutes - 1)], outcome.Arguments);
    }

    [Fact]
    public void C14_NoHomeOrNoSite_IsClarified()
    {
        RuleAssert.Is(ReasonCode.C14OutOfReach, Samples.Facts(Samples.Candidate with { Home = null }), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C14OutOfReach, Samples.Facts(company: Samples.Company with { Site = null }), RuleValue.Unknown, RuleEffect.Clarification);
    }

    [Theory]
    [InlineData(null, DrivingLicence.B, RuleValue.NotApplicable, RuleEffect.None)]
    [InlineData(DrivingLicence.B, DrivingLicence.B, RuleValue.Pass, RuleEffect.None)]
    [InlineData(DrivingLicence.B, DrivingLicence.BE, RuleValue.Pass, RuleEffect.None)]
    [InlineData(DrivingLicence.B, DrivingLicence.C, RuleValue.Pass, RuleEffect.None)]
    [InlineData(DrivingLicence.B, DrivingLicence.T, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(DrivingLicence.AM, DrivingLicence.T, RuleValue.Pass, RuleEffect.None)]
    [InlineData(DrivingLicence.BE, DrivingLicence.B, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(DrivingLicence.C, DrivingLicence.BE, RuleValue.Fail, RuleEffect.Exclusion)]
    public void C15_Licence_CoversItsClasses(DrivingLicence? needed, DrivingLicence held, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(
            ReasonCode.C15Licence,
            Samples.Facts(Samples.Candidate with { Mobility = Samples.Candidate.Mobility with { Licences = [held] } }, Samples.Place with { LicenceNeeded = needed }),
            value,
            effect);

    [Fact]
    public void C15_LicencesNotAskedOrNone_DifferFromEachOther()
    {
        var place = Samples.Place with { LicenceNeeded = DrivingLicence.B };
        RuleAssert.Is(ReasonCode.C15Licence, Samples.Facts(Samples.Candidate with { Mobility = Samples.Candidate.Mobility with { Licences = null } }, place), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C15Licence, Samples.Facts(Samples.Candidate with { Mobility = Samples.Candidate.Mobility with { Licences = [] } }, place), RuleValue.Fail, RuleEffect.Exclusion);
    }

    // Standard error 4 tenths: PASS from 30 + 0.5244 · 4 = 32.1, FAIL below 30 − 1.0364 · 4 = 25.9.
    [Theory]
    [InlineData(33, true, "Kundengespräche", RuleValue.Pass, RuleEffect.None)]
    [InlineData(32, true, "Kundengespräche", RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(26, true, "Kundengespräche", RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(25, true, "Kundengespräche", RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(25, true, null, RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(25, true, " ", RuleValue.Fail, RuleEffect.Condition)]
    [InlineData(32, true, null, RuleValue.Unknown, RuleEffect.Condition)]
    [InlineData(60, false, "Kundengespräche", RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(0, false, null, RuleValue.Unknown, RuleEffect.Condition)]
    public void C16_Minimum_ComparesTheProbability(int tenths, bool isMeasured, string? reason, RuleValue value, RuleEffect effect)
    {
        var place = Samples.Place with { LanguageMinima = [new LanguageMinimum(LanguageSkill.Speaking, CefrLevel.B1, reason)] };
        RuleAssert.Is(ReasonCode.C16LanguageMin, Samples.Facts(place: place, estimates: Held(tenths, isMeasured)), value, effect);
    }

    [Fact]
    public void C16_TwelveMonthsOldPartCertificate_PassesItsLevel() =>
        RuleAssert.Passes(
            ReasonCode.C16LanguageMin,
            Samples.Facts(place: Samples.Place with { LanguageMinima = [new LanguageMinimum(LanguageSkill.Writing, CefrLevel.B1, "Berichtsheft")] }, estimates: Held(33, true)));

    [Fact]
    public void C16_CourseUnderWay_CountsUntilItEndsOrTrainingStarts()
    {
        var place = Samples.Place with { LanguageMinima = [new LanguageMinimum(LanguageSkill.Speaking, CefrLevel.B1, "Kundengespräche")] };
        var learning = Held(27, true);
        CandidateEstimates Course(DateOnly end, int cap) => learning with { CourseProgress = [new CourseProgress(end, 100, cap)] };
        RuleAssert.Passes(ReasonCode.C16LanguageMin, Samples.Facts(place: place, estimates: Course(Start.AddMonths(3), 40)));
        RuleAssert.Passes(ReasonCode.C16LanguageMin, Samples.Facts(place: place, estimates: Course(Samples.AsOf.AddMonths(1), 40)));
        RuleAssert.Is(ReasonCode.C16LanguageMin, Samples.Facts(place: place, estimates: Course(Samples.AsOf.AddMonths(1).AddDays(-1), 40)), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C16LanguageMin, Samples.Facts(place: place, estimates: Course(Start.AddMonths(3), 30)), RuleValue.Unknown, RuleEffect.Clarification);
    }

    [Fact]
    public void C16_SeveralMinima_TellTheWorst()
    {
        var place = Samples.Place with
        {
            LanguageMinima = [new LanguageMinimum(LanguageSkill.Speaking, CefrLevel.C1, "Beratung"), new LanguageMinimum(LanguageSkill.Listening, CefrLevel.C1, null), new LanguageMinimum(LanguageSkill.Reading, CefrLevel.A1, "Pläne")],
        };
        var outcome = RuleAssert.Is(ReasonCode.C16LanguageMin, Samples.Facts(place: place, estimates: Held(30, true)), RuleValue.Fail, RuleEffect.Exclusion);
        Assert.Equal([TextArgument.Code("skill", "SPEAKING"), TextArgument.Code("level", "C1"), TextArgument.Code("have", "B1")], outcome.Arguments);
    }

    [Fact]
    public void C16_MinimaAlikeInWhatTheyDo_TellTheFirstSkill()
    {
        var minima = new[] { LanguageSkill.Writing, LanguageSkill.Listening, LanguageSkill.Speaking }.Select(skill => new LanguageMinimum(skill, CefrLevel.C1, "Beratung")).ToValueList();
        var outcome = RuleAssert.Is(ReasonCode.C16LanguageMin, Samples.Facts(place: Samples.Place with { LanguageMinima = minima }, estimates: Held(30, true)), RuleValue.Fail, RuleEffect.Exclusion);
        Assert.Equal(TextArgument.Code("skill", minima.Min(minimum => minimum.Skill).Code()), outcome.Arguments[0]);
    }

    [Theory]
    [InlineData(SchoolQualification.Hauptschule, true, RuleValue.Pass, RuleEffect.None)]
    [InlineData(SchoolQualification.SpecialNeeds, true, RuleValue.Fail, RuleEffect.Notice)]
    [InlineData(SchoolQualification.ForeignUnclassified, true, RuleValue.Unknown, RuleEffect.Notice)]
    [InlineData(null, true, RuleValue.Unknown, RuleEffect.Notice)]
    [InlineData(null, false, RuleValue.NotApplicable, RuleEffect.None)]
    public void C17_Certificate_WarnsOnlyWhereTheCompanyInsists(SchoolQualification? held, bool strict, RuleValue value, RuleEffect effect) =>
        RuleAssert.Is(
            ReasonCode.C17SchoolMin,
            Samples.Facts(
                Samples.Candidate with { Schooling = new SchoolingFacts { Qualification = held } },
                Samples.Place with { MinimumSchool = SchoolQualification.Hauptschule, MinimumSchoolStrict = strict }),
            value,
            effect);

    [Theory]
    [InlineData(EarlierEmploymentKind.InsuredJob, 0, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(EarlierEmploymentKind.InsuredJob, -1, RuleValue.Pass, RuleEffect.None)]
    [InlineData(EarlierEmploymentKind.InsuredJob, null, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(EarlierEmploymentKind.Eq, -3_000, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(EarlierEmploymentKind.FamilyFirm, null, RuleValue.Fail, RuleEffect.Exclusion)]
    public void C19_Eq_InACompanyOfEarlierWork(EarlierEmploymentKind kind, int? daysAfterThreeYears, RuleValue value, RuleEffect effect)
    {
        var ended = daysAfterThreeYears is { } days ? Start.AddYears(-3).AddDays(days) : (DateOnly?)null;
        var candidate = Samples.Candidate with { EarlierEmployments = [new EarlierEmployment(Samples.Company.Id, kind, ended)] };
        RuleAssert.Is(ReasonCode.C19EqSameFirm, Samples.Facts(candidate, Samples.Place with { Pathway = Pathway.Eq }), value, effect);
        RuleAssert.IsNotApplicable(ReasonCode.C19EqSameFirm, Samples.Facts(candidate));
    }

    [Fact]
    public void C19_OtherCompany_Passes() => RuleAssert.Passes(
        ReasonCode.C19EqSameFirm,
        Samples.Facts(Samples.Candidate with { EarlierEmployments = [new EarlierEmployment(new("b-77"), EarlierEmploymentKind.Eq, null)] }, Samples.Place with { Pathway = Pathway.Eq }));

    [Fact]
    public void C20_Purpose_DecidesWhichConsentIsNeeded()
    {
        var caseOnly = Samples.Candidate with { Consents = [Samples.Candidate.Consents[0]] };
        var releaseOnly = Samples.Candidate with { Consents = [Samples.Candidate.Consents[1]] };
        var none = Samples.Candidate with { Consents = [] };
        void Is(Candidate candidate, Purpose purpose, string? missing)
        {
            var outcome = RuleBook.Find(ReasonCode.C20ConsentMissing).Evaluate(Samples.Facts(candidate, purpose: purpose));
            Assert.Equal(missing is null ? RuleEffect.None : RuleEffect.Exclusion, outcome.Effect);
            Assert.Equal(missing is null ? [] : [TextArgument.Code("what", missing)], outcome.Arguments);
        }

        Is(none, Purpose.MatchForSelf, null);
        Is(caseOnly, Purpose.MatchForAdviser, null);
        Is(releaseOnly, Purpose.MatchForAdviser, "CASE_CONSENT");
        Is(Samples.Candidate, Purpose.DiscloseToCompany, null);
        Is(caseOnly, Purpose.DiscloseToCompany, "COMPANY_RELEASE");
        Is(releaseOnly, Purpose.DiscloseToCompany, null);
        Is(caseOnly with { Consents = [caseOnly.Consents[0], new Consent(Purpose.DiscloseToCompany, new Id<Company>("b-02"), Samples.AsOf, null)] }, Purpose.DiscloseToCompany, "COMPANY_RELEASE");
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(-9, 1, true)]
    [InlineData(-9, 0, false)]
    public void C20_Consent_HoldsFromTheDayGivenUntilWithdrawn(int given, int? withdrawn, bool holds)
    {
        var consent = new Consent(Purpose.MatchForAdviser, null, Samples.AsOf.AddDays(given), withdrawn is { } days ? Samples.AsOf.AddDays(days) : null);
        Assert.Equal(holds ? RuleValue.Pass : RuleValue.Fail, RuleBook.Find(ReasonCode.C20ConsentMissing).Evaluate(Samples.Facts(Samples.Candidate with { Consents = [consent] })).Value);
    }

    [Fact]
    public void C21_Veto_ExcludesCompanyOrOccupation()
    {
        RuleAssert.Is(ReasonCode.C21CandidateVeto, Samples.Facts(Samples.Candidate with { VetoedCompanies = [Samples.Company.Id] }), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Is(ReasonCode.C21CandidateVeto, Samples.Facts(Samples.Candidate with { VetoedOccupations = [Samples.Occupation.Id] }), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Passes(ReasonCode.C21CandidateVeto, Samples.Facts(Samples.Candidate with { VetoedCompanies = [new("b-02")], VetoedOccupations = [new("tischler")] }));
    }

    [Theory]
    [InlineData("", RuleValue.NotApplicable, RuleEffect.None)]
    [InlineData("08111", RuleValue.Pass, RuleEffect.None)]
    [InlineData("08116", RuleValue.Pass, RuleEffect.None)]
    [InlineData("08", RuleValue.Pass, RuleEffect.None)]
    [InlineData("08115 15", RuleValue.Fail, RuleEffect.Exclusion)]
    public void S01_Region_HoldsHomeOrSite(string ags, RuleValue value, RuleEffect effect) => RuleAssert.Is(
        ReasonCode.S01OutOfScope,
        Samples.Facts(policy: TestPolicies.Base with { RegionAgs = ags.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList() }),
        value,
        effect);

    [Fact]
    public void S01_HomeNotKnown_IsClarifiedUnlessTheSiteIsInside()
    {
        var homeless = Samples.Candidate with { Home = null };
        RuleAssert.Is(ReasonCode.S01OutOfScope, Samples.Facts(homeless, policy: TestPolicies.Base with { RegionAgs = ["08111"] }), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Passes(ReasonCode.S01OutOfScope, Samples.Facts(homeless, policy: TestPolicies.Base with { RegionAgs = ["08116"] }));
    }

    private static CandidateEstimates Held(int tenths, bool isMeasured) => Samples.Estimates with
    {
        Languages = Enumerable.Repeat(new LanguageEstimate(tenths, 1, isMeasured, EstimateFlags.None), 4).ToValueList(),
    };
}
