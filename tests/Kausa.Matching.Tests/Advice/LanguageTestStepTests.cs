using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

/// <summary>A test of German as a step: it documents what the estimates already say, where BvB hangs on it, and invents nothing.</summary>
public sealed class LanguageTestStepTests
{
    public static TheoryData<string> Offices => SampleMarket.Names;

    [Theory]
    [InlineData(CefrLevel.B1, EvidenceKind.AdviserEstimate, true)]
    [InlineData(CefrLevel.B1, EvidenceKind.SelfEstimate, true)]
    [InlineData(CefrLevel.A1, EvidenceKind.AdviserEstimate, false)]
    [InlineData(CefrLevel.A1, EvidenceKind.CertificateLanguage, false)]
    [InlineData(CefrLevel.A2, EvidenceKind.CertificateLanguage, false)]
    [InlineData(CefrLevel.A2, EvidenceKind.NormedTest, false)]
    public void Of_OneProofOfAllSkills_OffersTheTestWhereTheEstimateReachesAndOnlyProofIsMissing(CefrLevel level, EvidenceKind kind, bool isOffered) =>
        Check(Tolerated with { LanguageEvidence = [Samples.ProofOfGerman(null, level, kind)] }, isOffered);

    [Theory]
    [InlineData(CefrLevel.B1, true)]
    [InlineData(CefrLevel.A1, false)]
    public void Of_CourseAttendedToItsEnd_CountsAsAnEstimate(CefrLevel target, bool isOffered) =>
        Check(Tolerated with { Courses = [new LanguageCourse(LanguageCourseType.IntegrationCourse, target, Samples.AsOf.AddMonths(-9), Samples.AsOf.AddMonths(-1), CourseState.Completed)] }, isOffered);

    // As C18 counts: speaking and one more.
    [Theory]
    [InlineData(LanguageSkill.Speaking, CefrLevel.B1, LanguageSkill.Writing, CefrLevel.B1, true)]
    [InlineData(LanguageSkill.Speaking, CefrLevel.B1, LanguageSkill.Writing, CefrLevel.A1, false)]
    [InlineData(LanguageSkill.Speaking, CefrLevel.A1, LanguageSkill.Writing, CefrLevel.B1, false)]
    [InlineData(LanguageSkill.Reading, CefrLevel.B1, LanguageSkill.Writing, CefrLevel.B1, false)]
    public void Of_EstimatesOfTwoSkills_ReachWhereSpeakingAndOneMoreDo(LanguageSkill one, CefrLevel oneLevel, LanguageSkill other, CefrLevel otherLevel, bool isOffered) =>
        Check(Tolerated with { LanguageEvidence = [Samples.ProofOfGerman(one, oneLevel, EvidenceKind.AdviserEstimate), Samples.ProofOfGerman(other, otherLevel, EvidenceKind.AdviserEstimate)] }, isOffered);

    [Fact]
    public void Of_CertificateOfOneSkill_OffersTheTestForTheOtherThatIsNeeded()
    {
        var read = Samples.ProofOfGerman(LanguageSkill.Reading, CefrLevel.B1, EvidenceKind.CertificateLanguage);
        Check(Tolerated with { LanguageEvidence = [read, Samples.ProofOfGerman(LanguageSkill.Speaking, CefrLevel.A2, EvidenceKind.AdviserEstimate)] }, isOffered: true);
        Check(Tolerated with { LanguageEvidence = [read, Samples.ProofOfGerman(LanguageSkill.Speaking, CefrLevel.A2, EvidenceKind.CertificateLanguage)] }, isOffered: false);
    }

    [Fact]
    public void Of_NothingIsKnown_ThePriorIsNoEstimate() => Check(Tolerated, isOffered: false);

    [Fact]
    public void Of_NoRuleHangsOnProof_OffersNoTest()
    {
        var known = Tolerated with { LanguageEvidence = [Samples.ProofOfGerman(null, CefrLevel.B1, EvidenceKind.AdviserEstimate)] };
        Check(known with { Residence = Samples.Candidate.Residence }, isOffered: false);
        Check(known with { Schooling = new SchoolingFacts() }, isOffered: false);
        Check(known with { Residence = known.Residence with { EmploymentNote = EmploymentNote.NotAllowed } }, isOffered: false);
        Check(known, isOffered: false, TestPolicies.Base with { PathwaysEnabled = [Pathway.DualApprenticeship] });
    }

