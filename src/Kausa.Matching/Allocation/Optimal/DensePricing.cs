using System.Numerics;
using System.Runtime.InteropServices;

namespace Kausa.Matching.Allocation;

/// <summary>One pass over a row of a matrix: which columns gain more than a limit against the prices.</summary>
/// <param name="shift">Subtracted from every value.</param>
/// <param name="scaleBits">Values less the shift are shifted left by this before they meet the prices.</param>
internal readonly struct DensePricing(long shift, int scaleBits)
{
    /// <summary>Number of classes of <see cref="Median"/>.</summary>
    public const int ClassCount = 64;

    /// <summary>A value in units of the prices.</summary>
    public long Worth(int value) => (value - shift) << scaleBits;

    /// <summary>A surplus that at least half of <see cref="ClassCount"/> columns reach, and hardly more than that many.</summary>
    /// <remarks>
    /// The columns are dealt out to classes by their number, so that neighbours, which often are alike, come into different ones. Of the best of each class the median is reached by
    /// half of the classes.
    /// </remarks>
    /// <param name="values">Values of the row, at least <see cref="ClassCount"/>.</param>
    /// <param name="prices">Price per column, same length.</param>
    public long Median(ReadOnlySpan<int> values, ReadOnlySpan<long> prices)
    {
        Span<long> best = stackalloc long[ClassCount];
        best.Fill(long.MinValue);
        int column = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref int value = ref MemoryMarshal.GetReference(values);
            ref long price = ref MemoryMarshal.GetReference(prices);
            Span<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(best);
            var shifted = new Vector<long>(shift);
            for (; column + ClassCount <= values.Length; column += ClassCount)
            {
                int at = column;
                for (int pair = 0; pair < vectors.Length; pair += 2)
                {
                    Vector.Widen(Vector.LoadUnsafe(ref value, (nuint)at), out Vector<long> low, out Vector<long> high);
                    low = ((low - shifted) << scaleBits) - Vector.LoadUnsafe(ref price, (nuint)at);
                    high = ((high - shifted) << scaleBits) - Vector.LoadUnsafe(ref price, (nuint)(at + Vector<long>.Count));
                    vectors[pair] = Vector.Max(vectors[pair], low);
                    vectors[pair + 1] = Vector.Max(vectors[pair + 1], high);
                    at += Vector<int>.Count;
                }
            }
        }

        for (; column < values.Length; column++)
        {
            ref long most = ref best[column % ClassCount];
            most = Math.Max(most, Worth(values[column]) - prices[column]);
        }

        best.Sort();
        return best[ClassCount / 2];
    }

    /// <summary>Offers every column with worth − price above <paramref name="limit"/> that is not yet in the core.</summary>
    /// <param name="values">Values of the row, one per column.</param>
    /// <param name="prices">Price per column, same length.</param>
    /// <param name="first">Column to begin with; of columns with equal surplus those found first are kept, so rows should begin at different ones.</param>
    /// <param name="limit">Surplus that a column must exceed.</param>
    /// <param name="best">Receives the columns.</param>
    /// <param name="core">Columns to leave out, ascending.</param>
    public void Collect(ReadOnlySpan<int> values, ReadOnlySpan<long> prices, int first, long limit, BestPairs best, int[] core)
    {
        CollectRange(values, prices, first, values.Length, limit, best, core);
        CollectRange(values, prices, 0, first, limit, best, core);
    }

    /// <remarks>Two vectors of prices per vector of values: sums need 64 bits. A vector without a candidate, nearly all of them, costs one branch.</remarks>
    private void CollectRange(ReadOnlySpan<int> values, ReadOnlySpan<long> prices, int from, int to, long limit, BestPairs best, int[] core)
    {
        int column = from;
        long threshold = Math.Max(limit, best.Threshold);
        if (Vector.IsHardwareAccelerated)
        {
            ref int value = ref MemoryMarshal.GetReference(values);
            ref long price = ref MemoryMarshal.GetReference(prices);
            var shifted = new Vector<long>(shift);
            for (; column + Vector<int>.Count <= to; column += Vector<int>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref value, (nuint)column), out Vector<long> low, out Vector<long> high);
                low = ((low - shifted) << scaleBits) - Vector.LoadUnsafe(ref price, (nuint)column);
                high = ((high - shifted) << scaleBits) - Vector.LoadUnsafe(ref price, (nuint)(column + Vector<long>.Count));
                if (Vector.GreaterThanAny(Vector.Max(low, high), new Vector<long>(threshold)))
                {
                    Offer(values, prices, column, column + Vector<int>.Count, limit, best, core);
                    threshold = Math.Max(limit, best.Threshold);
                }
            }
        }

        Offer(values, prices, column, to, limit, best, core);
    }

    private void Offer(ReadOnlySpan<int> values, ReadOnlySpan<long> prices, int from, int to, long limit, BestPairs best, int[] core)
    {
        for (int column = from; column < to; column++)
        {
            long surplus = Worth(values[column]) - prices[column];
            if (surplus > limit && surplus > best.Threshold && Array.BinarySearch(core, column) < 0)
            {
                best.Offer(column, surplus);
            }
        }
    }
}
