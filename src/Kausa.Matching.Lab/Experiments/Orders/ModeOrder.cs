using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>A strategy of the engine with uncertainty read in another mode.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="mode">How uncertainty is read.</param>
public sealed class ModeOrder(MatchStrategy strategy, ScoreMode mode) : ListOrder
{
    /// <inheritdoc/>
    public override string Code => $"{strategy.Code}_{mode.ToString().ToUpperInvariant()}";

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var weights = market.Policy.Weights;
        var asked = side == LookingSide.Candidates ? weights.Candidate : weights.Company;
        return [.. market.QualitiesIn(mode).Select(qualities => strategy.Key(qualities, asked, weights))];
    }
}
