using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>The score: the weighted sum of the qualities, 0..1,000,000.</summary>
public sealed class WeightedSumStrategy : MatchStrategy
{
    /// <inheritdoc/>
    public override string Code => "WEIGHTED_SUM";

    /// <inheritdoc/>
    public override long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(weights);
        return Sum(qualities, asked);
    }
}
