using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

/// <summary>The worked examples of docs/scoring.md.</summary>
public sealed class WorkedExampleTests
{
    private static readonly MatchPolicy Policy = TestPolicies.Base with
    {
        Weights = new PerspectiveWeights(new CriterionWeights(35, 15, 20, 30), new CriterionWeights(35, 15, 20, 30), new CriterionWeights(35, 15, 20, 30)),
    };

    private static readonly Occupation Carpenter = ReferenceCatalogue.Shared.Occupations.Single(o => o.Title == "Tischler/in");

    private static readonly PlaceNeeds Needs = new()
    {
        Requirements = RequirementProfile.Create(
        [
            (CompetenceDimension.SchMath, 60, 30),
            (CompetenceDimension.ManToolSimple, 65, 30),
            (CompetenceDimension.PerReliability, 65, 25),
            (CompetenceDimension.OccMetalVehicle, 50, 15),
        ]),
        RequirementsAreEstimated = false,
        LanguageTargetTenths = [30, 30, 20, 30],
        LanguageWeightPercent = [25, 25, 25, 25],
        LanguageTargetsAreEstimated = false,
    };

    private static readonly ScoringInput First = new(
        Estimates(
            [
                (CompetenceDimension.SchMath, new SkillEstimate(48, 3, true, EstimateFlags.None)),
                (CompetenceDimension.ManToolSimple, new SkillEstimate(70, 2, true, EstimateFlags.None)),
                (CompetenceDimension.PerReliability, new SkillEstimate(61, 5, true, EstimateFlags.None)),
            ],
            new LanguageEstimate(33, 1, true, EstimateFlags.None),
            new LanguageEstimate(33, 1, true, EstimateFlags.None),
            new LanguageEstimate(27, 4, true, EstimateFlags.None),
            new LanguageEstimate(30, 6, false, EstimateFlags.None)),
        [Carpenter],
        new Trip(56, TripModel.ModelMinutes(Policy.Location.Modes[0], 56), TransportMode.PublicTransport, 60, false),
        Carpenter,
        Needs);

    [Fact]
    public void Example1_MeasuredWithOneGap_AddsUp()
    {
        var score = ReferenceScorer.Score(First, Policy, Perspective.Candidate, ScoreMode.Expected);
        Assert.Equal([13, 1, 9, 10], score.Scores.Skills.Terms.OrderBy(t => Array.IndexOf(Order, t.Dimension)).Select(t => t.ShortfallPoints));
        Assert.Equal([2, 2, 3, 19], score.Scores.Language.Terms.Select(t => t.ShortfallPoints));
        Assert.Equal(34, First.Trip!.Minutes);
        Assert.Equal(new ScoreParts(294_350, 140_250, 130_000, 300_000), score.Scores.Parts);
        Assert.Equal(864_600, score.ScoreMillionths);
        Assert.Equal(new ScoreInterval(817_348, 911_852), score.Interval);
        Assert.Equal(2, score.NotMeasuredCount);
    }

    [Fact]
    public void Example2_FirstTalk_IsNeitherZeroNorAGuess()
    {
        var unknown = new LanguageEstimate(30, 6, false, EstimateFlags.None);
        var input = First with { Estimates = Estimates([], unknown, unknown, unknown, new LanguageEstimate(24, 4, true, EstimateFlags.None)), Wishes = [], Trip = null };
        var score = ReferenceScorer.Score(input, Policy, Perspective.Candidate, ScoreMode.Expected);
        Assert.Equal(new ScoreParts(232_750, 123_375, 100_000, 150_000), score.Scores.Parts);
        Assert.Equal(606_125, score.ScoreMillionths);
        Assert.Equal(new ScoreInterval(492_260, 719_990), score.Interval);
        Assert.Equal(9, score.NotMeasuredCount);
    }

    [Fact]
    public void Example3_OtherModes_ReadTheSamePairLowerAndHigher()
    {
        Assert.Equal(new ScoreParts(209_650, 117_000, 130_000, 300_000), ReferenceScorer.Score(First, Policy, Perspective.Candidate, ScoreMode.Cautious).Scores.Parts);
        Assert.Equal(new ScoreParts(350_000, 150_000, 130_000, 300_000), ReferenceScorer.Score(First, Policy, Perspective.Candidate, ScoreMode.Potential).Scores.Parts);
    }

    [Fact]
    public void Example4_CurveOfOneCompetence_CountsItsShortfallOtherwise()
    {
        var policy = Policy with
        {
            Skills = Policy.Skills with { DimensionCurves = [new(CompetenceDimension.SchMath, Enumerable.Range(0, DimensionCurve.KnotCount).Select(knot => Math.Clamp((knot - 1) * 10, 0, 100)).ToValueList())] },
        };
        var score = ReferenceScorer.Score(First, policy, Perspective.Candidate, ScoreMode.Expected);
        Assert.Equal([16, 1, 9, 10], score.Scores.Skills.Terms.OrderBy(t => Array.IndexOf(Order, t.Dimension)).Select(t => t.ShortfallPoints));
        Assert.Equal(new ScoreParts(288_050, 140_250, 130_000, 300_000), score.Scores.Parts);
        Assert.Equal(858_300, score.ScoreMillionths);
        Assert.Equal(new ScoreInterval(797_480, 919_120), score.Interval);
    }

    private static readonly CompetenceDimension[] Order =
        [CompetenceDimension.SchMath, CompetenceDimension.ManToolSimple, CompetenceDimension.PerReliability, CompetenceDimension.OccMetalVehicle];

    private static CandidateEstimates Estimates((CompetenceDimension Dimension, SkillEstimate Estimate)[] measured, params LanguageEstimate[] languages) => new()
    {
        Skills = Enum.GetValues<CompetenceDimension>()
            .Select(d => measured.Where(m => m.Dimension == d).Select(m => m.Estimate).DefaultIfEmpty(new SkillEstimate(50, 7, false, EstimateFlags.None)).Single())
            .ToValueList(),
        Languages = languages.ToValueList(),
        CourseProgress = [],
        Mapped = [],
    };
}
