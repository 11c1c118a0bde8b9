using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>Baseline: everybody is shown what does best on average, whoever they are.</summary>
public sealed class PopularityOrder : ListOrder
{
    private static readonly StrategyOrder Score = new(MatchStrategy.WeightedSum);

    /// <inheritdoc/>
    public override string Code => "POPULARITY";

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var scores = Score.Keys(market, side);
        var means = market.Pairs.Select((pair, at) => (Item: ItemOf(pair), Score: scores[at])).GroupBy(one => one.Item).ToDictionary(item => item.Key, item => item.Sum(one => one.Score) / item.Count());
        return [.. market.Pairs.Select(pair => means[ItemOf(pair)])];

        int ItemOf(TrialPair pair) => side == LookingSide.Candidates ? pair.Place : pair.Candidate;
    }
}
