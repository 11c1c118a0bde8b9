using Kausa.Matching.Arithmetic;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring.Tables;

namespace Kausa.Matching.Scoring;

/// <summary>How far measurement error moves a score: intervals and differences, in integers and integer square roots.</summary>
/// <remarks>
/// Units: √V in 1/10 point, weights in percent, so a variance here is in (1/10 millionth)². All of it fits 64 bits. A criterion's weights sum to 100, so with the widest class
/// Σ w²V ≤ 100²·62,500 &lt; 6.3·10^8 (German: 100²·360,000 = 3.6·10^9); a part of the common error is at most 2,500 per percent of weight (6,000), so (Σ a)² ≤ 6.3·10^10 (3.6·10^11), times ρ ≤ 100 still
/// below 4·10^13, and ÷ 10,000 at most as large as the first sum. Hence a variance is at most (100·5)²·1.25·10^9 + 100²·7.2·10^9 &lt; 4·10^14. Curves of competences rise by at most 100 points over at least
/// one: errors of skills up to 100 times as large, their variance up to 3.2·10^18. Specification: docs/scoring.md, "Interval" and "Tiers".
/// </remarks>
public static class IntervalScale
{
    /// <summary>1.2816, the 90 % quantile of the normal distribution, in 1/10,000.</summary>
    public const int HalfWidthFactor = 12_816;

    /// <summary>0.8416, the 80 % quantile, in 1/10,000.</summary>
    public const int TierFactor = 8_416;

    /// <summary>The 80 % interval of an expected score.</summary>
    /// <param name="expected">The criteria in mode EXPECTED.</param>
    /// <param name="policy">Gain, curves and correlations.</param>
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
    /// <param name="policy">Gain, curves and correlations.</param>
    /// <returns>(W_s·m)²·sd_s² + W_l²·sd_l², in (1/10 millionth)².</returns>
    public static long Variance(CriterionScores expected, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(policy);
        Span<TermError> errors = stackalloc TermError[RequirementProfile.DimensionCount];
        var count = 0;
        foreach (ref readonly var term in expected.Skills.Terms.AsSpan())
        {
            errors[count++] = SkillError(term, policy.Skills);
        }

        var skills = WithSharedError(errors[..count], policy.Skills.UnmeasuredCorrelationPercent);
        count = 0;
        foreach (ref readonly var term in expected.Language.Terms.AsSpan())
        {
            errors[count++] = LanguageError(term, policy.Language.PriorErrorTenths);
        }

        var language = WithSharedError(errors[..count], policy.Language.UnmeasuredCorrelationPercent);
        return (Square(expected.Weights.Skills * policy.Skills.Gain) * skills) + (Square(expected.Weights.Language) * language);
    }

    /// <summary>Variance of the difference between two places for the same person: the person's error is shared.</summary>
    /// <param name="first">Criteria of the first place in mode EXPECTED.</param>
    /// <param name="other">Criteria of the other place.</param>
    /// <param name="policy">Gain and curves.</param>
    /// <returns>(W_s·m)²·Σ(w·s − w'·s')² + W_l²·Σ(u·s − u'·s')², s = ⌊√V⌋, in (1/10 millionth)².</returns>
    public static long SharedDifference(CriterionScores first, CriterionScores other, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(policy);
        Span<long> differences = stackalloc long[RequirementProfile.DimensionCount];
        differences.Clear();
        foreach (ref readonly var term in first.Skills.Terms.AsSpan())
        {
            differences[(int)term.Dimension] += term.WeightPercent * SkillDeviation(term, policy.Skills);
        }

        foreach (ref readonly var term in other.Skills.Terms.AsSpan())
        {
            differences[(int)term.Dimension] -= term.WeightPercent * SkillDeviation(term, policy.Skills);
        }

        var (skills, language) = (0L, 0L);
        foreach (var difference in differences)
        {
            skills += Square(difference);
        }

        for (var k = 0; k < first.Language.Terms.Count; k++)
        {
            ref readonly var a = ref first.Language.Terms.AsSpan()[k];
            ref readonly var b = ref other.Language.Terms.AsSpan()[k];
            language += Square((a.WeightPercent * LanguageDeviation(a)) - (b.WeightPercent * LanguageDeviation(b)));
        }

        return (Square(first.Weights.Skills * policy.Skills.Gain) * skills) + (Square(first.Weights.Language) * language);
    }

