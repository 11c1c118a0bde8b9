using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

public sealed class SkillFusionTests
{
    [Fact]
    public void Assess_NothingKnown_IsThePriorAndNotMeasured()
    {
        var estimates = Given.Assess();
        Assert.Equal(32, estimates.Skills.Count);
        Assert.All(estimates.Skills, skill => Assert.Equal(new SkillEstimate(50, ErrorClasses.Widest, IsMeasured: false, EstimateFlags.None), skill));
        Assert.Equal(4, estimates.Languages.Count);
        Assert.All(estimates.Languages, skill => Assert.Equal(new LanguageEstimate(30, 6, IsMeasured: false, EstimateFlags.None), skill));
        Assert.Empty(estimates.Mapped);
        Assert.Empty(estimates.CourseProgress);
    }

    [Fact]
    public void Assess_OneTest_IsPulledTowardsThePrior()
    {
        // (75/45 + 50/625) / (1/45 + 1/625) = 73.3; variance 42.0 lies between 4·6 and 6·8: class SE 6.
        var estimates = Given.Assess(Given.T(60));
        Assert.Equal(new SkillEstimate(73, 1, IsMeasured: true, EstimateFlags.None), estimates.Numeric());
        Assert.False(estimates.Skills[(int)CompetenceDimension.CogLogic].IsMeasured);
    }

    [Fact]
    public void Assess_TwoAgreeingPieces_NarrowTheError()
    {
        // Variances 45 and 162 with the prior: x = 73.7, variance 33.3.
        Assert.Equal(new SkillEstimate(74, 1, IsMeasured: true, EstimateFlags.None), Given.Assess(Given.T(60), Given.Trial(4, 5, id: "e-2")).Numeric());
    }

    [Theory]
    [InlineData(70, 2, 76, 7)] // Q = 65²/241.1 = 17.5, variance 34.6 · 17.5 = 606
    [InlineData(70, 3, 81, 5)] // Q = 40²/241.1 = 6.6, variance 34.6 · 6.6 = 229
    [InlineData(65, 3, 75, 4)] // Q = 32.5²/241.1 = 4.4, above 3.84 for one degree of freedom; variance 34.6 · 4.4 = 151
    public void Assess_ContradictingPieces_AreFlaggedAndWidened(double t, double rating, int points, int errorClass) =>
        Assert.Equal(
            new SkillEstimate(points, errorClass, IsMeasured: true, EstimateFlags.InconsistentEvidence),
            Given.Assess(Given.T(t), Given.Observed(rating, id: "e-2")).Numeric());

    [Fact]
    public void Assess_MildDifference_IsNoContradiction() =>
        Assert.Equal(EstimateFlags.None, Given.Assess(Given.T(60), Given.Observed(3, id: "e-2")).Numeric().Flags);

    [Fact]
    public void Assess_DifferenceFromThePriorAlone_IsNoContradiction() =>
        Assert.Equal(EstimateFlags.None, Given.Assess(Given.Piece(EvidenceKind.CertificateValidation, RawScale.Level, 2, outOf: 2)).Numeric().Flags);

    [Theory]
    [InlineData(0, 67)]
    [InlineData(3, 69)]
    [InlineData(4, 70)]
    [InlineData(48, 96)]
    public void Assess_OldPiece_AgesByOneSquaredPointPerWholeMonth(int months, int errorTenths) =>
        Assert.Equal(errorTenths, Given.Assess(Given.T(60) with { AssessedOn = Given.Today.AddMonths(-months) }).MappedOf("e-1").ErrorTenths);

    [Fact]
    public void Assess_OneDayShortOfAMonth_DoesNotAge()
    {
        // 6.71² + 3 = 48 against 49 four months on.
        var fourMonths = Given.Today.AddMonths(-4);
        Assert.Equal(70, Given.Assess(Given.T(60) with { AssessedOn = fourMonths }).MappedOf("e-1").ErrorTenths);
        Assert.Equal(69, Given.Assess(Given.T(60) with { AssessedOn = fourMonths.AddDays(1) }).MappedOf("e-1").ErrorTenths);
    }

    [Fact]
    public void Assess_ManyNarrowPieces_NeverFallBelowTheFloor()
    {
        var certificates = Enumerable.Range(0, 12).Select(i =>
            Given.Piece(EvidenceKind.CertificateValidation, RawScale.Level, 2, outOf: 2, id: $"e-{i}") with { AssessedOn = Given.Today.AddDays(-31 * i) });
        Assert.Equal(4, Given.Assess([.. certificates]).Numeric().ErrorPoints);
    }

    [Fact]
    public void Assess_SameKindWithinThirtyDays_OnlyTheBestCounts()
    {
        var wide = Given.Percent(15, 30, options: 4) with { AssessedOn = Given.Today.AddDays(-30) };
        var narrow = Given.Percent(40, 60, options: 4, id: "e-2");
        Assert.Equal(["e-2"], Counted(wide, narrow));
        Assert.Equal(["e-1", "e-2"], Counted(wide with { AssessedOn = Given.Today.AddDays(-31) }, narrow));
        Assert.Equal(["e-1", "e-2"], Counted(Given.T(55), narrow));
        Assert.Equal(["e-1", "e-2"], Counted(wide with { Dimension = CompetenceDimension.SchMath }, narrow));
    }

