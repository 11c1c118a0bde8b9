using Kausa.Matching.Ranking;

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
        (EstimateFlag Flag, bool Holds)[] all =
        [
            (EstimateFlag.RequirementsEstimated, pair.Input.Needs.RequirementsAreEstimated),
            (EstimateFlag.LanguageTargetsEstimated, pair.Input.Needs.LanguageTargetsAreEstimated),
            (EstimateFlag.LimitAssumed, pair.Input.Trip is { LimitIsAssumed: true }),
        ];
        return all.Where(one => one.Holds).Select(one => one.Flag);
    }
}
