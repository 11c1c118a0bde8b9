namespace Kausa.Matching.Allocation;

/// <summary>What an optimal allocation makes as large as possible. Required rows and pinned pairs come before either.</summary>
public enum AllocationObjective
{
    /// <summary>The sum of values; a pair of negative value, or a row nobody gains from, is left out.</summary>
    BestTotal,

    /// <summary>The number of pairs, and among those the sum of values.</summary>
    MostPlacedThenBestTotal,
}

/// <summary>Dual prices that prove an allocation optimal; anyone can check them with one pass over the pairs.</summary>
/// <param name="PlacementPrice">What a pair is worth for being placed at all: 0 for best total, above any difference in total for most placed.</param>
/// <param name="RowPrices">One per row, 0 or more; of either sign for required rows.</param>
/// <param name="ColumnPrices">One per column, 0 or more.</param>
/// <remarks>
/// With gain(pair) = value + placement price − row price − column price, the dual value is Σ row capacity × row price + Σ column capacity × column price
/// + Σ max(0, gain) over pairs + Σ min(0, gain) over pinned pairs. It bounds value + placement price × count of every allocation from above, and equals
/// that of the allocation it belongs to: the gap is zero.
/// </remarks>
public sealed record AllocationCertificate(long PlacementPrice, IReadOnlyList<long> RowPrices, IReadOnlyList<long> ColumnPrices);

/// <summary>An optimal allocation with its proof.</summary>
/// <param name="Objective">What was made as large as possible.</param>
/// <param name="Pairs">Allocated pairs by row, then column; pinned ones included.</param>
/// <param name="Total">Sum of their values.</param>
/// <param name="Certificate">The proof.</param>
public sealed record AllocationSolution(AllocationObjective Objective, IReadOnlyList<AllocatedPair> Pairs, long Total, AllocationCertificate Certificate);

/// <summary>Why the required rows and pinned pairs cannot all be met.</summary>
/// <param name="RequiredRows">Required rows in conflict; without any one of them, or of the pinned pairs, the others can be met.</param>
/// <param name="PinnedPairs">Pinned pairs in conflict.</param>
/// <param name="Columns">The columns these rows compete for, all that are eligible to them, and those of the pinned pairs.</param>
/// <param name="PairsNeeded">How many pairs the named rows and pinned pairs ask for.</param>
/// <param name="PairsPossible">How many of them can be had at most; below <paramref name="PairsNeeded"/>.</param>
/// <param name="IsSmallest">True when no conflict of fewer constraints exists; false when only shown that none of these can be left out.</param>
public sealed record AllocationConflict(
    IReadOnlyList<int> RequiredRows,
    IReadOnlyList<AllocatedPair> PinnedPairs,
    IReadOnlyList<int> Columns,
    long PairsNeeded,
    long PairsPossible,
    bool IsSmallest);

/// <summary>Either a solution or the conflict that rules one out.</summary>
/// <param name="Solution">The optimal allocation; null when the requirements conflict.</param>
/// <param name="Conflict">The conflict; null when there is a solution.</param>
public sealed record AllocationOutcome(AllocationSolution? Solution, AllocationConflict? Conflict);
