using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

/// <summary>Laws of the score over all inputs.</summary>
public sealed class ScoringLaws
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);
    private static readonly MatchPolicy Policy = TestPolicies.Base;

    private static Arbitrary<(ScoringInput Input, Perspective Perspective, ScoreMode Mode)> Questions =>
        (from input in ScoringGen.Inputs
         from perspective in Gen.Elements(Enum.GetValues<Perspective>())
         from mode in Gen.Elements(Enum.GetValues<ScoreMode>())
         select (input, perspective, mode)).ToArbitrary();

    [Fact]
    public void Parts_AnyPair_SumToTheScoreAndStayInRange() => Prop.ForAll(Questions, q =>
    {
        var score = ReferenceScorer.Score(q.Input, Policy, q.Perspective, q.Mode);
        var parts = score.Scores.Parts;
        return parts.SkillsMillionths + parts.LanguageMillionths + parts.LocationMillionths + parts.TradeMillionths == score.ScoreMillionths
            && score.ScoreMillionths is >= 0 and <= 1_000_000
            && new[] { score.Scores.Skills.QualityBasisPoints, score.Scores.Language.QualityBasisPoints, score.Scores.Location.QualityBasisPoints, score.Scores.Trade.QualityBasisPoints }.All(x => x is >= 0 and <= 10_000);
    }).Check(Often);

    [Fact]
    public void Interval_AnyPair_HoldsTheExpectedScoreInEveryMode() => Prop.ForAll(Questions, q =>
    {
        var score = ReferenceScorer.Score(q.Input, Policy, q.Perspective, q.Mode);
        return score.Interval.LowMillionths <= score.ExpectedMillionths
            && score.ExpectedMillionths <= score.Interval.HighMillionths
            && score.ExpectedMillionths == ReferenceScorer.Score(q.Input, Policy, q.Perspective, ScoreMode.Expected).ScoreMillionths;
    }).Check(Often);

    // From EXPECTED at 0 percent to POTENTIAL at 100, never falling; way and wish stay as in EXPECTED.
    [Fact]
    public void Modes_AnyPair_AreOrderedForEachCriterion() => Prop.ForAll(Questions, q =>
    {
        var weights = Policy.Weights.Of(q.Perspective);
        var low = Qualities(ReferenceScorer.Criteria(q.Input, Policy, weights, ScoreMode.Cautious));
        var middle = Qualities(ReferenceScorer.Criteria(q.Input, Policy, weights, ScoreMode.Expected));
        var between = Enumerable.Range(0, 11).Select(tenth => Qualities(ReferenceScorer.Criteria(q.Input, WithBalance(10 * tenth), weights, ScoreMode.Balanced))).ToList();
        var high = Qualities(ReferenceScorer.Criteria(q.Input, Policy, weights, ScoreMode.Potential));
        return low.Zip(middle, (a, b) => a <= b).All(x => x) && middle.Zip(high, (a, b) => a <= b).All(x => x)
            && between[0].SequenceEqual(middle) && between.Zip(between.Skip(1)).All(two => two.First.Zip(two.Second, (a, b) => a <= b).All(x => x))
            && between[^1].Take(2).SequenceEqual(high.Take(2)) && between[^1].Skip(2).SequenceEqual(middle.Skip(2));
    }).Check(Often);

    [Fact]
    public void Score_OneSkillRises_NeverFalls() => Prop.ForAll(Questions, Gen.Choose(0, 31).ToArbitrary(), (q, dimension) =>
    {
        var skills = q.Input.Estimates.Skills;
        var held = skills[dimension];
        if (held.Points == 100)
        {
            return true;
        }

        var better = skills.Select((s, d) => d == dimension ? new SkillEstimate(s.Points + 1, s.ErrorClass, s.IsMeasured, s.Flags) : s).ToValueList();
        return Score(q.Input, q) <= Score(q.Input with { Estimates = q.Input.Estimates with { Skills = better } }, q);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Score_OneLanguageSkillRises_NeverFalls() => Prop.ForAll(Questions, Gen.Choose(0, 3).ToArbitrary(), (q, skill) =>
    {
        var languages = q.Input.Estimates.Languages;
        if (languages[skill].Tenths == 60)
        {
            return true;
        }

        var better = languages.Select((l, k) => k == skill ? new LanguageEstimate(l.Tenths + 1, l.ErrorClass, l.IsMeasured, l.Flags) : l).ToValueList();
        return Score(q.Input, q) <= Score(q.Input with { Estimates = q.Input.Estimates with { Languages = better } }, q);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Score_OneMinuteNearer_NeverFalls() => Prop.ForAll(Questions, q =>
        q.Input.Trip is not { Minutes: > 0 } trip
        || Score(q.Input, q) <= Score(q.Input with { Trip = trip with { Minutes = trip.Minutes - 1 } }, q)).Check(Often);

    [Fact]
    public void Score_OccupationBecomesAWish_NeverFalls() => Prop.ForAll(Questions, q =>
        q.Input.Wishes.Count == 0
        || Score(q.Input, q) <= Score(q.Input with { Wishes = q.Input.Wishes.Where(w => w != q.Input.Occupation).Prepend(q.Input.Occupation).ToValueList() }, q)).Check(Often);

    [Fact]
    public void Shortfall_EverySkillCell_FallsByAtMostOnePerPoint()
    {
        foreach (var mode in Enum.GetValues<ScoreMode>())
        {
            for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
            {
                for (var required = 1; required <= 100; required++)
                {
                    for (var held = 0; held < 100; held++)
                    {
                        var step = SkillsCriterion.ShortfallPoints(required, new SkillEstimate(held, errorClass, true, EstimateFlags.None), mode)
                            - SkillsCriterion.ShortfallPoints(required, new SkillEstimate(held + 1, errorClass, true, EstimateFlags.None), mode);
                        Assert.InRange(step, 0, 1);
                    }
                }
            }
        }
    }

    [Fact]
    public void Minutes_OneStepFurther_NeverFall() => Prop.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), distance =>
        Policy.Location.Modes.All(mode => TripModel.ModelMinutes(mode, distance) <= TripModel.ModelMinutes(mode, distance + 1))).Check(Often);

    private static int Score(ScoringInput input, (ScoringInput Input, Perspective Perspective, ScoreMode Mode) q) =>
        ReferenceScorer.Score(input, Policy, q.Perspective, q.Mode).ScoreMillionths;

    private static int[] Qualities(CriterionScores scores) => [scores.Skills.QualityBasisPoints, scores.Language.QualityBasisPoints, scores.Location.QualityBasisPoints, scores.Trade.QualityBasisPoints];

    private static MatchPolicy WithBalance(int percent) => Policy with { CompanyLists = Policy.CompanyLists with { BalancePercent = percent } };
}
