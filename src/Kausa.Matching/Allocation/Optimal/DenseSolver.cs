namespace Kausa.Matching.Allocation;

/// <summary>Solves a full matrix on a growing core of its pairs.</summary>
/// <remarks>
/// <para>Steps:</para>
/// <list type="number">
/// <item>An auction over the whole matrix gives prices and nearly all pairs (rows of capacity 1).</item>
/// <item>The core starts with the best pairs of each row by these prices, and is solved exactly by repair from the prices reached.</item>
/// <item>Pass over the whole matrix: add, per row, the pairs that gain most against the prices. If there are none, the prices are feasible for the whole
/// matrix, so the core's optimum is the optimum; else solve again.</item>
/// </list>
/// <para>Sources: Volgenant 1996 (core and pricing for dense assignment); the rounds are column generation, hence finite and exact.</para>
/// </remarks>
internal sealed class DenseSolver
{
    private const int FirstPairs = 20;
    private const int AddedPairs = 8;

    private static readonly DensePricing Plain = new(0, 0);

    private readonly DenseAllocationInstance _instance;
    private readonly AllocationTerms _terms;
    private readonly int[][] _core;

    private DenseSolver(DenseAllocationInstance instance, AllocationTerms terms)
    {
        _instance = instance;
        _terms = terms;
        _core = new int[instance.RowCount][];
    }

    /// <summary>Where a row's pass begins, so that rows indifferent between many columns do not all pick the same.</summary>
    public static int FirstColumn(DenseAllocationInstance instance, int row) => (int)((long)row * instance.ColumnCount / instance.RowCount);

    public static AllocationFlow Solve(DenseAllocationInstance instance, AllocationTerms terms)
    {
        var solver = new DenseSolver(instance, terms);
        AllocationFlow flow = solver.FirstFlow();
        int added = AddedPairs;
        while (true)
        {
            new ShortestPathRepair(flow, terms.Cancellation).Run();
            if (!solver.ExtendCore(flow, added))
            {
                return flow;
            }

            AllocationFlow last = flow;
            flow = solver.NextFlow(last.Columns.Price, row => [.. last.Rows.Chosen(row).ToArray().Select(pair => last.Columns.NodeOfPair[pair])]);
            added += added >> 2;
        }
    }

    /// <summary>The core by the prices of an auction over the whole matrix; rows of more than one seat start from prices 0.</summary>
    private AllocationFlow FirstFlow()
    {
        var columnOfRow = new int[_instance.RowCount];
        columnOfRow.AsSpan().Fill(-1);
        long[] prices = _terms.RowCapacities.AsSpan().ContainsAnyExceptInRange(0, 1)
            ? new long[_instance.ColumnCount]
            : DenseAuction.Run(_instance, _terms, columnOfRow);
        SeedCore(prices, columnOfRow);
        return NextFlow(prices, row => columnOfRow[row] < 0 ? [] : [columnOfRow[row]]);
    }

    private void SeedCore(long[] prices, int[] columnOfRow) => Parallel.For(0, _instance.RowCount, row =>
    {
        var best = new BestPairs(FirstPairs + _terms.RowCapacities[row]);
        Plain.Collect(_instance.Row(row), prices, FirstColumn(_instance, row), long.MinValue, best, []);
        int[] columns = best.Columns();
        int held = columnOfRow[row];
        _core[row] = held < 0 || Array.BinarySearch(columns, held) >= 0 ? columns : [.. columns.Append(held).Order()];
    });

    private bool ExtendCore(AllocationFlow flow, int added)
    {
        int grown = 0;
        long[] columnPrices = flow.Columns.Price;
        Parallel.For(0, _instance.RowCount, row =>
        {
            if (_terms.RowCapacities[row] == 0)
            {
                // Nobody can be placed there, so that any price above every surplus will do.
                var most = new BestPairs(1);
                Plain.Collect(_instance.Row(row), columnPrices, 0, long.MinValue, most, []);
                flow.Rows.Price[row] = Math.Max(0, most.Threshold + _terms.Extra(row));
                return;
            }

            var best = new BestPairs(added);
            Plain.Collect(_instance.Row(row), columnPrices, FirstColumn(_instance, row), flow.Rows.Price[row] - _terms.Extra(row), best, _core[row]);
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

    private AllocationFlow NextFlow(long[] columnPrices, Func<int, int[]> columnsOfRow)
    {
        (int[] rowOfPair, int[] columnOfPair, long[] values) = Pairs();
        for (int pair = 0; pair < values.Length; pair++)
        {
            values[pair] += _terms.Extra(rowOfPair[pair]);
        }

        var flow = new AllocationFlow(_terms.RowCapacities, _terms.ColumnCapacities, rowOfPair, columnOfPair, values);
        columnPrices.CopyTo(flow.Columns.Price, 0);
        for (int row = 0; row < _core.Length; row++)
        {
            foreach (int column in columnsOfRow(row))
            {
                flow.Choose(flow.Rows.Starts[row] + Array.BinarySearch(_core[row], column));
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
