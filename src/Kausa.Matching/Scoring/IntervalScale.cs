using Kausa.Matching.Arithmetic;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring.Tables;

namespace Kausa.Matching.Scoring;

/// <summary>How far measurement error moves a score: intervals and differences, in integers and integer square roots.</summary>
/// <remarks>
/// Units: √V in 1/10 point, weights in percent, so a variance here is in (1/10 millionth)². All of it fits 64 bits: at most
/// (100 · 5 · 100 · 250)² + (100 · 100 · 600)² &lt; 2 · 10^14. Specification: docs/scoring.md, "Interval" and "Tiers".
/// </remarks>
public static class IntervalScale
{
    /// <summary>1.2816, the 90 % quantile of the normal distribution, in 1/10,000.</summary>
    public const int HalfWidthFactor = 12_816;

    /// <summary>0.8416, the 80 % quantile, in 1/10,000.</summary>
    public const int TierFactor = 8_416;

    /// <summary>The 80 % interval of an expected score.</summary>
    /// <param name="expected">The criteria in mode EXPECTED.</param>
    /// <param name="policy">Gain and correlations.</param>
    /// <returns>expected ± ⌈1.2816 · sd⌉, clamped to 0..1,000,000.</returns>
    public static ScoreInterval Interval(CriterionScores expected, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var deviation = IntegerMath.CeilingSqrt(Variance(expected, policy));
        var halfWidth = (int)(((deviation * HalfWidthFactor) + 99_999) / 100_000);
        var score = expected.Parts.ScoreMillionths;
        return new ScoreInterval(Math.Max(0, score - halfWidth), Math.Min(1_000_000, score + halfWidth));
    }

    /// <summary>Variance of an expected score.</summary>
    /// <param name="expected">The criteria in mode EXPECTED.</param>
    /// <param name="policy">Gain and correlations.</param>
    /// <returns>(W_s·m)²·sd_s² + W_l²·sd_l², in (1/10 millionth)².</returns>
    public static long Variance(CriterionScores expected, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(policy);
        var skills = Correlated(
            expected.Skills.Terms.Select(t => (t.WeightPercent, VarianceTables.SkillHundredths(t.Held.ErrorClass, t.RequiredPoints - t.Held.Points), t.Held.IsMeasured)),
            policy.Skills.UnmeasuredCorrelationPercent);
        var language = Correlated(
            expected.Language.Terms.Select(t => (t.WeightPercent, VarianceTables.LanguageHundredths(t.Held.ErrorClass, t.TargetTenths - t.Held.Tenths), t.Held.IsMeasured)),
            policy.Language.UnmeasuredCorrelationPercent);
        return (Square(expected.Weights.Skills * policy.Skills.Gain) * skills) + (Square(expected.Weights.Language) * language);
    }

    /// <summary>Variance of the difference between two places for the same person: the person's error is shared.</summary>
    /// <param name="first">Criteria of the first place in mode EXPECTED.</param>
    /// <param name="other">Criteria of the other place.</param>
    /// <param name="policy">Gain.</param>
    /// <returns>(W_s·m)²·Σ(w·s − w'·s')² + W_l²·Σ(u·s − u'·s')², s = ⌊√V⌋, in (1/10 millionth)².</returns>
    public static long SharedDifference(CriterionScores first, CriterionScores other, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(policy);
        var skills = new long[32];
        foreach (var term in first.Skills.Terms)
        {
            skills[(int)term.Dimension] += term.WeightPercent * SkillDeviation(term);
        }

        foreach (var term in other.Skills.Terms)
        {
            skills[(int)term.Dimension] -= term.WeightPercent * SkillDeviation(term);
        }

        var language = first.Language.Terms.Zip(other.Language.Terms, (a, b) => Square((a.WeightPercent * LanguageDeviation(a)) - (b.WeightPercent * LanguageDeviation(b)))).Sum();
        return (Square(first.Weights.Skills * policy.Skills.Gain) * skills.Sum(Square)) + (Square(first.Weights.Language) * language);
    }

    private static long SkillDeviation(SkillTerm term) =>
        IntegerMath.FloorSqrt(VarianceTables.SkillHundredths(term.Held.ErrorClass, term.RequiredPoints - term.Held.Points));

    private static long LanguageDeviation(LanguageTerm term) =>
        IntegerMath.FloorSqrt(VarianceTables.LanguageHundredths(term.Held.ErrorClass, term.TargetTenths - term.Held.Tenths));

    private static long Correlated(IEnumerable<(int Weight, int Variance, bool IsMeasured)> terms, int correlationPercent)
    {
        long sum = 0, unmeasuredSum = 0, unmeasuredDeviation = 0;
        foreach (var (weight, variance, isMeasured) in terms)
        {
            var own = Square(weight) * variance;
            sum += own;
            if (!isMeasured)
            {
                unmeasuredSum += own;
                unmeasuredDeviation += weight * IntegerMath.FloorSqrt(variance);
            }
        }

        var shared = Math.Max(0, Square(unmeasuredDeviation) - unmeasuredSum);
        return sum + (((correlationPercent * shared) + 99) / 100);
    }

    private static long Square(long value) => value * value;
}
