using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Explanation;

/// <summary>The flags of a pair; whoever shows a pair takes them from here. Texts: <c>Flag.CODE</c>.</summary>
public static class PairFlags
{
    /// <summary>What stands on an estimate.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>The flags in the order of <see cref="EstimateFlag"/>; empty when everything was stated.</returns>
    public static IEnumerable<EstimateFlag> Of(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return Flags(pair.Input);
    }

    private static IEnumerable<EstimateFlag> Flags(ScoringInput input)
    {
        if (input.Needs.RequirementsAreEstimated)
        {
            yield return EstimateFlag.RequirementsEstimated;
        }

        if (input.Needs.LanguageTargetsAreEstimated)
        {
            yield return EstimateFlag.LanguageTargetsEstimated;
        }

        if (input.Trip is { LimitIsAssumed: true })
        {
            yield return EstimateFlag.LimitAssumed;
        }
    }
}