    [Fact]
    public void Of_LevelOfThePolicy_IsTheOneToReachAndToTell()
    {
        var known = Tolerated with { LanguageEvidence = [Samples.ProofOfGerman(null, CefrLevel.B1, EvidenceKind.AdviserEstimate)] };
        var step = Check(known, isOffered: true)!;
        Assert.Equal((180, "German placement test in all four skills, to document A2"), (StepEfforts.Minutes(TestPolicies.Base with { Effort = [] }, step.Code), AdviceTexts.Step(TextCatalogue.For("en"), step.Code, step.Arguments)));
        Assert.Equal("Einstufungstest Deutsch in allen vier Fertigkeiten, um A2 zu belegen", AdviceTexts.Step(TextCatalogue.For("de"), step.Code, step.Arguments));
        Assert.Equal("German placement test in all four skills", AdviceTexts.Step(TextCatalogue.For("en"), AdviceCode.LanguageTest, []));
        Check(known, isOffered: false, Asking(CefrLevel.B2));
    }

    // Whoever would need German documented for BvB: each step offered clears it and moves no score, and nobody whose estimates reach goes without.
    [Theory, MemberData(nameof(Offices))]
    public void Of_Sample_OffersTheTestExactlyWhereEstimatesReachWithoutProof(string office)
    {
        var sample = SampleMarket.Of(office);
        var policy = sample.Policy with { PathwaysEnabled = Enum.GetValues<Pathway>().ToValueList() };
        var asOf = sample.Market.AsOf;
        var (offered, refused) = (0, 0);
        foreach (var person in sample.Market.Candidates.Select(known => known with { Residence = Tolerated.Residence, Schooling = Samples.Candidate.Schooling }))
        {
            var german = EvidenceAssessor.Assess(person, policy, asOf).Languages;
            bool Reaches(LanguageSkill skill) => german[(int)skill] is { IsMeasured: true, Tenths: >= (int)CefrLevel.A2 * 10 };
            var reaches = Reaches(LanguageSkill.Speaking) && (Reaches(LanguageSkill.Listening) || Reaches(LanguageSkill.Reading) || Reaches(LanguageSkill.Writing));
            var papers = person.LanguageEvidence.Where(proof => proof is { Level: >= CefrLevel.A2, Kind: EvidenceKind.CertificateLanguage or EvidenceKind.NormedTest }).ToList();
            var isProven = papers.Exists(proof => proof.Skill is null or LanguageSkill.Speaking) && papers.Exists(proof => proof.Skill is not LanguageSkill.Speaking);
            var step = Check(person, isOffered: reaches && !isProven, policy, asOf);
            (offered, refused) = step is null ? (offered, refused + 1) : (offered + 1, refused);
        }

        Assert.True(offered > 0 && refused > 0, $"{offered} offered, {refused} not");
    }

