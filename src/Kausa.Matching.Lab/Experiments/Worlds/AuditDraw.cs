using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>Draws the audit groups of a synthetic market; they stand in a file of their own and nothing but the lab reads it.</summary>
public static class AuditDraw
{
    /// <summary>Name of the group that raters put at a disadvantage where they are biased.</summary>
    public const string RatedLow = "rated_low";

    /// <summary>Name of the other group.</summary>
    public const string Others = "others";

    /// <summary>The groups of all people of a market.</summary>
    /// <param name="market">The market.</param>
    /// <returns>CSV <c>id,group</c>, as <see cref="AuditGroups.Read"/> takes it.</returns>
    public static string ToCsv(GeneratedMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var random = new RandomSource(market.Specification.Seed);
        return "id,group\n" + string.Concat(market.Truth.Candidates.Select((truth, at) => $"{truth.Candidate},{(IsRatedLow(random, at) ? RatedLow : Others)}\n"));
    }

    /// <summary>Whether a person belongs to the group that biased raters put at a disadvantage.</summary>
    internal static bool IsRatedLow(RandomSource random, int candidate) => (random.Key("audit/group", candidate) & 1) == 1;
}
