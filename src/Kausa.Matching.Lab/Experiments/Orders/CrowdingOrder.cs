using Kausa.Matching.Allocation;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>The score less what one more of what is looked at would add to everybody's best total, so that not all are sent to the same; the engine's reranker CROWDING, on both sides' lists.</summary>
/// <remarks>The price of a place counts its seats, the price of a person that they take one. Prices are the lowest optimal ones and unique.</remarks>
public sealed class CrowdingOrder : ListOrder
{
    private static readonly StrategyOrder Score = new(MatchStrategy.WeightedSum);

    /// <inheritdoc/>
    public override string Code => "CROWDING";

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var isPerson = side == LookingSide.Candidates;
        var scores = Score.Keys(market, side);
        int[] people = [.. Enumerable.Repeat(1, market.CandidateCount)];
        int[] seats = [.. market.Seats];
        ValuedPair[] pairs = [.. market.Pairs.Select((pair, at) => isPerson ? new ValuedPair(pair.Candidate, pair.Place, scores[at]) : new ValuedPair(pair.Place, pair.Candidate, scores[at]))];
        var instance = SparseAllocationInstance.FromPairs(isPerson ? people : seats, isPerson ? seats : people, pairs);
        var prices = ShadowPrices.OfSeats(instance, OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Solution!);
        return [.. market.Pairs.Select((pair, at) => scores[at] - prices[isPerson ? pair.Place : pair.Candidate].MoreTotal)];
    }
}
