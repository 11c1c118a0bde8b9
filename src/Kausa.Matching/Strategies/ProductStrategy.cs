using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>The product of the qualities: a pair that is bad in one respect is bad. Each quality counts from 1, so that a zero does not make all else equal.</summary>
public sealed class ProductStrategy : MatchStrategy
{
    /// <inheritdoc/>
    public override string Code => "PRODUCT";

    /// <inheritdoc/>
    public override long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(weights);

        // Up to 10,001⁴ < 2^54; the last four bits go, so that the key stays in its range.
        return ((long)(qualities.Skills + 1) * (qualities.Language + 1) * (qualities.Location + 1) * (qualities.Trade + 1)) >> 4;
    }
}