    [Fact]
    public void Assess_EquallyGoodRetests_TheFirstInCanonicalOrderCounts()
    {
        Assert.Equal(["e-2"], Counted(Given.T(55), Given.T(45, id: "e-2") with { AssessedOn = Given.Today.AddDays(-7) }));
        Assert.Equal(["e-1"], Counted(Given.T(45, id: "e-2"), Given.T(55)));
    }

    [Fact]
    public void Assess_ChainOfRetests_LeavesPiecesThirtyOneDaysApart()
    {
        var chain = Enumerable.Range(0, 4).Select(i => Given.T(50, id: $"e-{i}") with { AssessedOn = Given.Today.AddDays(-20 * i) }).ToArray();
        Assert.Equal(["e-3", "e-1"], Counted(chain));
    }

    [Fact]
    public void Assess_PieceOfTheFuture_IsShownButDoesNotCount()
    {
        var tomorrow = Given.T(60) with { AssessedOn = Given.Today.AddDays(1) };
        var estimates = Given.Assess(tomorrow);
        Assert.Equal(new SkillEstimate(50, ErrorClasses.Widest, IsMeasured: false, EstimateFlags.None), estimates.Numeric());
        Assert.Equal(new MappedEvidence(tomorrow.Id, tomorrow.Dimension, 750, 67, Counted: false, EstimateFlags.None) { SetAside = SetAsideReason.LaterThanDate }, estimates.MappedOf("e-1"));
        Assert.Equal(["e-1"], Counted(Given.T(60)));
    }

    [Fact]
    public void Assess_NoProof_SaysWhoseWordItIs()
    {
        var (self, told, adviser) = (Given.Self(60), Given.Piece(EvidenceKind.WorkExperienceStated, RawScale.Years, 3, id: "e-2"), Given.Piece(EvidenceKind.AdviserEstimate, RawScale.Points, 60, id: "e-3"));
        Is(EvidenceSource.Nothing, EstimateFlags.None);
        Is(EvidenceSource.SelfEstimate, EstimateFlags.SelfEstimateOnly, self);
        Is(EvidenceSource.Stated, EstimateFlags.StatedOnly, told);
        Is(EvidenceSource.Stated, EstimateFlags.StatedOnly, self, told);
        Is(EvidenceSource.AdviserEstimate, EstimateFlags.AdviserEstimateOnly, adviser);
        Is(EvidenceSource.AdviserEstimate, EstimateFlags.AdviserEstimateOnly, self, told, adviser);
        Is(EvidenceSource.Measured, EstimateFlags.None, self, told, adviser, Given.T(60, id: "e-4"));
        Is(EvidenceSource.Measured, EstimateFlags.None, Given.Piece(EvidenceKind.WorkExperienceDocumented, RawScale.Years, 3));
        Is(EvidenceSource.Measured, EstimateFlags.None, Given.Observed(4) with { Assessor = AssessorRole.Adviser });
        Is(EvidenceSource.SelfEstimate, EstimateFlags.SelfEstimateOnly, Given.Observed(4) with { Assessor = AssessorRole.Self });

        static void Is(EvidenceSource source, EstimateFlags flag, params CompetenceEvidence[] evidence)
        {
            var estimate = Given.Assess(evidence).Numeric();
            Assert.Equal((source, flag, source == EvidenceSource.Measured, evidence.Length > 0), (estimate.Source, estimate.Flags & ~EstimateFlags.InconsistentEvidence, estimate.IsTested, estimate.IsMeasured));
        }
    }

    [Fact]
    public void Assess_OnlySelfEstimates_SaysSo()
    {
        Assert.Equal(EstimateFlags.SelfEstimateOnly, Given.Assess(Given.Self(60)).Numeric().Flags);
        Assert.Equal(EstimateFlags.None, Given.Assess(Given.Self(60), Given.T(50, id: "e-2")).Numeric().Flags);
    }

    [Fact]
    public void Assess_Mapped_StandsInCanonicalOrder()
    {
        var estimates = Given.Assess(Given.Self(60, id: "a"), Given.T(50, id: "c"), Given.T(50, id: "b"), Given.T(50, id: "d") with { AssessedOn = Given.Today.AddDays(-1) });
        Assert.Equal(["d", "b", "c", "a"], estimates.Mapped.Select(mapped => mapped.Id.Value));
    }

    [Fact]
    public void Assess_SharedIdentifier_Throws() =>
        Assert.Throws<ArgumentException>(() => Given.Assess(Given.T(50), Given.Self(60)));

    [Fact]
    public void Assess_PriorOfThePolicy_IsTheStartingPoint()
    {
        var policy = TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { PriorPoints = 45, PriorErrorPoints = 20 } };
        var estimates = EvidenceAssessor.Assess(new Candidate { Id = new Id<Candidate>("p-1") }, policy, Given.Today);
        Assert.Equal(new SkillEstimate(45, 6, IsMeasured: false, EstimateFlags.None), estimates.Numeric());
    }

    private static IEnumerable<string> Counted(params CompetenceEvidence[] evidence) =>
        Given.Assess(evidence).Mapped.Where(mapped => mapped.Counted).Select(mapped => mapped.Id.Value);
}
