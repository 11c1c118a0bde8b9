using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Ranking;

/// <summary>Groups results that measurement cannot tell apart from the first of their group.</summary>
/// <remarks>Specification: docs/scoring.md, "Tiers".</remarks>
public static class Tiers
{
    /// <summary>Numbers the tiers of a list.</summary>
    /// <param name="ranked">Pairs in rank order.</param>
    /// <param name="policy">Gain.</param>
    /// <param name="takenOff">What a reranker took off the score of each pair, in millionths; null for nothing.</param>
    /// <returns>Tier numbers from 1, one per pair, non-decreasing.</returns>
    /// <remarks>
    /// A result stays in the tier while expected(first) − expected(it) &lt; 0.8416 · sd_diff, and always when it is not expected to be
    /// worse; the first that does not opens the next tier. What a reranker takes off is the same whatever the person is like, so it is
    /// taken off both expected scores and adds no error. For places of one person the person's error is shared; for people at one
    /// place the errors are independent, so the two variances add.
    /// </remarks>
    public static int[] Number(IReadOnlyList<EvaluatedPair> ranked, MatchPolicy policy, IReadOnlyList<long>? takenOff = null)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var tiers = new int[ranked.Count];
        var first = 0;
        for (var i = 0; i < ranked.Count; i++)
        {
            if (i > 0 && !IsInTierOf(ranked[first], ranked[i], takenOff is null ? 0 : takenOff[first] - takenOff[i], policy))
            {
                first = i;
            }

            tiers[i] = i == 0 ? 1 : tiers[i - 1] + (first == i ? 1 : 0);
        }

        return tiers;
    }

    private static bool IsInTierOf(EvaluatedPair first, EvaluatedPair other, long moreTakenOff, MatchPolicy policy)
    {
        var difference = first.Score.ExpectedMillionths - other.Score.ExpectedMillionths - moreTakenOff;
        if (difference <= 0)
        {
            return true;
        }

        var a = Expected(first, policy);
        var b = Expected(other, policy);
        var variance = first.Candidate.Id == other.Candidate.Id
            ? IntervalScale.SharedDifference(a, b, policy)
            : IntervalScale.Variance(a, policy) + IntervalScale.Variance(b, policy);

        // difference < 0.8416 · sd with sd in 1/10 millionth, squared to stay in integers
        var left = (Int128)difference * 100_000;
        return left * left < (Int128)IntervalScale.TierFactor * IntervalScale.TierFactor * variance;
    }

    private static CriterionScores Expected(EvaluatedPair pair, MatchPolicy policy) => pair.Score.Mode == ScoreMode.Expected
        ? pair.Score.Scores
        : ReferenceScorer.Criteria(pair.Input, policy, pair.Score.Scores.Weights, ScoreMode.Expected);
}
