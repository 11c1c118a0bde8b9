using System.Numerics;
using System.Runtime.InteropServices;

namespace Kausa.Matching.Allocation;

/// <summary>One pass over a row of a matrix: which columns gain more than a limit against the prices.</summary>
internal static class DensePricing
{
    /// <summary>Offers every column with value − price above <paramref name="limit"/> that is not yet in the core.</summary>
    /// <param name="values">Values of the row, one per column.</param>
    /// <param name="prices">Price per column, same length.</param>
    /// <param name="first">Column to begin with; of columns with equal surplus those found first are kept, so rows should begin at different ones.</param>
    /// <param name="limit">Surplus that a column must exceed.</param>
    /// <param name="best">Receives the columns.</param>
    /// <param name="core">Columns to leave out, ascending.</param>
    public static void Collect(ReadOnlySpan<int> values, ReadOnlySpan<long> prices, int first, long limit, BestPairs best, int[] core)
    {
        CollectRange(values, prices, first, values.Length, limit, best, core);
        CollectRange(values, prices, 0, first, limit, best, core);
    }

    /// <remarks>Two vectors of prices per vector of values: sums need 64 bits. A vector without a candidate, nearly all of them, costs one branch.</remarks>
    private static void CollectRange(ReadOnlySpan<int> values, ReadOnlySpan<long> prices, int from, int to, long limit, BestPairs best, int[] core)
    {
        int column = from;
        long threshold = Math.Max(limit, best.Threshold);
        if (Vector.IsHardwareAccelerated)
        {
            ref int value = ref MemoryMarshal.GetReference(values);
            ref long price = ref MemoryMarshal.GetReference(prices);
            for (; column + Vector<int>.Count <= to; column += Vector<int>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref value, (nuint)column), out Vector<long> low, out Vector<long> high);
                low -= Vector.LoadUnsafe(ref price, (nuint)column);
                high -= Vector.LoadUnsafe(ref price, (nuint)(column + Vector<long>.Count));
                if (Vector.GreaterThanAny(Vector.Max(low, high), new Vector<long>(threshold)))
                {
                    Offer(values, prices, column, column + Vector<int>.Count, limit, best, core);
                    threshold = Math.Max(limit, best.Threshold);
                }
            }
        }

        Offer(values, prices, column, to, limit, best, core);
    }

    private static void Offer(ReadOnlySpan<int> values, ReadOnlySpan<long> prices, int from, int to, long limit, BestPairs best, int[] core)
    {
        for (int column = from; column < to; column++)
        {
            long surplus = values[column] - prices[column];
            if (surplus > limit && surplus > best.Threshold && Array.BinarySearch(core, column) < 0)
            {
                best.Offer(column, surplus);
            }
        }
    }
}
