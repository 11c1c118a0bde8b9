namespace Kausa.Matching.Allocation;

/// <summary>Solves a full matrix on a growing core of its pairs.</summary>
/// <remarks>
/// <para>Steps:</para>
/// <list type="number">
/// <item>The core starts with the best pairs of each row.</item>
/// <item>Solve the core exactly (auction, then repair; from the second round on, repair only, from the prices reached).</item>
/// <item>Pass over the whole matrix: add, per row, the pairs that gain most against the prices. If there are none, the prices are feasible for the whole
/// matrix, so the core's optimum is the optimum; else solve again.</item>
/// </list>
/// <para>Sources: Volgenant 1996 (core and pricing for dense assignment); the rounds are column generation, hence finite and exact.</para>
/// </remarks>
internal sealed class DenseSolver
{
    private const int FirstPairs = 20;
    private const int AddedPairs = 8;

    private readonly DenseAllocationInstance _instance;
    private readonly AllocationTerms _terms;
    private readonly int[][] _core;

    private DenseSolver(DenseAllocationInstance instance, AllocationTerms terms)
    {
        _instance = instance;
        _terms = terms;
        _core = new int[instance.RowCount][];
    }

    public static AllocationFlow Solve(DenseAllocationInstance instance, AllocationTerms terms)
    {
        var solver = new DenseSolver(instance, terms);
        AllocationFlow flow = solver.FirstFlow();
        int added = AddedPairs;
        while (true)
        {
            new ShortestPathRepair(flow).Run();
            if (!solver.ExtendCore(flow, added))
            {
                return flow;
            }

            flow = solver.NextFlow(flow.Columns.Price, flow);
            added += added >> 2;
        }
    }

    /// <summary>
    /// When everyone's best columns are the same few, a core without prices is useless, and an auction over the whole matrix is worth its cost.
    /// </summary>
    private AllocationFlow FirstFlow()
    {
        bool canAuction = !_terms.RowCapacities.AsSpan().ContainsAnyExceptInRange(0, 1);
        SeedCore(new long[_instance.ColumnCount]);
        if (!canAuction || 10 * SeatsReached() >= 9 * _instance.PairCountMax)
        {
            (int[] rowOfPair, int[] columnOfPair, long[] values) = Pairs();
            return SparseSolver.Start(_terms, rowOfPair, columnOfPair, values);
        }

        long[] prices = DenseAuction.Prices(_instance, _terms);
        SeedCore(prices);
        return NextFlow(prices, null);
    }

    private long SeatsReached()
    {
        var rows = new int[_instance.ColumnCount];
        foreach (int[] columns in _core)
        {
            foreach (int column in columns)
            {
                rows[column]++;
            }
        }

        long seats = 0;
        for (int column = 0; column < rows.Length; column++)
        {
            seats += Math.Min(rows[column], _terms.ColumnCapacities[column]);
        }

        return seats;
    }

    private void SeedCore(long[] prices) => Parallel.For(0, _instance.RowCount, row =>
    {
        var best = new BestPairs(FirstPairs + _terms.RowCapacities[row]);
        DensePricing.Collect(_instance.Row(row), prices, FirstColumn(row), long.MinValue, best, []);
        _core[row] = best.Columns();
    });

    /// <summary>Where a row's pass begins, so that rows indifferent between many columns do not all pick the same.</summary>
    private int FirstColumn(int row) => (int)((long)row * _instance.ColumnCount / _instance.RowCount);

    private bool ExtendCore(AllocationFlow flow, int added)
    {
        int grown = 0;
        long[] columnPrices = flow.Columns.Price;
        Parallel.For(0, _instance.RowCount, row =>
        {
            if (_terms.RowCapacities[row] == 0)
            {
                return;
            }

            var best = new BestPairs(added);
            DensePricing.Collect(_instance.Row(row), columnPrices, FirstColumn(row), flow.Rows.Price[row] - _terms.Extra(row), best, _core[row]);
            int[] columns = best.Columns();
            if (columns.Length > 0)
            {
                int[] merged = [.. _core[row], .. columns];
                Array.Sort(merged);
                _core[row] = merged;
                Interlocked.Increment(ref grown);
            }
        });
        return grown > 0;
    }

    private AllocationFlow NextFlow(long[] columnPrices, AllocationFlow? last)
    {
        (int[] rowOfPair, int[] columnOfPair, long[] values) = Pairs();
        for (int pair = 0; pair < values.Length; pair++)
        {
            values[pair] += _terms.Extra(rowOfPair[pair]);
        }

        var flow = new AllocationFlow(_terms.RowCapacities, _terms.ColumnCapacities, rowOfPair, columnOfPair, values);
        columnPrices.CopyTo(flow.Columns.Price, 0);
        for (int row = 0; row < _core.Length && last is not null; row++)
        {
            foreach (int chosen in last.Rows.Chosen(row))
            {
                int at = Array.BinarySearch(_core[row], last.Columns.NodeOfPair[chosen]);
                flow.Choose(flow.Rows.Starts[row] + at);
            }
        }

        flow.PriceRows();
        return flow;
    }

    private (int[] RowOfPair, int[] ColumnOfPair, long[] Values) Pairs()
    {
        int count = _core.Sum(columns => columns.Length);
        var rowOfPair = new int[count];
        var columnOfPair = new int[count];
        var values = new long[count];
        int next = 0;
        for (int row = 0; row < _core.Length; row++)
        {
            ReadOnlySpan<int> entries = _instance.Row(row);
            foreach (int column in _core[row])
            {
                rowOfPair[next] = row;
                columnOfPair[next] = column;
                values[next++] = entries[column];
            }
        }

        return (rowOfPair, columnOfPair, values);
    }
}
