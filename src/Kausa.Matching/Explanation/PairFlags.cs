using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Explanation;

/// <summary>The flags of a pair; whoever shows a pair takes them from here. Texts: <c>Flag.CODE</c>.</summary>
public static class PairFlags
{
    // Every set of flags there is, by their bits.
    private static readonly ValueList<EstimateFlag>[] Sets =
        [.. Enumerable.Range(0, 1 << Enum.GetValues<EstimateFlag>().Length).Select(bits => Enum.GetValues<EstimateFlag>().Where(flag => (bits >> (int)flag & 1) != 0).ToValueList())];

    /// <summary>What stands on an estimate.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>The flags in the order of <see cref="EstimateFlag"/>; empty when everything was stated.</returns>
    public static ValueList<EstimateFlag> Of(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var input = pair.Input;
        return Sets[Bit(input.Needs.RequirementsAreEstimated, EstimateFlag.RequirementsEstimated) | Bit(input.Needs.LanguageTargetsAreEstimated, EstimateFlag.LanguageTargetsEstimated) | Bit(input.Trip is { LimitIsAssumed: true }, EstimateFlag.LimitAssumed)];
    }

    /// <summary>What is special about the estimates that the score rests on, competences and German alike.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>Each flag once, in the order of <see cref="EstimateFlags"/>, never <see cref="EstimateFlags.None"/>; empty when nothing is special. Texts: <c>EstimateFlags.CODE</c>.</returns>
    public static ValueList<EstimateFlags> OfEstimates(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var scores = pair.Score.Scores;
        var all = scores.Skills.Terms.Select(term => term.Held.Flags).Concat(scores.Language.Terms.Select(term => term.Held.Flags)).Aggregate(EstimateFlags.None, (a, b) => a | b);
        return Enum.GetValues<EstimateFlags>().Where(flag => flag != EstimateFlags.None && all.HasFlag(flag)).ToValueList();
    }

    private static int Bit(bool isSet, EstimateFlag flag) => isSet ? 1 << (int)flag : 0;
}
