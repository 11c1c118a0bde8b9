namespace Kausa.Matching.Allocation;

/// <summary>Checks allocations against their market with code of its own: it knows the instance and the definitions, and nothing of the solvers.</summary>
/// <remarks>
/// Every finding names its offender. Sums are taken in 128 bits. One pass over the pairs, O(E + V) time.
/// </remarks>
public static partial class AllocationChecker
{
    /// <summary>Checks an optimal allocation and its certificate: capacities, eligibility, requirements, prices, complementary slackness, zero gap.</summary>
    /// <param name="instance">The market.</param>
    /// <param name="solution">The claim.</param>
    public static AllocationCheck Check(AllocationInstance instance, AllocationSolution solution)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(solution);
        var findings = new List<AllocationFinding>();
        AllocationCertificate prices = solution.Certificate;
        if (prices.RowPrices.Count != instance.RowCount || prices.ColumnPrices.Count != instance.ColumnCount)
        {
            findings.Add(new AllocationFinding(AllocationFault.PriceCountWrong, -1, -1, 1));
            return new AllocationCheck(findings, Int128.MaxValue);
        }

        List<int>[] columnsOfRow = Distribute(instance, solution.Pairs, findings);
        CheckCapacities(instance, columnsOfRow, prices, findings);
        CheckPinned(instance, columnsOfRow, findings);
        Sums sums = CheckPairs(instance, columnsOfRow, prices, findings);
        if (sums.Value != solution.Total)
        {
            findings.Add(new AllocationFinding(AllocationFault.TotalWrong, -1, -1, solution.Total - sums.Value));
        }

        CheckPlacementPrice(instance, solution, sums, findings);
        Int128 gap = sums.Dual - sums.Value - ((Int128)prices.PlacementPrice * sums.PairCount);
        if (gap != 0)
        {
            findings.Add(new AllocationFinding(AllocationFault.DualGap, -1, -1, gap));
        }