    private static long SkillDeviation(in SkillTerm term, SkillsPolicy policy) => policy.DimensionCurves.Count == 0
        ? VarianceTables.SkillTenths(term.Held.ErrorClass, term.RequiredPoints - term.Held.Points)
        : IntegerMath.FloorSqrt(SkillVariance(term, SteepnessOf(term, policy)));

    // V of what the shortfall counts, rounded up.
    private static long SkillVariance(in SkillTerm term, Steepness curve) =>
        ((VarianceTables.SkillHundredths(term.Held.ErrorClass, term.RequiredPoints - term.Held.Points) * Square(curve.Rise)) + Square(curve.Run) - 1) / Square(curve.Run);

    // How much the curve of a competence rises over the shortfalls within one standard deviation of the expected one.
    private static Steepness SteepnessOf(in SkillTerm term, SkillsPolicy policy)
    {
        if (policy.DimensionCurves.Count == 0)
        {
            return new(1, 1);
        }

        var shortfall = term.GapPoints + term.UncertaintyPoints;
        var deviation = Math.Max(1, ((int)IntegerMath.CeilingSqrt(VarianceTables.SkillHundredths(term.Held.ErrorClass, term.RequiredPoints - term.Held.Points)) + 9) / 10);
        var (low, high) = (Math.Max(0, shortfall - deviation), Math.Min(DimensionCurve.MostPoints, shortfall + deviation));
        return new(policy.CountedPoints(term.Dimension, high) - policy.CountedPoints(term.Dimension, low), high - low);
    }

    private static long LanguageDeviation(in LanguageTerm term) => VarianceTables.LanguageTenths(term.Held.ErrorClass, term.TargetTenths - term.Held.Tenths);

    private static TermError SkillError(in SkillTerm term, SkillsPolicy policy)
    {
        var held = term.Held;
        var curve = SteepnessOf(term, policy);
        var gap = term.RequiredPoints - held.Points;
        var onScale = held.IsMeasured ? ChanceTables.Certain : ChanceTables.SkillHalfPercent(held.ErrorClass, held.Points) - ChanceTables.SkillHalfPercent(held.ErrorClass, held.Points - ChanceTables.MostPoints);
        return new(
            Square(term.WeightPercent) * SkillVariance(term, curve),
            CommonError(term.WeightPercent, held.ErrorPoints, held.ErrorPoints, policy.PriorErrorPoints, ChanceTables.SkillHalfPercent(held.ErrorClass, gap), onScale) * curve.Rise / curve.Run);
    }

    private static TermError LanguageError(in LanguageTerm term, int priorErrorTenths)
    {
        var held = term.Held;
        var gap = term.TargetTenths - held.Tenths;
        var onScale = held.IsMeasured ? ChanceTables.Certain : ChanceTables.LanguageHalfPercent(held.ErrorClass, held.Tenths) - ChanceTables.LanguageHalfPercent(held.ErrorClass, held.Tenths - ChanceTables.MostTenths);
        return new(
            Square(term.WeightPercent) * VarianceTables.LanguageHundredths(held.ErrorClass, gap),
            CommonError(term.WeightPercent, 4 * held.ErrorTenths, held.ErrorTenths, priorErrorTenths, ChanceTables.LanguageHalfPercent(held.ErrorClass, gap), onScale));
    }

    // a = w · SE · f · Φ · g in percent · 1/100 point, rounded down; both chances come in half percents.
    private static long CommonError(int weightPercent, int errorPoints, int error, int priorError, int fallsShort, int onScale) =>
        (long)weightPercent * errorPoints * Math.Min(error, priorError) * fallsShort * onScale / (priorError * 400L);

    private static long WithSharedError(ReadOnlySpan<TermError> terms, int correlationPercent)
    {
        var (own, common, squares) = (0L, 0L, 0L);
        foreach (var term in terms)
        {
            own += term.Own;
            common += term.Common;
            squares += Square(term.Common);
        }

        return own + (((correlationPercent * (Square(common) - squares)) + 9_999) / 10_000);
    }

    private static long Square(long value) => value * value;

    // Own: w²V in (percent · 1/10 point)². Common: the part of the error that all facts of the person move together, in percent · 1/100 point.
    private readonly record struct TermError(long Own, long Common);

    // Points counted over points of shortfall; equal where a competence has no curve.
    private readonly record struct Steepness(int Rise, int Run);
}
