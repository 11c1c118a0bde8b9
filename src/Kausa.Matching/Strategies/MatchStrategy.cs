using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>What orders a list: a number made of the four qualities that never falls when one of them rises.</summary>
/// <remarks>
/// A strategy sees the four qualities of a pair in basis points 0..10,000 and the policy's weights, nothing else. Because it is monotone, its value at the best
/// qualities of a block of places bounds every place in the block, and exact pruning holds for all strategies alike. Stateless and thread-safe.
/// A new strategy is one class; a test over all of <see cref="All"/> proves that it is monotone and within its range.
/// </remarks>
public abstract class MatchStrategy
{
    /// <summary>The strategies there are, the default first.</summary>
    public static ValueList<MatchStrategy> All { get; } =
        [new WeightedSumStrategy(), new ProductStrategy(), new MinimumStrategy(), new LexicographicStrategy(), new ReciprocalStrategy(), new SurplusStrategy()];

    /// <summary>The default: the score itself.</summary>
    public static MatchStrategy WeightedSum => All[0];

    /// <summary>Code of the strategy, UPPER_SNAKE.</summary>
    public abstract string Code { get; }

    /// <summary>The number by which pairs are ordered, the highest first.</summary>
    /// <param name="qualities">The four qualities.</param>
    /// <param name="asked">Weights of the perspective asked for.</param>
    /// <param name="weights">Weights of all perspectives.</param>
    /// <returns>0..2^50, non-decreasing in each quality.</returns>
    public abstract long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights);

    /// <summary>Checks that qualities made by a policy are those that the strategy is made for.</summary>
    /// <param name="policy">The policy of the market.</param>
    /// <exception cref="ArgumentException">They are not; the message says what to do.</exception>
    internal virtual void CheckMadeFor(MatchPolicy policy)
    {
    }

    /// <summary>The strategy of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The strategy.</returns>
    /// <exception cref="ArgumentException">No strategy has that code.</exception>
    public static MatchStrategy ByCode(string code) =>
        All.FirstOrDefault(strategy => strategy.Code == code)
        ?? throw new ArgumentException($"'{code}' is no strategy; there are {string.Join(", ", All.Select(strategy => strategy.Code))}.", nameof(code));

    /// <summary>Weighted sum of the qualities, 0..1,000,000.</summary>
    private protected static int Sum(Qualities q, CriterionWeights w)
    {
        return (w.Skills * q.Skills) + (w.Language * q.Language) + (w.Location * q.Location) + (w.Trade * q.Trade);
    }
}
