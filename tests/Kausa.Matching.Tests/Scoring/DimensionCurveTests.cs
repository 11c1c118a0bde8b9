using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

/// <summary>Curves of single competences: what they may be, and the laws that hold under any of them.</summary>
public sealed class DimensionCurveTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static Arbitrary<(ScoringInput Input, MatchPolicy Policy, ScoreMode Mode)> Questions =>
        (from input in ScoringGen.Inputs
         from curves in RankGen.Curves
         from mode in Gen.Elements(Enum.GetValues<ScoreMode>())
         select (input, TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { DimensionCurves = curves } }, mode)).ToArbitrary();

    [Theory]
    [InlineData(20, 0, 0, "20 knots; allowed is 21")]
    [InlineData(21, 0, 1, "SCH_MATH knot 0 has 1; allowed is 0")]
    [InlineData(21, 7, 29, "SCH_MATH knot 7 has 29; allowed is 30..100")]
    [InlineData(21, 20, 101, "SCH_MATH knot 20 has 101; allowed is 95..100")]
    public void Create_NotAsItMayBe_NamesCompetenceKnotAndValue(int count, int knot, int value, string message)
    {
        var points = Enumerable.Range(0, count).Select(at => at == knot ? value : 5 * at).ToValueList();
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new DimensionCurve(CompetenceDimension.SchMath, points)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DimensionCurves_ACompetenceTwice_AreRefused()
    {
        var curve = TestCurves.Policy.Skills.DimensionCurves[0];
        Assert.Contains("each competence once", Assert.Throws<ArgumentException>(() => TestPolicies.Base.Skills with { DimensionCurves = [curve, curve] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CountedPoints_BetweenKnots_LiesStraightRoundedDown()
    {
        var skills = TestCurves.Policy.Skills;
        Assert.Equal([0, 3, 6, 9, 12, 15, 18], Enumerable.Range(0, 7).Select(shortfall => skills.CountedPoints(TestCurves.Steep, shortfall)));
        Assert.Equal([0, 1, 80, 100], new[] { 20, 21, 100, 100 }.Select((shortfall, at) => skills.CountedPoints(at == 3 ? CompetenceDimension.CogLogic : TestCurves.Late, shortfall)));
    }

    [Fact]
    public void Skills_HigherLevel_NeverCountsLess() => Prop.ForAll(Questions, Gen.Choose(0, 31).ToArbitrary(), (q, raised) =>
    {
        var held = q.Input.Estimates.Skills;
        var better = held.Select((one, d) => d == raised && one.Points < 100 ? new SkillEstimate(one.Points + 1, one.ErrorClass, one.IsMeasured, one.Flags) : one).ToValueList();
        return Skills(q.Input, q.Policy, q.Mode, held) <= Skills(q.Input, q.Policy, q.Mode, better);
    }).Check(Often);

    [Fact]
    public void Skills_AnyCurves_AreOrderedByModeAndWithinRange() => Prop.ForAll(Questions, q =>
    {
        int[] byMode = [.. new[] { ScoreMode.Cautious, ScoreMode.Expected, ScoreMode.Balanced, ScoreMode.Potential }.Select(mode => Skills(q.Input, q.Policy, mode, q.Input.Estimates.Skills))];
        return byMode.SequenceEqual(byMode.Order()) && byMode.All(quality => quality is >= 0 and <= 10_000);
    }).Check(Often);

    // A curve that counts point by point is no curve, to the last bit of interval and tier.
    [Fact]
    public void Score_CurvesThatCountPointByPoint_IsThatOfNone() => Prop.ForAll(Questions, q =>
    {
        var plain = TestPolicies.Base;
        var same = plain with { Skills = plain.Skills with { DimensionCurves = Enum.GetValues<CompetenceDimension>().Select(d => new DimensionCurve(d, Enumerable.Range(0, 21).Select(knot => 5 * knot).ToValueList())).ToValueList() } };
        var (one, other) = (ReferenceScorer.Score(q.Input, plain, Perspective.Company, q.Mode), ReferenceScorer.Score(q.Input, same, Perspective.Company, q.Mode));
        var half = ReferenceScorer.Score(q.Input with { Wishes = [] }, plain, Perspective.Company, ScoreMode.Expected).Scores;
        return one == other && IntervalScale.SharedDifference(one.Scores, half, plain) == IntervalScale.SharedDifference(one.Scores, half, same);
    }).Check(Often);

    [Fact]
    public void Variance_SteeperCurve_IsLarger()
    {
        Assert.True(Width(knot => Math.Min(100, 10 * knot)) > Width(knot => 5 * knot));
        Assert.True(Width(knot => 5 * knot) > Width(knot => 3 * knot));
        Assert.Equal(0, Width(_ => 0));

        static long Width(Func<int, int> points)
        {
            var policy = TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { DimensionCurves = [new(CompetenceDimension.CogLogic, Enumerable.Range(0, 21).Select(points).ToValueList())] } };
            var term = new SkillTerm(CompetenceDimension.CogLogic, 100, 60, new(50, 3, IsMeasured: true, EstimateFlags.None), 10, 2, 0);
            return IntervalScale.Variance(new(new(100, 0, 0, 0), new([term], policy.Skills.Gain, 0), new([], 0), new(null, 0, 0), new(TradeNearness.NoWish, null, 0)), policy);
        }
    }

    // The highest step there is, at the widest error, on all of the weight.
    [Fact]
    public void Variance_SteepestThereIs_FitsItsBound()
    {
        var policy = TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { Gain = 5, UnmeasuredCorrelationPercent = 100, DimensionCurves = [new(CompetenceDimension.CogLogic, Enumerable.Range(0, 21).Select(knot => knot == 0 ? 0 : 100).ToValueList())] } };
        for (var points = 0; points <= 100; points++)
        {
            for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
            {
                var term = new SkillTerm(CompetenceDimension.CogLogic, 100, 100, new(points, errorClass, IsMeasured: true, EstimateFlags.None), 100 - points, 0, 0);
                Assert.InRange(IntervalScale.Variance(new(new(100, 0, 0, 0), new([term], 5, 0), new([], 0), new(null, 0, 0), new(TradeNearness.NoWish, null, 0)), policy), 0, 3_200_000_000_000_000_000);
            }
        }
    }

    [Fact]
    public void Explanation_WithCurves_AddsUpAndNamesThem()
    {
        var sample = SampleMarket.Of("stuttgart");
        var ranker = new ReferenceRanker(sample.Market, TestCurves.Policy);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 5 };
        var named = 0;
        foreach (var pair in sample.Market.Candidates.Take(8).SelectMany(candidate => ranker.RankPlaces(candidate.Id, request).Results).Select(result => result.Pair))
        {
            var tree = MatchExplanation.Of(pair);
            Assert.Empty(ExplanationChecker.FindErrors(tree.Score, pair.Score.ScoreMillionths));
            named += Leaves(tree.Score).Count(leaf => leaf.Code == ExplanationCodes.SkillCurve && leaf.Millionths != 0);
        }

        Assert.NotEqual(0, named);
    }

    private static IEnumerable<ExplanationNode> Leaves(ExplanationNode node) => node.IsLeaf ? [node] : node.Children.SelectMany(Leaves);

    private static int Skills(ScoringInput input, MatchPolicy policy, ScoreMode mode, ValueList<SkillEstimate> held) =>
        SkillsCriterion.Of(held, input.Needs.Requirements, policy.Skills, mode, policy.CompanyLists.BalancePercent).QualityBasisPoints;
}
