using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>The criteria one after the other in thousandths, trade first: wish, then way, then skills, then language.</summary>
public sealed class LexicographicStrategy : MatchStrategy
{
    /// <inheritdoc/>
    public override string Code => "LEXICOGRAPHIC";

    /// <inheritdoc/>
    public override long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(weights);
        return (((((Thousandths(qualities.Trade) * 1_001L) + Thousandths(qualities.Location)) * 1_001L) + Thousandths(qualities.Skills)) * 1_001L) + Thousandths(qualities.Language);
    }

    private static long Thousandths(int quality) => quality / 10;
}
