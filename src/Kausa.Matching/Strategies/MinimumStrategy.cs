using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>The worst quality among criteria with weight first, the score among equals: nobody is proposed for what they are good at alone.</summary>
public sealed class MinimumStrategy : MatchStrategy
{
    /// <inheritdoc/>
    public override string Code => "MINIMUM_DOMINANT";

    /// <inheritdoc/>
    public override long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(weights);
        var worst = Math.Min(
            Math.Min(Counted(qualities.Skills, asked.Skills), Counted(qualities.Language, asked.Language)),
            Math.Min(Counted(qualities.Location, asked.Location), Counted(qualities.Trade, asked.Trade)));
        return (worst * 1_000_001L) + Sum(qualities, asked);
    }

    private static int Counted(int quality, int weight) => weight > 0 ? quality : 10_000;
}
