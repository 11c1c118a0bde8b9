using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>The harmonic mean of what person and company make of the pair: both must like it.</summary>
public sealed class ReciprocalStrategy : MatchStrategy
{
    /// <inheritdoc/>
    public override string Code => "RECIPROCAL";

    /// <inheritdoc/>
    public override long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(weights);
        long person = Sum(qualities, weights.Candidate);
        long company = Sum(qualities, weights.Company);

        // 2·a·b ÷ (a + b), in thousandths of a millionth; rounding down keeps the order.
        return person + company == 0 ? 0 : 2_000 * person * company / (person + company);
    }
}
