using Kausa.Matching.Allocation;

namespace Kausa.Matching.Tests.Allocation;

/// <summary>Tries every allocation of a small market.</summary>
internal static class AllocationBruteForce
{
    /// <summary>The best (number of pairs, total) by the objective; null when no allocation meets the requirements.</summary>
    public static (int Count, long Total)? Best(AllocationInstance instance, AllocationObjective objective)
    {
        List<ValuedPair> pairs = Pairs(instance);
        var best = new BestFound(objective);
        Try(instance, pairs, 0, [.. instance.RowCapacities], [.. instance.ColumnCapacities], 0, 0, best);
        return best.Found;
    }

    public static List<ValuedPair> Pairs(AllocationInstance instance)
    {
        var pairs = new List<ValuedPair>();
        var columns = new int[instance.ColumnCount];
        var values = new long[instance.ColumnCount];
        for (int row = 0; row < instance.RowCount; row++)
        {
            int count = instance.CopyRow(row, columns, values);
            pairs.AddRange(Enumerable.Range(0, count).Select(at => new ValuedPair(row, columns[at], values[at])));
        }

        return pairs;
    }

    private static void Try(AllocationInstance instance, List<ValuedPair> pairs, int at, int[] rowLeft, int[] columnLeft, int count, long total, BestFound best)
    {
        if (at == pairs.Count)
        {
            if (!Enumerable.Range(0, instance.RowCount).Any(row => instance.IsRequired(row) && rowLeft[row] > 0))
            {
                best.Offer(count, total);
            }

            return;
        }

        ValuedPair pair = pairs[at];
        if (!instance.PinnedPairs.Contains(new AllocatedPair(pair.Row, pair.Column)))
        {
            Try(instance, pairs, at + 1, rowLeft, columnLeft, count, total, best);
        }

        if (rowLeft[pair.Row] > 0 && columnLeft[pair.Column] > 0)
        {
            rowLeft[pair.Row]--;
            columnLeft[pair.Column]--;
            Try(instance, pairs, at + 1, rowLeft, columnLeft, count + 1, total + pair.Value, best);
            rowLeft[pair.Row]++;
            columnLeft[pair.Column]++;
        }
    }

    private sealed class BestFound(AllocationObjective objective)
    {
        public (int Count, long Total)? Found { get; private set; }

        public void Offer(int count, long total)
        {
            bool isBetter = Found is not { } found
                || (objective == AllocationObjective.BestTotal ? total > found.Total : (count, total).CompareTo((found.Count, found.Total)) > 0);
            if (isBetter)
            {
                Found = (count, total);
            }
        }
    }
}
