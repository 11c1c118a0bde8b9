using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring.Tables;

namespace Kausa.Matching.Scoring;

/// <summary>What one required competence costs.</summary>
/// <param name="Dimension">The competence.</param>
/// <param name="WeightPercent">Its weight in the place's profile, 1..100 percent.</param>
/// <param name="RequiredPoints">Required level r, 1..100 points.</param>
/// <param name="Held">The estimate.</param>
/// <param name="GapPoints">Plain gap max(0, r − x), 0..100 points.</param>
/// <param name="UncertaintyPoints">What not knowing better adds in this mode; negative where doubt counts in favour, in POTENTIAL and BALANCED.</param>
/// <param name="CurvePoints">What the policy's curve of this competence adds to the shortfall, or takes from it; 0 where it has none.</param>
public readonly record struct SkillTerm(
    CompetenceDimension Dimension, int WeightPercent, int RequiredPoints, SkillEstimate Held, int GapPoints, int UncertaintyPoints, int CurvePoints)
{
    /// <summary>What the shortfall T counts in points: gap + uncertainty + curve, 0..100.</summary>
    public int ShortfallPoints => GapPoints + UncertaintyPoints + CurvePoints;
}

/// <summary>Criterion 1: do the competences reach what the place requires?</summary>
/// <param name="Terms">One term per required dimension, in the order of the dimensions.</param>
/// <param name="Gain">The policy's gain m.</param>
/// <param name="QualityBasisPoints">q in basis points 0..10,000.</param>
public sealed record SkillsCriterion(ValueList<SkillTerm> Terms, int Gain, int QualityBasisPoints)
{
    /// <summary>Scores the criterion: q = max(0, 10,000 − m·Σ w·K(T)), K the curve of the competence.</summary>
    /// <param name="estimates">32 estimates.</param>
    /// <param name="requirements">The place's profile.</param>
    /// <param name="policy">Gain and curves.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="balancePercent">What BALANCED means, 0..100; without effect in other modes.</param>
    /// <returns>The criterion with its terms.</returns>
    /// <remarks>Specification: docs/scoring.md, "Skills". Non-decreasing in every estimate at a fixed error class.</remarks>
    public static SkillsCriterion Of(ValueList<SkillEstimate> estimates, RequirementProfile requirements, SkillsPolicy policy, ScoreMode mode, int balancePercent)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(requirements);
        ArgumentNullException.ThrowIfNull(policy);
        var terms = new SkillTerm[requirements.RequiredCount];
        var (count, weightedShortfall) = (0, 0);
        foreach (var dimension in requirements.Dimensions)
        {
            var term = Term(dimension, requirements.Weight(dimension), requirements.Level(dimension), estimates[(int)dimension], policy, mode, balancePercent);
            weightedShortfall += term.WeightPercent * term.ShortfallPoints;
            terms[count++] = term;
        }

        return new SkillsCriterion(new ValueList<SkillTerm>(terms), policy.Gain, Math.Max(0, 10_000 - (policy.Gain * weightedShortfall)));
    }

    /// <summary>Shortfall of one competence, before the policy's curve.</summary>
    /// <param name="requiredPoints">Required level r, 0..100.</param>
    /// <param name="held">The estimate x with its class.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="balancePercent">What BALANCED means, 0..100; without effect in other modes.</param>
    /// <returns>
    /// EXPECTED: max(0, r − x) + C[class][|r − x|]. POTENTIAL: max(0, r − (x + k)).
    /// CAUTIOUS: the larger of max(0, r − (x − k)) and the expected shortfall, at most 100.
    /// BALANCED: the expected shortfall less so many percent of what the potential one is below it, rounded down. In points 0..100.
    /// </returns>
    public static int ShortfallPoints(int requiredPoints, SkillEstimate held, ScoreMode mode, int balancePercent = 0)
    {
        var expected = Gap(requiredPoints, held.Points) + SurchargeTables.SkillPoints(held.ErrorClass, Math.Abs(requiredPoints - held.Points));
        var k = ErrorClasses.QuantilePoints[held.ErrorClass];
        return mode switch
        {
            ScoreMode.Expected => expected,
            ScoreMode.Potential => Gap(requiredPoints, held.Points + k),
            ScoreMode.Balanced => expected - ((expected - Gap(requiredPoints, held.Points + k)) * balancePercent / 100),
            ScoreMode.Cautious => Math.Min(100, Math.Max(Gap(requiredPoints, held.Points - k), expected)),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
        };
    }

    private static SkillTerm Term(CompetenceDimension dimension, int weightPercent, int requiredPoints, SkillEstimate held, SkillsPolicy policy, ScoreMode mode, int balancePercent)
    {
        var gap = Gap(requiredPoints, held.Points);
        var shortfall = ShortfallPoints(requiredPoints, held, mode, balancePercent);
        return new SkillTerm(dimension, weightPercent, requiredPoints, held, gap, shortfall - gap, policy.CountedPoints(dimension, shortfall) - shortfall);
    }

    private static int Gap(int required, int held) => Math.Max(0, required - held);
}
