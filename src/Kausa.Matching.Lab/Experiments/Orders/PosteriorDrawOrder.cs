using Kausa.Matching.Lab.Random;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>Each list as it might truly be: every score moves once by its own standard deviation, so that people are shown as often as they truly belong there.</summary>
/// <remarks>One draw, seeded by market, list and pair: the same list looks the same every time. Source: Singh, Kempe and Joachims, "Fairness in ranking under uncertainty", 2021, section 3.</remarks>
public sealed class PosteriorDrawOrder : ListOrder
{
    private static readonly StrategyOrder Score = new(MatchStrategy.WeightedSum);

    /// <inheritdoc/>
    public override string Code => "POSTERIOR_DRAW";

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var random = new RandomSource(market.Generated.Specification.Seed);
        var keys = Score.Keys(market, side);
        Parallel.For(0, keys.Length, at => keys[at] += (long)random.Stream($"order/draw/{side}", at).NormalThousandths(1_000) * market.SpreadMillionths(at, side) / 1_000);
        return keys;
    }
}
