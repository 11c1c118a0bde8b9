using Kausa.Matching.Lab.Random;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>The chance of truly belonging to the first ten, given how uncertain each score is; nobody is put last for being little known.</summary>
/// <remarks>
/// In each of 200 draws every score of a list moves by its own standard deviation, and the first ten of the draw are noted; a pair's key is how often it was among them, the
/// score among equals. Seeded by market, list and draw. Source: Singh, Kempe and Joachims, "Fairness in ranking under uncertainty", 2021.
/// </remarks>
public sealed class TopChanceOrder : ListOrder
{
    private const int DrawCount = 200;
    private const int TopCount = 10;

    private static readonly StrategyOrder Score = new(MatchStrategy.WeightedSum);

    /// <inheritdoc/>
    public override string Code => "TOP_CHANCE";

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var random = new RandomSource(market.Generated.Specification.Seed);
        var scores = Score.Keys(market, side);
        var keys = new long[scores.Length];
        var lists = Enumerable.Range(0, scores.Length).GroupBy(at => side == LookingSide.Candidates ? market.Pairs[at].Candidate : market.Pairs[at].Place).ToList();
        Parallel.ForEach(lists, list =>
        {
            int[] pairs = [.. list];
            var hits = new int[pairs.Length];
            var drawn = new long[pairs.Length];
            var order = new int[pairs.Length];
            int[] spreads = [.. pairs.Select(at => market.SpreadMillionths(at, side))];
            for (var draw = 0; draw < DrawCount; draw++)
            {
                var stream = random.Stream($"order/chance/{side}/{list.Key}", draw);
                for (var at = 0; at < pairs.Length; at++)
                {
                    drawn[at] = -(scores[pairs[at]] + ((long)stream.NormalThousandths(1_000) * spreads[at] / 1_000));
                    order[at] = at;
                }

                Array.Sort(drawn, order);
                for (var at = 0; at < Math.Min(TopCount, order.Length); at++)
                {
                    hits[order[at]]++;
                }
            }

            for (var at = 0; at < pairs.Length; at++)
            {
                keys[pairs[at]] = (hits[at] * 1_000_001L) + scores[pairs[at]];
            }
        });
        return keys;
    }
}
