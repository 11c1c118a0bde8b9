using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>Baseline: a seeded shuffle.</summary>
public sealed class RandomOrder : ListOrder
{
    /// <inheritdoc/>
    public override string Code => "RANDOM";

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var random = new RandomSource(market.Generated.Specification.Seed);
        return [.. market.Pairs.Select((_, at) => (long)(random.Key($"order/random/{side}", at) >> 2))];
    }
}
