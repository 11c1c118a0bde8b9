using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>Liking times chance: the person's score times the company's.</summary>
public sealed class SurplusStrategy : MatchStrategy
{
    /// <inheritdoc/>
    public override string Code => "SURPLUS";

    /// <inheritdoc/>
    public override long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(weights);
        return (long)Sum(qualities, weights.Candidate) * Sum(qualities, weights.Company);
    }
}
