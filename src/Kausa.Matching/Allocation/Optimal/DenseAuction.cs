using System.Numerics;

namespace Kausa.Matching.Allocation;

/// <summary>The auction over a full matrix, where every row remembers its best columns.</summary>
/// <remarks>
/// <para>
/// Prices only rise. A row that has listed its best columns, of which the last had surplus t, therefore knows that no other column exceeds t: while its two best listed
/// columns reach t, the list answers, and the row of the matrix is read only where it does not (Bertsekas 1991; Goldberg and Kennedy 1995 for the like in
/// cost scaling). Lists of the next rows in the queue are renewed on all threads between two batches of bids; bids are made one after the other, so
/// neither threads nor their number can change a result.
/// </para>
/// <para>With as many rows as seats, all of them to be taken, values are scaled by more than the number of rows: then the last phase is exact.</para>
/// </remarks>
internal sealed class DenseAuction : Auction
{
    private const int ListLength = 64;
    private const int LooksPerPairMax = 400;
    private const int ScalingDivisor = 4;
    private const int FewestForThreads = 8;

    private readonly DenseAllocationInstance _instance;
    private readonly DensePricing _pricing;
    private readonly int _listLength;
    private readonly int[] _columns;
    private readonly long[] _worths;
    private readonly long[] _thresholds;
    private readonly int[] _counts;
    private readonly BestPairs _best;

    private DenseAuction(DenseAllocationInstance instance, AllocationTerms terms, AuctionTerms auctionTerms)
        : base(terms.RowCapacities, new SeatPrices(terms.ColumnCapacities, instance.RowCount), auctionTerms)
    {
        _instance = instance;
        _pricing = new DensePricing(auctionTerms.ValueShift, auctionTerms.ScaleBits);
        _listLength = Math.Min(ListLength, instance.ColumnCount);
        _columns = new int[instance.RowCount * _listLength];
        _worths = new long[instance.RowCount * _listLength];
        _thresholds = new long[instance.RowCount];
        _counts = new int[instance.RowCount];
        _best = new BestPairs(_listLength);
        LooksLeft = LooksPerPairMax * instance.PairCount;
    }

    /// <summary>Runs the auction.</summary>
    /// <param name="instance">The matrix; rows of capacity 0 or 1.</param>
    /// <param name="terms">The terms of the allocation.</param>
    /// <param name="columnOfRow">Receives the column each row holds, −1 for none.</param>
    /// <returns>Column prices near the optimal ones, in units of the values.</returns>
    public static long[] Run(DenseAllocationInstance instance, AllocationTerms terms, Span<int> columnOfRow)
    {
        var auction = new DenseAuction(instance, terms, TermsFor(instance, terms));
        auction.Run(instance.MaxValue - instance.MinValue);
        columnOfRow.Fill(-1);
        var prices = new long[instance.ColumnCount];
        for (int column = 0; column < prices.Length; column++)
        {
            prices[column] = auction.PriceOf(column);
            foreach (int row in auction.Seats.Holders(column))
            {
                if (row >= 0)
                {
                    columnOfRow[row] = column;
                }
            }
        }

        return prices;
    }

    protected override void Prepare(ReadOnlyMemory<int> rows)
    {
        if (rows.Length < FewestForThreads)
        {
            return;
        }

        Parallel.For(0, rows.Length, () => new BestPairs(_listLength), (at, loop, best) =>
        {
            int row = rows.Span[at];
            if (!TryList(row, out _, out _, out _))
            {
                Renew(row, best);
            }

            return best;
        }, _ => { });
        LooksLeft -= (long)rows.Length * _listLength;
    }

    protected override int FindBest(int row, out long best, out long second)
    {
        LooksLeft -= _listLength;
        int column;
        while (!TryList(row, out column, out best, out second))
        {
            Renew(row, _best);
            LooksLeft -= _instance.ColumnCount;
        }

        if (best <= OutsideOption)
        {
            return -1;
        }

        second = Math.Max(second, OutsideOption);
        return column;
    }

    private static AuctionTerms TermsFor(DenseAllocationInstance instance, AllocationTerms terms)
    {
        AuctionTerms auctionTerms = AuctionTerms.For(terms, instance.MinValue);
        return auctionTerms.IsScaling
            ? auctionTerms with { ScaleBits = 64 - BitOperations.LeadingZeroCount((ulong)instance.RowCount), Divisor = ScalingDivisor }
            : auctionTerms;
    }

    /// <summary>Best and second best surplus of the listed columns.</summary>
    /// <returns>False when a column that is not listed could be better.</returns>
    private bool TryList(int row, out int column, out long best, out long second)
    {
        int start = row * _listLength;
        ReadOnlySpan<int> columns = _columns.AsSpan(start, _counts[row]);
        ReadOnlySpan<long> worths = _worths.AsSpan(start, columns.Length);
        long[] prices = Seats.Cheapest;
        column = -1;
        best = Nothing;
        second = Nothing;
        for (int at = 0; at < columns.Length; at++)
        {
            long surplus = worths[at] - prices[columns[at]];
            if (surplus > best)
            {
                second = best;
                best = surplus;
                column = columns[at];
            }
            else
            {
                second = Math.Max(second, surplus);
            }
        }

        return columns.Length > 0 && Math.Max(second, OutsideOption) >= _thresholds[row];
    }

    private void Renew(int row, BestPairs best)
    {
        best.Clear();
        ReadOnlySpan<int> values = _instance.Row(row);
        long[] prices = Seats.Cheapest;
        long limit = values.Length <= _listLength ? Nothing : _pricing.Median(values, prices) - 1;
        _pricing.Collect(values, prices, DenseSolver.FirstColumn(_instance, row), limit, best, []);
        ReadOnlySpan<int> kept = best.Kept;
        int start = row * _listLength;
        for (int at = 0; at < kept.Length; at++)
        {
            _columns[start + at] = kept[at];
            _worths[start + at] = _pricing.Worth(values[kept[at]]);
        }

        _counts[row] = kept.Length;
        _thresholds[row] = values.Length > _listLength && best.IsFull ? best.Threshold : limit;
    }
}
