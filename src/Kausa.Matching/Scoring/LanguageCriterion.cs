using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring.Tables;

namespace Kausa.Matching.Scoring;

/// <summary>What one language skill costs.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="WeightPercent">Its weight, 0..100 percent.</param>
/// <param name="TargetTenths">Target t in tenths of a level.</param>
/// <param name="Held">The estimate.</param>
/// <param name="GapPoints">Plain gap 4·max(0, t − x) in shortfall points (40 per level), capped at 100.</param>
/// <param name="UncertaintyPoints">What not knowing better adds in this mode; negative where doubt counts in favour, in POTENTIAL and BALANCED.</param>
public readonly record struct LanguageTerm(LanguageSkill Skill, int WeightPercent, int TargetTenths, LanguageEstimate Held, int GapPoints, int UncertaintyPoints)
{
    /// <summary>Shortfall S in points: gap + uncertainty, 0..100.</summary>
    public int ShortfallPoints => GapPoints + UncertaintyPoints;
}

/// <summary>Criterion 2: does German reach what the occupation needs?</summary>
/// <param name="Terms">Four terms in the order of <see cref="LanguageSkill"/>.</param>
/// <param name="QualityBasisPoints">q in basis points 0..10,000.</param>
public sealed record LanguageCriterion(ValueList<LanguageTerm> Terms, int QualityBasisPoints)
{
    /// <summary>Scores the criterion: q = 10,000 − Σ u·S.</summary>
    /// <param name="estimates">Four estimates.</param>
    /// <param name="needs">Targets and weights.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="balancePercent">What BALANCED means, 0..100; without effect in other modes.</param>
    /// <returns>The criterion with its terms.</returns>
    /// <remarks>Specification: docs/scoring.md, "Language". Non-decreasing in every estimate at a fixed error class.</remarks>
    public static LanguageCriterion Of(ValueList<LanguageEstimate> estimates, PlaceNeeds needs, ScoreMode mode, int balancePercent)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(needs);
        var terms = new LanguageTerm[4];
        var weightedShortfall = 0;
        for (var k = 0; k < terms.Length; k++)
        {
            terms[k] = Term((LanguageSkill)k, needs.LanguageWeightPercent[k], needs.LanguageTargetTenths[k], estimates[k], mode, balancePercent);
            weightedShortfall += terms[k].WeightPercent * terms[k].ShortfallPoints;
        }

        return new LanguageCriterion(new ValueList<LanguageTerm>(terms), 10_000 - weightedShortfall);
    }

    /// <summary>Shortfall of one language skill.</summary>
    /// <param name="targetTenths">Target t in tenths, 0..60.</param>
    /// <param name="held">The estimate x with its class.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="balancePercent">What BALANCED means, 0..100; without effect in other modes.</param>
    /// <returns>
    /// EXPECTED: min(100, 4·max(0, t − x) + C[class][|t − x|]). POTENTIAL: min(100, 4·max(0, t − (x + k))).
    /// CAUTIOUS: the larger of min(100, 4·max(0, t − (x − k))) and the expected shortfall.
    /// BALANCED: the expected shortfall less so many percent of what the potential one is below it, rounded down. 0..100 points, 40 per missing level.
    /// </returns>
    public static int ShortfallPoints(int targetTenths, LanguageEstimate held, ScoreMode mode, int balancePercent = 0)
    {
        var expected = Math.Min(100, (4 * Math.Max(0, targetTenths - held.Tenths)) + SurchargeTables.LanguagePoints(held.ErrorClass, Math.Abs(targetTenths - held.Tenths)));
        var k = ErrorClasses.QuantileTenths[held.ErrorClass];
        return mode switch
        {
            ScoreMode.Expected => expected,
            ScoreMode.Potential => Gap(targetTenths, held.Tenths + k),
            ScoreMode.Balanced => expected - ((expected - Gap(targetTenths, held.Tenths + k)) * balancePercent / 100),
            ScoreMode.Cautious => Math.Max(Gap(targetTenths, held.Tenths - k), expected),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
        };
    }

    private static LanguageTerm Term(LanguageSkill skill, int weightPercent, int targetTenths, LanguageEstimate held, ScoreMode mode, int balancePercent)
    {
        var gap = Gap(targetTenths, held.Tenths);
        return new LanguageTerm(skill, weightPercent, targetTenths, held, gap, ShortfallPoints(targetTenths, held, mode, balancePercent) - gap);
    }

    private static int Gap(int targetTenths, int heldTenths) => Math.Min(100, 4 * Math.Max(0, targetTenths - heldTenths));
}
