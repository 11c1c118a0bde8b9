using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Scoring.Tables;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

/// <summary>The interval's variance beside its definition, pair of facts by pair of facts, in numbers without end.</summary>
public sealed class IntervalLaws
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static Gen<MatchPolicy> Policies =>
        from gain in Gen.Choose(1, 5)
        from errors in Gen.Choose(4, 25).Zip(Gen.Choose(3, 15))
        from correlations in Gen.Choose(0, 100).Zip(Gen.Choose(0, 100))
        select TestPolicies.Base with
        {
            Skills = TestPolicies.Base.Skills with { Gain = gain, PriorErrorPoints = errors.Item1, UnmeasuredCorrelationPercent = correlations.Item1 },
            Language = TestPolicies.Base.Language with { PriorErrorTenths = errors.Item2, UnmeasuredCorrelationPercent = correlations.Item2 },
        };

    private static Arbitrary<(CriterionScores Scores, MatchPolicy Policy)> Questions =>
        (from input in ScoringGen.Inputs
         from perspective in Gen.Elements(Enum.GetValues<Perspective>())
         from policy in Policies
         select (ReferenceScorer.Criteria(input, policy, policy.Weights.Of(perspective), ScoreMode.Expected), policy)).ToArbitrary();

    [Fact]
    public void Variance_AnyPair_EqualsTheSumOverPairsOfFacts() => Prop.ForAll(Questions, q => ByPairs(q.Scores, q.Policy) == IntervalScale.Variance(q.Scores, q.Policy)).Check(Often);

    [Fact]
    public void Variance_WidestThereIs_FitsItsBound()
    {
        var policy = TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { Gain = 5, UnmeasuredCorrelationPercent = 100 }, Language = TestPolicies.Base.Language with { PriorErrorTenths = 15, UnmeasuredCorrelationPercent = 100 } };
        var skill = new SkillTerm(CompetenceDimension.CogLogic, 100, 100, new(0, ErrorClasses.Widest, IsMeasured: true, EstimateFlags.None), 100, 0, 0);
        var language = new LanguageTerm(LanguageSkill.Listening, 100, 60, new(0, ErrorClasses.Widest, IsMeasured: true, EstimateFlags.None), 100, 0);
        foreach (var weights in new CriterionWeights[] { new(100, 0, 0, 0), new(0, 100, 0, 0), new(50, 50, 0, 0) })
        {
            var scores = new CriterionScores(weights, new([skill], 5, 0), new([language], 0), new(null, 0, 0), new(TradeNearness.NoWish, null, 0));
            Assert.InRange(IntervalScale.Variance(scores, policy), 1, 400_000_000_000_000);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(30, true)]
    public void Interval_TwoMeasuredFacts_IsWiderOnlyIfLevelsCorrelate(int correlationPercent, bool isWider)
    {
        var policy = TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { UnmeasuredCorrelationPercent = correlationPercent } };
        SkillTerm Term(CompetenceDimension dimension) => new(dimension, 50, 60, new(50, 5, IsMeasured: true, EstimateFlags.None), 10, 0, 0);
        SkillTerm[] terms = [Term(CompetenceDimension.CogLogic), Term(CompetenceDimension.CogNumeric)];
        var alone = 2L * 50 * 50 * VarianceTables.SkillHundredths(5, 10) * 100 * 100 * policy.Skills.Gain * policy.Skills.Gain;
        var scores = new CriterionScores(new(100, 0, 0, 0), new(terms.ToValueList(), policy.Skills.Gain, 0), new([], 0), new(null, 0, 0), new(TradeNearness.NoWish, null, 0));
        Assert.Equal(isWider, IntervalScale.Variance(scores, policy) > alone);
    }

    private static BigInteger ByPairs(CriterionScores scores, MatchPolicy policy)
    {
        var skills = scores.Skills.Terms.Select(t => (
            Own: BigInteger.Pow(t.WeightPercent, 2) * VarianceTables.SkillHundredths(t.Held.ErrorClass, t.RequiredPoints - t.Held.Points),
            Common: Common(t.WeightPercent, t.Held.ErrorPoints, t.Held.ErrorPoints, policy.Skills.PriorErrorPoints, t.RequiredPoints - t.Held.Points, t.Held.IsMeasured ? null : (t.Held.Points, 100)))).ToList();
        var language = scores.Language.Terms.Select(t => (
            Own: BigInteger.Pow(t.WeightPercent, 2) * VarianceTables.LanguageHundredths(t.Held.ErrorClass, t.TargetTenths - t.Held.Tenths),
            Common: Common(t.WeightPercent, 4 * t.Held.ErrorTenths, t.Held.ErrorTenths, policy.Language.PriorErrorTenths, t.TargetTenths - t.Held.Tenths, t.Held.IsMeasured ? null : (t.Held.Tenths, 60)))).ToList();
        return (BigInteger.Pow(scores.Weights.Skills * policy.Skills.Gain, 2) * Sum(skills, policy.Skills.UnmeasuredCorrelationPercent)) + (BigInteger.Pow(scores.Weights.Language, 2) * Sum(language, policy.Language.UnmeasuredCorrelationPercent));
    }

    private static BigInteger Sum(List<(BigInteger Own, BigInteger Common)> facts, int correlationPercent)
    {
        BigInteger shared = 0;
        for (var i = 0; i < facts.Count; i++)
        {
            for (var j = 0; j < facts.Count; j++)
            {
                shared += i == j ? 0 : facts[i].Common * facts[j].Common * correlationPercent;
            }
        }

        return facts.Aggregate(BigInteger.Zero, (sum, fact) => sum + fact.Own) + BigInteger.Divide(shared + 9_999, 10_000);
    }

    // w · SE · f · Φ · g in percent · 1/100 point, with chances from the normal distribution itself.
    private static BigInteger Common(int weight, int errorPoints, int error, int priorError, int gap, (int Held, int Top)? unmeasured)
    {
        var onScale = unmeasured is { } open ? Middle(open.Held, error) - Middle(open.Held - open.Top, error) : 200;
        return BigInteger.Divide(new BigInteger(weight) * errorPoints * Math.Min(error, priorError) * Middle(gap, error) * onScale * 100, new BigInteger(priorError) * 200 * 200);
    }

    private static int Middle(int gap, int error) => (2 * Math.Min(99, (int)decimal.Floor(100 * Normal.Cumulative((decimal)gap / error)))) + 1;
}