    // What advise step says clears a place, why-not says of the same place; where pairs that must be clarified are hidden, that brings it onto the list.
    [Fact]
    public void WhyNot_BvbHiddenForProofOfGerman_NamesTheTestAndTellsItsRank()
    {
        var (market, policy, person) = WithBvb();
        policy = policy with { HideNeedsClarification = true };
        var index = MatchIndex.Build(market, policy);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        var step = Assert.Single(NextBestStep.Of(index, person.Id, 100).Steps, gain => gain.Steps[0].Code == AdviceCode.LanguageTest).Steps[0];
        var after = MatchIndex.Build(MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(one => one.Id == person.Id ? step.Apply(person) : one)] }), policy);
        var ranks = after.RankPlaces(person.Id, request with { Top = 1_000 }).Results.ToDictionary(result => result.Pair.Place.Id, result => result.Rank);
        var (told, silent) = (0, 0);
        foreach (var place in market.Places)
        {
            var answer = WhyNot.Of(index, person, place.Id, request, 1_000);
            var change = answer.Changes.SingleOrDefault(one => one.Code == AdviceCode.LanguageTest);
            Assert.Equal(answer.Rank is null && ranks.TryGetValue(place.Id, out var rank) ? (rank, step.Arguments, step.EffortMinutes) : null, change is null ? null : ((int, ValueList<TextArgument>, int)?)(change.Rank, change.Arguments, change.EffortMinutes));
            (told, silent) = change is null ? (told, silent + 1) : (told + 1, silent);
            Assert.True(change is null || (answer.IsHidden && change is { Amount: 1, IsByCompany: false }));
        }

        Assert.True(told > 0 && silent > 0, $"{told} told, {silent} not");
    }

    [Fact]
    public void Of_MarketWithBvb_IsToldWithThePlacesThatItClears()
    {
        var (market, policy, person) = WithBvb();
        var told = Assert.Single(NextBestStep.Of(MatchIndex.Build(market, policy), person.Id, 100).Steps, gain => gain.Steps[0].Code == AdviceCode.LanguageTest);
        var (found, opened, _) = new StepBruteForce(market, policy, market.AsOf).Of(person, told.Steps);
        Assert.Equal(found, told.Counts);
        Assert.Empty(opened);
        Assert.True(told.Counts.Cleared > 0);

        // No place is worth more or less to the person, and none is harder to get.
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 };
        var (before, after) = (Ranked(person), Ranked(told.Steps[0].Apply(person)));
        Assert.All(market.Places, place =>
        {
            var (old, now) = (before.Evaluate(person.Id, place.Id, request), after.Evaluate(person.Id, place.Id, request));
            Assert.Equal(old.Score.ExpectedMillionths, now.Score.ExpectedMillionths);
            Assert.True(now.Status <= old.Status);
        });

        ReferenceRanker Ranked(Candidate known) =>
            new(MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(one => one.Id == known.Id ? known : one)] }), policy, market.AsOf);
    }

    private static (Market Market, MatchPolicy Policy, Candidate Person) WithBvb()
    {
        var sample = SampleMarket.Of("stuttgart");
        var policy = sample.Policy with { PathwaysEnabled = Enum.GetValues<Pathway>().ToValueList() };
        var person = sample.Market.Candidates.First(one => one.HasCaseConsent(sample.Market.AsOf)) with
        {
            Residence = Tolerated.Residence,
            Schooling = Samples.Candidate.Schooling,
            BirthMonth = Samples.Candidate.BirthMonth,
            PathwaysOpen = null,
            Intention = TrainingIntention.Now,
            VetoedCompanies = [],
            VetoedOccupations = [],
            Courses = [],
            Start = new StartWindow(null, null),
            LanguageEvidence = [Samples.ProofOfGerman(null, CefrLevel.B1, EvidenceKind.AdviserEstimate)],
        };
        var market = MarketGen.With(sample.Market, sample.Market.Content with
        {
            Candidates = [.. sample.Market.Candidates.Select(one => one.Id == person.Id ? person : one)],
            Places = [.. sample.Market.Places.Select((place, at) => at % 2 == 0 ? place with { Pathway = Pathway.Bvb, LanguageMinima = [] } : place)],
        });
        return (market, policy, person);
    }

    private static Candidate Tolerated { get; } = Samples.Candidate with
    {
        Residence = new ResidenceFacts { Title = ResidenceTitle.PermissionToStay, EmploymentNote = EmploymentNote.EmploymentAllowed, EnteredOn = new DateOnly(2021, 3, 1) },
    };

    private static MatchPolicy Asking(CefrLevel level) => TestPolicies.Base with
    {
        Law = new LawCalendar(TestPolicies.Base.Law.Numbers.Select(number => number.Key == LawKeys.BvbGermanLevel ? number with { Value = (int)level } : number)),
    };

    private static PersonStep? Check(Candidate person, bool isOffered, MatchPolicy? given = null, DateOnly? on = null)
    {
        var (policy, asOf) = (given ?? TestPolicies.Base, on ?? Samples.AsOf);
        var step = PersonSteps.Of(person, policy, asOf).SingleOrDefault(one => one.Code == AdviceCode.LanguageTest);
        Assert.Equal(isOffered, step is not null);
        if (step is null)
        {
            return null;
        }

        var after = step.Apply(person);
        Assert.Equal((RuleValue.Unknown, "GERMAN_KNOWLEDGE"), AtBvb(person));
        Assert.Equal((RuleValue.Pass, null), AtBvb(after));
        Assert.DoesNotContain(PersonSteps.Of(after, policy, asOf), one => one.Code == AdviceCode.LanguageTest);

        // What is added says no more than the estimates, and they stay.
        var german = EvidenceAssessor.Assess(person, policy, asOf).Languages;
        Assert.Equal(german, EvidenceAssessor.Assess(after, policy, asOf).Languages);
        Assert.Equal(person, after with { LanguageEvidence = person.LanguageEvidence });
        Assert.Equal(person.LanguageEvidence, after.LanguageEvidence.Take(person.LanguageEvidence.Count).ToValueList());
        var added = after.LanguageEvidence.Skip(person.LanguageEvidence.Count).ToList();
        Assert.All(added, proof => Assert.True(german[(int)proof.Skill!] is { IsMeasured: true } held && (int)proof.Level * 10 <= held.Tenths));
        return step;

        (RuleValue Value, string? Papers) AtBvb(Candidate known)
        {
            var outcome = RuleBook.Find(ReasonCode.C18PathwayClosed).Evaluate(Samples.Facts(known with { PathwaysOpen = [Pathway.Bvb] }, Samples.Place with { Pathway = Pathway.Bvb, StartsOn = asOf.AddMonths(6) }, policy: policy, asOf: asOf));
            return (outcome.Value, outcome.Arguments.SingleOrDefault(argument => argument.Name == "papers")?.Value);
        }
    }
}
