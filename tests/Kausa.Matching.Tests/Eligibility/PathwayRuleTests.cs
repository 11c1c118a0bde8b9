using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

/// <summary>C18: whether the way into training is open, BvB above all.</summary>
public sealed class PathwayRuleTests
{
    private static readonly DateOnly Start = Samples.StartsOn;

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
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.NotApplied, false)]
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
        Assert.Equal(isDocumented ? null : "GERMAN_KNOWLEDGE", MissingProof(Prepared with { LanguageEvidence = [Samples.ProofOfGerman(skill, level, kind)] }));
        if (skill is not null)
        {
            // As the DTZ counts: speaking and one other part.
            var other = skill == LanguageSkill.Speaking ? LanguageSkill.Reading : LanguageSkill.Speaking;
            Assert.Null(MissingProof(Prepared with { LanguageEvidence = [Samples.ProofOfGerman(skill, level, kind), Samples.ProofOfGerman(other, CefrLevel.A2, kind)] }));
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

    private static TrainingPlace Bvb { get; } = Samples.Place with { Pathway = Pathway.Bvb };

    // Somebody who documents school and German.
    private static Candidate Prepared { get; } = Samples.Candidate with { LanguageEvidence = [Samples.ProofOfGerman(null, CefrLevel.A2, EvidenceKind.CertificateLanguage)] };

    private static Candidate Stayed(Candidate candidate) => candidate with { Residence = new ResidenceFacts { Title = ResidenceTitle.PermissionToStay, EnteredOn = Start.AddYears(-3) } };

    private static string? MissingProof(Candidate candidate) => Papers(RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(Stayed(candidate), Bvb)));

    private static string? Why(RuleOutcome outcome) => outcome.Arguments.SingleOrDefault(argument => argument.Name == "why")?.Value;

    private static string? Papers(RuleOutcome outcome) => outcome.Arguments.SingleOrDefault(argument => argument.Name == "papers")?.Value;

    private static DateOnly? DayOf(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
