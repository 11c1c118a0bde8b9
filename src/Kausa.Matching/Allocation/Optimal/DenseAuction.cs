using System.Numerics;
using System.Runtime.InteropServices;

namespace Kausa.Matching.Allocation;

/// <summary>The auction over a full matrix; it gives prices, from which the core of <see cref="DenseSolver"/> is chosen.</summary>
internal sealed class DenseAuction : Auction
{
    private readonly DenseAllocationInstance _instance;
    private readonly long _shift;

    private DenseAuction(DenseAllocationInstance instance, AllocationTerms terms, AuctionTerms auctionTerms)
        : base(terms.RowCapacities, new SeatPrices(terms.ColumnCapacities, instance.RowCount), auctionTerms)
    {
        _instance = instance;
        _shift = auctionTerms.ValueShift;
    }

    /// <summary>Column prices near the optimal ones, in units of the values.</summary>
    public static long[] Prices(DenseAllocationInstance instance, AllocationTerms terms)
    {
        var auction = new DenseAuction(instance, terms, AuctionTerms.For(terms, instance.MinValue));
        auction.Run(instance.MaxValue - instance.MinValue);
        var prices = new long[instance.ColumnCount];
        for (int column = 0; column < prices.Length; column++)
        {
            prices[column] = auction.PriceOf(column);
        }

        return prices;
    }

    protected override int FindBest(int row, out long best, out long second)
    {
        ReadOnlySpan<int> values = _instance.Row(row);
        long[] prices = Seats.Cheapest;
        best = Nothing;
        second = Nothing;
        int column = 0;
        if (Vector.IsHardwareAccelerated)
        {
            column = BestOfVectors(values, prices, ref best, ref second);
        }

        for (; column < values.Length; column++)
        {
            long surplus = ((values[column] - _shift) << ScaleBits) - prices[column];
            second = Math.Max(second, Math.Min(best, surplus));
            best = Math.Max(best, surplus);
        }

        if (best <= OutsideOption)
        {
            return -1;
        }

        second = Math.Max(second, OutsideOption);
        return Find(values, prices, best);
    }

    /// <summary>Best and second best per lane, then across lanes; returns the first column not covered.</summary>
    private int BestOfVectors(ReadOnlySpan<int> values, long[] prices, ref long best, ref long second)
    {
        ref int value = ref MemoryMarshal.GetReference(values);
        ref long price = ref MemoryMarshal.GetArrayDataReference(prices);
        var shift = new Vector<long>(_shift);
        var first = new Vector<long>(Nothing);
        var next = first;
        int column = 0;
        for (; column + Vector<int>.Count <= values.Length; column += Vector<int>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref value, (nuint)column), out Vector<long> low, out Vector<long> high);
            low = ((low - shift) << ScaleBits) - Vector.LoadUnsafe(ref price, (nuint)column);
            high = ((high - shift) << ScaleBits) - Vector.LoadUnsafe(ref price, (nuint)(column + Vector<long>.Count));
            Vector<long> upper = Vector.Max(low, high);
            next = Vector.Max(Vector.Max(next, Vector.Min(low, high)), Vector.Min(first, upper));
            first = Vector.Max(first, upper);
        }

        for (int lane = 0; lane < Vector<long>.Count; lane++)
        {
            second = Math.Max(second, Math.Max(next[lane], Math.Min(best, first[lane])));
            best = Math.Max(best, first[lane]);
        }

        return column;
    }

    private int Find(ReadOnlySpan<int> values, long[] prices, long surplus)
    {
        for (int column = 0; column < values.Length; column++)
        {
            if (((values[column] - _shift) << ScaleBits) - prices[column] == surplus)
            {
                return column;
            }
        }

        throw new InvalidOperationException("The best surplus of a row belongs to none of its columns.");
    }
}
