namespace Kausa.Matching.Allocation;

/// <summary>Exact optimal allocation with capacities, on sparse and dense markets, with dual prices as proof.</summary>
/// <remarks>
/// Steps: an auction gives prices and most pairs (rows of capacity 1), shortest augmenting paths make them exact, and a dense market is solved on a
/// growing core of its pairs until the prices prove that no other pair can gain. Deterministic: the same instance gives the same pairs and prices.
/// Definitions, sources and measurements: docs/allocation.md.
/// </remarks>
public static class OptimalAllocator
{
    /// <summary>Solves a market to its proven optimum.</summary>
    /// <param name="instance">The market.</param>
    /// <param name="objective">What is made as large as possible.</param>
    /// <param name="cancellation">Ends the work without a result, between two batches of bids, two repairs or two rows that must be filled.</param>
    /// <returns>The optimal allocation, or the conflict between requirements that rules out every allocation.</returns>
    /// <exception cref="OverflowException">Values and capacities together exceed 64-bit arithmetic; see <see cref="AllocationInstance.MaxMagnitude"/>.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static AllocationOutcome Solve(AllocationInstance instance, AllocationObjective objective, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var terms = new AllocationTerms(instance, objective, cancellation);
        if (terms.RowCapacities.Any(left => left < 0) || terms.ColumnCapacities.Any(left => left < 0))
        {
            return new AllocationOutcome(null, ConflictFinder.Find(instance, cancellation));
        }

        AllocationFlow flow = instance is DenseAllocationInstance dense ? DenseSolver.Solve(dense, terms) : SparseSolver.Solve(instance, terms);
        for (int row = 0; row < instance.RowCount; row++)
        {
            if (instance.IsRequired(row) && flow.Rows.Used[row] < terms.RowCapacities[row])
            {
                return new AllocationOutcome(null, ConflictFinder.Find(instance, cancellation));
            }
        }

        return new AllocationOutcome(Collect(instance, objective, terms, flow), null);
    }

    private static AllocationSolution Collect(AllocationInstance instance, AllocationObjective objective, AllocationTerms terms, AllocationFlow flow)
    {
        flow.AbsorbRents();
        var pairs = new List<AllocatedPair>(instance.PinnedPairs);
        long total = TotalOf(instance);
        for (int pair = 0; pair < flow.Worth.Length; pair++)
        {
            if (flow.IsChosen[pair])
            {
                int row = flow.Rows.NodeOfPair[pair];
                pairs.Add(new AllocatedPair(row, flow.Columns.NodeOfPair[pair]));
                total = checked(total + flow.Worth[pair] - terms.Extra(row));
            }
        }

        pairs.Sort();
        long[] rowPrices = flow.Rows.Price;
        for (int row = 0; row < rowPrices.Length; row++)
        {
            rowPrices[row] -= terms.RequiredPrice(row);
        }

        return new AllocationSolution(objective, pairs, total, new AllocationCertificate(terms.PlacementPrice, rowPrices, flow.Columns.Price));
    }

    private static long TotalOf(AllocationInstance instance)
    {
        long total = 0;
        if (instance is SparseAllocationInstance sparse)
        {
            foreach (AllocatedPair pair in instance.PinnedPairs)
            {
                total += sparse.ValueOf(pair);
            }
        }

        return total;
    }
}
