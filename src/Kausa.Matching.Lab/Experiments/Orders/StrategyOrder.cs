using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>A strategy of the engine, by its own key.</summary>
/// <param name="strategy">The strategy.</param>
public sealed class StrategyOrder(MatchStrategy strategy) : ListOrder
{
    /// <inheritdoc/>
    public override string Code => strategy.Code;

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var weights = market.Policy.Weights;
        var asked = side == LookingSide.Candidates ? weights.Candidate : weights.Company;
        return [.. market.Pairs.Select(pair => strategy.Key(pair.Qualities, asked, weights))];
    }
}
