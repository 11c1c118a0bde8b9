namespace Kausa.Matching.Allocation;

/// <summary>Solves a market given by its list of pairs: auction for rows of capacity 1, then repair.</summary>
internal static class SparseSolver
{
    public static AllocationFlow Solve(AllocationInstance instance, AllocationTerms terms)
    {
        var sparse = (SparseAllocationInstance)instance;
        var pinned = instance.PinnedPairs.ToHashSet();
        int count = sparse.Columns.Length - pinned.Count;
        var rowOfPair = new int[count];
        int[] columnOfPair = pinned.Count == 0 ? sparse.Columns : new int[count];
        long[] values = pinned.Count == 0 ? sparse.Values : new long[count];
        int next = 0;
        for (int row = 0; row < sparse.RowCount; row++)
        {
            for (int at = sparse.RowStarts[row]; at < sparse.RowStarts[row + 1]; at++)
            {
                if (pinned.Count == 0)
                {
                    rowOfPair[next++] = row;
                }
                else if (!pinned.Contains(new AllocatedPair(row, sparse.Columns[at])))
                {
                    rowOfPair[next] = row;
                    columnOfPair[next] = sparse.Columns[at];
                    values[next++] = sparse.Values[at];
                }
            }
        }

        AllocationFlow flow = Start(terms, rowOfPair, columnOfPair, values);
        new ShortestPathRepair(flow, terms.Cancellation).Run();
        return flow;
    }

    /// <summary>A flow over the given pairs that satisfies the invariant, as near to the optimum as cheaply possible.</summary>
    public static AllocationFlow Start(AllocationTerms terms, int[] rowOfPair, int[] columnOfPair, long[] values)
    {
        var worth = new long[values.Length];
        for (int pair = 0; pair < worth.Length; pair++)
        {
            worth[pair] = values[pair] + terms.Extra(rowOfPair[pair]);
        }

        var flow = new AllocationFlow(terms.RowCapacities, terms.ColumnCapacities, rowOfPair, columnOfPair, worth);
        if (terms.RowCapacities.AsSpan().ContainsAnyExceptInRange(0, 1))
        {
            flow.PriceRows();
        }
        else
        {
            SparseAuction.Start(flow, values, AuctionTerms.For(terms, values.Length == 0 ? 0 : values.Min()));
        }

        return flow;
    }
}
