using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
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
    [InlineData(ResidenceTitle.PermissionToStay, -15, 0, RuleValue.Pass, RuleEffect.None)]
    [InlineData(ResidenceTitle.PermissionToStay, -15, 1, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(ResidenceTitle.Toleration, -9, 0, RuleValue.Pass, RuleEffect.None)]
    [InlineData(ResidenceTitle.Toleration, -9, 1, RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(ResidenceTitle.ResidencePermitProtection, 0, 0, RuleValue.Pass, RuleEffect.None)]
    public void C18_Bvb_NeedsTheStay(ResidenceTitle title, int months, int days, RuleValue value, RuleEffect effect)
    {
        var since = Start.AddMonths(months).AddDays(days);
        var candidate = Prepared with { Residence = new ResidenceFacts { Title = title, EnteredOn = since, TolerationSince = since } };
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(candidate, Bvb), value, effect);
    }

    [Theory]
    [InlineData(-3, 0, "2018-05-01", RuleValue.Pass, RuleEffect.None)]
    [InlineData(-3, 1, "2018-05-01", RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(-3, 0, "2019-07-31", RuleValue.Pass, RuleEffect.None)]
    [InlineData(-3, 0, "2019-08-01", RuleValue.Fail, RuleEffect.Exclusion)]
    [InlineData(-3, 0, null, RuleValue.Unknown, RuleEffect.Clarification)]
    [InlineData(-9, 0, null, RuleValue.Pass, RuleEffect.None)]
    [InlineData(-3, 1, null, RuleValue.Fail, RuleEffect.Exclusion)]
    public void C18_BvbAfterAnEarlyEntry_NeedsThreeMonths(int months, int days, string? entered, RuleValue value, RuleEffect effect)
    {
        var residence = new ResidenceFacts { Title = ResidenceTitle.Toleration, EnteredOn = DayOf(entered), TolerationSince = Start.AddMonths(months).AddDays(days) };
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(Prepared with { Residence = residence }, Bvb), value, effect);
    }

    // The day of the law is its own: from when on a policy states the months does not move it.
    [Theory]
    [InlineData("2016-01-01", "2019-07-31", RuleValue.Pass)]
    [InlineData("2016-01-01", "2019-08-01", RuleValue.Fail)]
    [InlineData("2024-01-01", "2019-07-31", RuleValue.Pass)]
    [InlineData("2024-01-01", "2019-08-01", RuleValue.Fail)]
    [InlineData("2024-01-01", "2023-12-31", RuleValue.Fail)]
    public void C18_BvbEarlyEntryMonthsFromAnyDay_LeaveTheDayOfTheLaw(string from, string entered, RuleValue value)
    {
        var residence = new ResidenceFacts { Title = ResidenceTitle.Toleration, EnteredOn = DayOf(entered), TolerationSince = Start.AddMonths(-3) };
        var facts = Samples.Facts(Prepared with { Residence = residence }, Bvb);
        var numbers = facts.Policy.Law.Numbers.Select(number => number.Key == LawKeys.BvbEarlyEntryMonths ? number with { ValidFrom = DayOf(from)!.Value } : number);
        RuleAssert.Is(
            ReasonCode.C18PathwayClosed, facts with { Policy = facts.Policy with { Law = new LawCalendar(numbers) } }, value, value == RuleValue.Pass ? RuleEffect.None : RuleEffect.Exclusion);
    }

    [Fact]
    public void C18_BvbEntryNotKnown_ShowsItselfInEarlierPapers()
    {
        var residence = new ResidenceFacts { Title = ResidenceTitle.PermissionToStay, AsylumRegisteredOn = new DateOnly(2019, 7, 31) };
        RuleAssert.Passes(ReasonCode.C18PathwayClosed, Samples.Facts(Prepared with { Residence = residence }, Bvb));
    }

    [Theory]
    [InlineData(-15, 0, true)]
    [InlineData(-15, 1, false)]
    [InlineData(-1, 0, false)]
    public void C18_BvbEntryNotKnown_BeganAtTheLatestWithTheFirstPaper(int months, int days, bool isOver)
    {
        var there = Start.AddMonths(months).AddDays(days);
        var later = there.AddDays(30);
        foreach (var residence in new ResidenceFacts[]
        {
            new() { AsylumRegisteredOn = there }, new() { TolerationSince = there }, new() { AsylumRegisteredOn = there, TolerationSince = later }, new() { AsylumRegisteredOn = later, TolerationSince = there },
        })
        {
            var outcome = RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(Prepared with { Residence = residence with { Title = ResidenceTitle.PermissionToStay } }, Bvb));
            Assert.Equal(isOver ? RuleValue.Pass : RuleValue.Unknown, outcome.Value);
            Assert.Equal(isOver ? null : "ENTRY_DATE", Why(outcome));
        }
    }

    [Fact]
    public void C18_BvbTolerationKnownButNotTheEntry_AsksForTheEntry()
    {
        var residence = new ResidenceFacts { Title = ResidenceTitle.Toleration, TolerationSince = Start.AddMonths(-5) };
        Assert.Equal("ENTRY_DATE", Why(RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(Prepared with { Residence = residence }, Bvb))));
        Assert.Equal("TOLERATED_STAY", Why(RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(Prepared with { Residence = residence with { TolerationSince = null } }, Bvb))));
    }

    [Theory]
    [InlineData(ResidenceTitle.EuOrGermanOrUnrestricted, RuleValue.Pass)]
    [InlineData(ResidenceTitle.PermissionToStay, RuleValue.Unknown)]
    public void C18_BvbBeforeItsNumbers_IsNotKnownForThoseAloneWhomTheyConcern(ResidenceTitle title, RuleValue value) => Assert.Equal(
        value, RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(Prepared with { Residence = new ResidenceFacts { Title = title } }, Bvb, asOf: new DateOnly(2019, 7, 31))).Value);

    [Theory]
    [InlineData(ResidenceTitle.PermissionToStay, EmploymentNote.NotAllowed, true)]
    [InlineData(ResidenceTitle.EuOrGermanOrUnrestricted, EmploymentNote.NotAllowed, true)]
    [InlineData(ResidenceTitle.TolerationIdentity60B, null, true)]
    [InlineData(ResidenceTitle.TolerationIdentity60B, EmploymentNote.WithAuthorityPermit, false)]
    [InlineData(ResidenceTitle.Toleration, null, false)]
    [InlineData(ResidenceTitle.PermissionToStay, EmploymentNote.EmploymentAllowed, false)]
    public void C18_Bvb_AsksWhetherEmploymentCanBeAllowedWhereAPaperDeniesIt(ResidenceTitle title, EmploymentNote? note, bool isAsked)
    {
        var since = Start.AddYears(-3);
        var candidate = Prepared with { Residence = new ResidenceFacts { Title = title, EmploymentNote = note, EnteredOn = since, TolerationSince = since } };
        var outcome = RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(candidate, Bvb));
        Assert.Equal(isAsked ? RuleEffect.Clarification : RuleEffect.None, outcome.Effect);
        Assert.Equal(isAsked ? "WORK_ALLOWED" : null, Why(outcome));
        Assert.Equal(!isAsked, outcome.Owner != Responsible.Adviser);
    }

    [Theory]
    [InlineData(SchoolQualification.Hauptschule, null, true)]
    [InlineData(SchoolQualification.SpecialNeeds, null, true)]
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.Partial, true)]
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.Applied, false)]
    [InlineData(SchoolQualification.ForeignUnclassified, null, false)]
    [InlineData(SchoolQualification.None, null, false)]
    [InlineData(null, null, false)]
    public void C18_Bvb_SchoolKnowledgeIsClarifiedWithoutACertificate(SchoolQualification? held, RecognitionState? recognition, bool isDocumented) => Assert.Equal(
        isDocumented ? null : "SCHOOL_KNOWLEDGE",
        MissingProof(Prepared with { Schooling = new SchoolingFacts { Qualification = held, Recognition = recognition } }));

    [Theory]
    [InlineData(null, CefrLevel.A2, EvidenceKind.CertificateLanguage, true)]
    [InlineData(null, CefrLevel.B1, EvidenceKind.NormedTest, true)]
    [InlineData(null, CefrLevel.A1, EvidenceKind.CertificateLanguage, false)]
    [InlineData(null, CefrLevel.C1, EvidenceKind.SelfEstimate, false)]
    [InlineData(null, CefrLevel.C1, EvidenceKind.AdviserEstimate, false)]
    [InlineData(LanguageSkill.Speaking, CefrLevel.B1, EvidenceKind.CertificateLanguage, false)]
    [InlineData(LanguageSkill.Writing, CefrLevel.B1, EvidenceKind.CertificateLanguage, false)]
    public void C18_Bvb_GermanIsClarifiedWithoutProof(LanguageSkill? skill, CefrLevel level, EvidenceKind kind, bool isDocumented)
    {
        Assert.Equal(isDocumented ? null : "GERMAN_KNOWLEDGE", MissingProof(Prepared with { LanguageEvidence = [Proof(skill, level, kind)] }));
        if (skill is not null)
        {
            // As the DTZ counts: speaking and one other part.
            var other = skill == LanguageSkill.Speaking ? LanguageSkill.Reading : LanguageSkill.Speaking;
            Assert.Null(MissingProof(Prepared with { LanguageEvidence = [Proof(skill, level, kind), Proof(other, CefrLevel.A2, kind)] }));
        }
    }

    [Theory]
    [InlineData(ResidenceTitle.PermissionToStay, true)]
    [InlineData(ResidenceTitle.Toleration, true)]
    [InlineData(ResidenceTitle.TolerationIdentity60B, true)]
    [InlineData(null, true)]
    [InlineData(ResidenceTitle.ResidencePermitProtection, false)]
    [InlineData(ResidenceTitle.TrainingToleration60C, false)]
    [InlineData(ResidenceTitle.EuOrGermanOrUnrestricted, false)]
    public void C18_Bvb_AsksForKnowledgeWithPermissionToStayOrTolerationAlone(ResidenceTitle? title, bool isAsked)
    {
        var since = Start.AddYears(-3);
        var unprepared = Samples.Candidate with { Schooling = new SchoolingFacts(), Residence = new ResidenceFacts { Title = title, EnteredOn = since, TolerationSince = since } };
        var outcome = RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(unprepared, Bvb with { StartsOn = Samples.AsOf.AddMonths(15) }));
        Assert.Equal(isAsked ? RuleEffect.Clarification : RuleEffect.None, outcome.Effect);
        Assert.Equal(isAsked ? "SCHOOL_KNOWLEDGE|GERMAN_KNOWLEDGE" : null, Papers(outcome));
        RuleAssert.Passes(ReasonCode.C18PathwayClosed, Samples.Facts(unprepared, Samples.Place with { Pathway = Pathway.Avdual }));
    }

    [Fact]
    public void C18_BvbStayAndKnowledgeOpen_AreToldTogether()
    {
        var since = Start.AddMonths(-8);
        var candidate = Samples.Candidate with { Residence = new ResidenceFacts { Title = ResidenceTitle.Toleration, EnteredOn = since, TolerationSince = since } };
        var outcome = RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(candidate, Bvb with { StartFlexDays = 60 }), RuleValue.Unknown, RuleEffect.Clarification);
        Assert.Equal(
            "Es ist nicht bekannt, ob dieser Weg offen ist, frühestens aber ab 01.10.2026; es fehlt: ein Zertifikat oder ein Test für Deutsch.", TextCatalogue.For("de").Reason(outcome));
        Assert.Equal(
            "Find out what is missing; show the employment agency a certificate or test of German, or ask there what else counts. German counts from A2 on. Agree on a start on or after 1 Oct 2026.", TextCatalogue.For("en").ToDo(outcome));
        Assert.Equal(Responsible.Adviser, outcome.Owner);
    }

    [Fact]
    public void C18_BvbKnowledgeNotDocumented_IsForThePersonToShowInTime()
    {
        var outcome = RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(Stayed(Prepared with { Schooling = new SchoolingFacts() }), Bvb));
        Assert.Equal((Responsible.Person, Start.AddDays(-TestPolicies.Base.Rules.PreparationDays)), (outcome.Owner, outcome.DueOn));
        Assert.Equal("Klären, was fehlt; der Agentur für Arbeit vorlegen: ein Schulabschluss (aus dem Ausland: wenigstens zum Teil anerkannt); sonst dort fragen, was genügt.", TextCatalogue.For("de").ToDo(outcome));
    }

    [Fact]
    public void C18_BvbDatesNotKnown_AreClarifiedUnlessTheStartIsFarEnough()
    {
        var candidate = Prepared with { Residence = new ResidenceFacts { Title = ResidenceTitle.Toleration } };
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(candidate, Bvb), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Passes(ReasonCode.C18PathwayClosed, Samples.Facts(candidate, Bvb with { StartsOn = Samples.AsOf.AddMonths(9) }));
    }

    private static TrainingPlace Bvb { get; } = Samples.Place with { Pathway = Pathway.Bvb };

    // Somebody who documents school and German.
    private static Candidate Prepared { get; } = Samples.Candidate with { LanguageEvidence = [Proof(null, CefrLevel.A2, EvidenceKind.CertificateLanguage)] };

    private static LanguageEvidence Proof(LanguageSkill? skill, CefrLevel level, EvidenceKind kind) =>
        new() { Id = new($"l-{skill}"), Skill = skill, Level = level, Kind = kind, AssessedOn = new DateOnly(2026, 1, 10) };

    private static Candidate Stayed(Candidate candidate) => candidate with { Residence = new ResidenceFacts { Title = ResidenceTitle.PermissionToStay, EnteredOn = Start.AddYears(-3) } };

    private static string? MissingProof(Candidate candidate) => Papers(RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(Stayed(candidate), Bvb)));

    private static string? Why(RuleOutcome outcome) => outcome.Arguments.SingleOrDefault(argument => argument.Name == "why")?.Value;

    private static string? Papers(RuleOutcome outcome) => outcome.Arguments.SingleOrDefault(argument => argument.Name == "papers")?.Value;

    private static DateOnly? DayOf(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(ResidenceTitle.PermissionToStay)]
    [InlineData(ResidenceTitle.Toleration)]
    [InlineData(ResidenceTitle.TolerationIdentity60B)]
    [InlineData(null)]
    public void C18_AssistedTraining_NobodyWaitsForTheAccompanyingPhase(ResidenceTitle? title)
    {
        var candidate = Samples.Candidate with { Residence = new ResidenceFacts { Title = title, EnteredOn = Start.AddMonths(-1), TolerationSince = Start.AddMonths(-1) } };
        RuleAssert.Passes(ReasonCode.C18PathwayClosed, Samples.Facts(candidate, Samples.Place with { Pathway = Pathway.AsaFlex }));
        RuleAssert.Passes(ReasonCode.C18PathwayClosed, Samples.Facts(candidate with { Residence = new ResidenceFacts { Title = title } }, Samples.Place with { Pathway = Pathway.AsaFlex }));
    }

    [Fact]
    public void C18_SelfEntered_RefersThePerson()
    {
        var candidate = Samples.Candidate with { Residence = new ResidenceFacts { Title = ResidenceTitle.PermissionToStay, EnteredOn = Start.AddMonths(-1), SelfEntered = true } };
        var place = Samples.Place with { Pathway = Pathway.Bvb };
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(candidate, place, purpose: Purpose.MatchForSelf), RuleValue.Fail, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(candidate, place), RuleValue.Fail, RuleEffect.Exclusion);
    }

    [Fact]
    public void C18_NotWantedOrNotOffered_IsClosed()
    {
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(Samples.Candidate with { PathwaysOpen = [Pathway.Eq] }), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(Samples.Candidate with { PathwaysOpen = null, Intention = TrainingIntention.Not }), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Passes(ReasonCode.C18PathwayClosed, Samples.Facts(Samples.Candidate with { PathwaysOpen = null, Intention = TrainingIntention.Later }));
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(policy: TestPolicies.Base with { PathwaysEnabled = [Pathway.Eq] }), RuleValue.Fail, RuleEffect.Exclusion);
    }

    [Fact]
    public void C18_Validation_NeedsAgeAndPractice()
    {
        var place = Samples.Place with { Pathway = Pathway.Validation };
        CompetenceEvidence Years(int hundredths) => new()
        {
            Id = new("e-1"),
            Dimension = CompetenceDimension.OccBuildWood,
            Kind = EvidenceKind.WorkExperienceDocumented,
            Raw = new RawResult(RawScale.Years, hundredths),
            AssessedOn = Samples.AsOf,
        };
        var old = Samples.Candidate with { BirthMonth = new BirthMonth(2001, 8) };
        RuleAssert.Passes(ReasonCode.C18PathwayClosed, Samples.Facts(old with { Evidence = [Years(525)] }, place));
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(old with { Evidence = [Years(524)] }, place), RuleValue.Unknown, RuleEffect.Clarification);
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(old with { BirthMonth = new BirthMonth(2001, 9), Evidence = [Years(525)] }, place), RuleValue.Fail, RuleEffect.Exclusion);
        RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(old with { BirthMonth = null }, place), RuleValue.Unknown, RuleEffect.Clarification);
    }

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