        return new AllocationCheck(findings, gap);
    }

    private static List<int>[] Distribute(AllocationInstance instance, IReadOnlyList<AllocatedPair> pairs, List<AllocationFinding> findings)
    {
        var columnsOfRow = new List<int>[instance.RowCount];
        for (int row = 0; row < columnsOfRow.Length; row++)
        {
            columnsOfRow[row] = [];
        }

        foreach (AllocatedPair pair in pairs)
        {
            if (pair.Row < 0 || pair.Row >= instance.RowCount || pair.Column < 0 || pair.Column >= instance.ColumnCount)
            {
                findings.Add(new AllocationFinding(AllocationFault.OutOfRange, pair.Row, pair.Column, 1));
            }
            else if (columnsOfRow[pair.Row].Contains(pair.Column))
            {
                findings.Add(new AllocationFinding(AllocationFault.Repeated, pair.Row, pair.Column, 1));
            }
            else
            {
                columnsOfRow[pair.Row].Add(pair.Column);
            }
        }

        return columnsOfRow;
    }

    private static void CheckCapacities(
        AllocationInstance instance, List<int>[] columnsOfRow, AllocationCertificate prices, List<AllocationFinding> findings)
    {
        var rowsAtColumn = new int[instance.ColumnCount];
        for (int row = 0; row < columnsOfRow.Length; row++)
        {
            foreach (int column in columnsOfRow[row])
            {
                rowsAtColumn[column]++;
            }

            int left = instance.RowCapacities[row] - columnsOfRow[row].Count;
            if (left > 0 && instance.IsRequired(row))
            {
                findings.Add(new AllocationFinding(AllocationFault.RequiredRowUnfilled, row, -1, left));
            }

            CheckNode(row, -1, left, prices.RowPrices[row], instance.IsRequired(row), AllocationFault.RowOverCapacity, findings);
        }

        for (int column = 0; column < rowsAtColumn.Length; column++)
        {
            int left = instance.ColumnCapacities[column] - rowsAtColumn[column];
            CheckNode(-1, column, left, prices.ColumnPrices[column], isRequired: false, AllocationFault.ColumnOverCapacity, findings);
        }
    }

    private static void CheckNode(int row, int column, int left, long price, bool isRequired, AllocationFault over, List<AllocationFinding> findings)
    {
        if (left < 0)
        {
            findings.Add(new AllocationFinding(over, row, column, -left));
        }

        if (price < 0 && !isRequired)
        {
            findings.Add(new AllocationFinding(AllocationFault.PriceNegative, row, column, price));
        }

        if (left > 0 && price != 0 && !isRequired)
        {
            findings.Add(new AllocationFinding(AllocationFault.PriceWithoutScarcity, row, column, price));
        }
    }

    private static void CheckPinned(AllocationInstance instance, List<int>[] columnsOfRow, List<AllocationFinding> findings)
    {
        foreach (AllocatedPair pair in instance.PinnedPairs)
        {
            if (!columnsOfRow[pair.Row].Contains(pair.Column))
            {
                findings.Add(new AllocationFinding(AllocationFault.PinnedPairMissing, pair.Row, pair.Column, 1));
            }
        }
    }

    private static Sums CheckPairs(
        AllocationInstance instance, List<int>[] columnsOfRow, AllocationCertificate prices, List<AllocationFinding> findings)
    {
        var pinned = new HashSet<AllocatedPair>(instance.PinnedPairs);
        var columns = new int[instance.ColumnCount];
        var values = new long[instance.ColumnCount];
        var sums = new Sums();
        for (int row = 0; row < columnsOfRow.Length; row++)
        {
            sums.Dual += (Int128)prices.RowPrices[row] * instance.RowCapacities[row];
            int count = instance.CopyRow(row, columns, values);
            int eligible = 0;
            for (int at = 0; at < count; at++)
            {
                int column = columns[at];
                bool isAllocated = columnsOfRow[row].Contains(column);
                Int128 gain = (Int128)values[at] + prices.PlacementPrice - prices.RowPrices[row] - prices.ColumnPrices[column];
                sums.LowestValue = Math.Min(sums.LowestValue, values[at]);
                if (isAllocated)
                {
                    eligible++;
                    sums.PairCount++;
                    sums.Value += values[at];
                }

                if (pinned.Contains(new AllocatedPair(row, column)))
                {
                    sums.Dual += gain;
                    continue;
                }

                sums.Dual += gain > 0 ? gain : 0;
                if (gain > 0 && !isAllocated)
                {
                    findings.Add(new AllocationFinding(AllocationFault.UnallocatedPairGains, row, column, gain));
                }
                else if (gain < 0 && isAllocated)
                {
                    findings.Add(new AllocationFinding(AllocationFault.AllocatedPairLoses, row, column, -gain));
                }
            }

            if (eligible < columnsOfRow[row].Count)
            {
                var known = new HashSet<int>(columns[..count]);
                findings.AddRange(columnsOfRow[row].Where(column => !known.Contains(column))
                    .Select(column => new AllocationFinding(AllocationFault.NotEligible, row, column, 1)));
            }
        }

        for (int column = 0; column < instance.ColumnCount; column++)
        {
            sums.Dual += (Int128)prices.ColumnPrices[column] * instance.ColumnCapacities[column];
        }

        return sums;
    }

    /// <summary>
    /// With zero gap, an allocation of one more pair would have a total of at most total − placement price; the price must put that below any total there
    /// can be.
    /// </summary>
    private static void CheckPlacementPrice(AllocationInstance instance, AllocationSolution solution, Sums sums, List<AllocationFinding> findings)
    {
        long price = solution.Certificate.PlacementPrice;
        Int128 rowSeats = 0;
        Int128 columnSeats = 0;
        foreach (int capacity in instance.RowCapacities)
        {
            rowSeats += capacity;
        }

        foreach (int capacity in instance.ColumnCapacities)
        {
            columnSeats += capacity;
        }

        Int128 most = rowSeats < columnSeats ? rowSeats : columnSeats;
        most = most < instance.PairCount ? most : instance.PairCount;
        bool isRight = solution.Objective == AllocationObjective.BestTotal ? price == 0 : sums.Value - price < most * sums.LowestValue;
        if (!isRight)
        {
            findings.Add(new AllocationFinding(AllocationFault.PlacementPriceWrong, -1, -1, price));
        }
    }

    private sealed class Sums
    {
        public Int128 Dual { get; set; }

        public Int128 Value { get; set; }

        public long PairCount { get; set; }

        public long LowestValue { get; set; }
    }
}
