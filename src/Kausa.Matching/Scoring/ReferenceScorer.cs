using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>What the scorer may see of a pair: four kinds of facts and nothing else.</summary>
/// <param name="Estimates">What evidence says about the person.</param>
/// <param name="Wishes">Wished occupations, the dearest first.</param>
/// <param name="Trip">The trip; null when home or site is not known.</param>
/// <param name="Occupation">The place's occupation.</param>
/// <param name="Needs">What the place needs.</param>
public sealed record ScoringInput(CandidateEstimates Estimates, IReadOnlyList<Occupation> Wishes, Trip? Trip, Occupation Occupation, PlaceNeeds Needs);

/// <summary>The specification in code: docs/scoring.md, one method per criterion, plain integers, never optimised.</summary>
/// <remarks>Stateless and thread-safe. Every fast path is proved bit-identical to this class.</remarks>
public static class ReferenceScorer
{
    /// <summary>Scores one pair.</summary>
    /// <param name="input">What the scorer may see.</param>
    /// <param name="policy">Weights and tables.</param>
    /// <param name="perspective">Whose weights count.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <returns>Parts, expected score, interval and the number of facts not measured.</returns>
    public static PairScore Score(ScoringInput input, MatchPolicy policy, Perspective perspective, ScoreMode mode)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(policy);
        var weights = policy.Weights.Of(perspective);
        var expected = Criteria(input, policy, weights, ScoreMode.Expected);
        var asked = mode == ScoreMode.Expected ? expected : Criteria(input, policy, weights, mode);
        var expectedMillionths = expected.Parts.ScoreMillionths;
        return new PairScore(mode, asked, expectedMillionths, IntervalScale.Interval(expected, policy), CountNotMeasured(expected));
    }

    /// <summary>The four criteria of a pair.</summary>
    /// <param name="input">What the scorer may see.</param>
    /// <param name="policy">Tables.</param>
    /// <param name="weights">Weights in percent.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <returns>The criteria.</returns>
    public static CriterionScores Criteria(ScoringInput input, MatchPolicy policy, CriterionWeights weights, ScoreMode mode)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(policy);
        return new CriterionScores(
            weights,
            SkillsCriterion.Of(input.Estimates.Skills, input.Needs.Requirements, policy.Skills, mode, policy.CompanyLists.BalancePercent),
            LanguageCriterion.Of(input.Estimates.Languages, input.Needs, mode, policy.CompanyLists.BalancePercent),
            LocationCriterion.Of(input.Trip, policy, mode),
            TradeCriterion.Of(input.Wishes, input.Occupation, policy, mode));
    }

    private static int CountNotMeasured(CriterionScores scores)
    {
        var count = (scores.Location.Trip is null ? 1 : 0) + (scores.Trade.Nearness == TradeNearness.NoWish ? 1 : 0);
        foreach (ref readonly var term in scores.Skills.Terms.AsSpan())
        {
            count += term.Held.IsMeasured ? 0 : 1;
        }

        foreach (ref readonly var term in scores.Language.Terms.AsSpan())
        {
            count += term.WeightPercent > 0 && !term.Held.IsMeasured ? 1 : 0;
        }

        return count;
    }
}
