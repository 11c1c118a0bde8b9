namespace Kausa.Matching.Allocation;

/// <summary>The auction over listed pairs.</summary>
internal sealed class SparseAuction : Auction
{
    private const int LooksPerPairMax = 80;

    private readonly AllocationFlow _flow;
    private readonly long[] _values;
    private readonly long _shift;

    private SparseAuction(AllocationFlow flow, long[] values, AuctionTerms terms)
        : base(flow.Rows.Capacity, new SeatPrices(flow.Columns.Capacity, flow.Columns.Starts), terms)
    {
        _flow = flow;
        _values = values;
        _shift = terms.ValueShift;
        LooksLeft = (long)LooksPerPairMax * values.Length;
    }

    /// <summary>Sets prices and a first choice of pairs in a flow without choices.</summary>
    /// <param name="flow">Rows of capacity 0 or 1.</param>
    /// <param name="values">Value per pair, without any price for being placed.</param>
    /// <param name="terms">How to run.</param>
    public static void Start(AllocationFlow flow, long[] values, AuctionTerms terms)
    {
        if (values.Length > 0)
        {
            var auction = new SparseAuction(flow, values, terms);
            auction.Run(values.Max() - values.Min());
            auction.HandOver();
        }

        flow.PriceRows();
    }

    protected override int FindBest(int row, out long best, out long second)
    {
        int[] columnOfPair = _flow.Columns.NodeOfPair;
        long[] prices = Seats.Cheapest;
        long first = OutsideOption;
        long next = OutsideOption;
        int bestColumn = -1;
        ReadOnlySpan<int> pairs = _flow.Rows.PairsOf(row);
        LooksLeft -= Math.Max(1, pairs.Length);
        foreach (int pair in pairs)
        {
            long surplus = ((_values[pair] - _shift) << ScaleBits) - prices[columnOfPair[pair]];
            if (surplus <= next)
            {
                continue;
            }

            if (surplus > first)
            {
                next = first;
                first = surplus;
                bestColumn = columnOfPair[pair];
            }
            else
            {
                next = surplus;
            }
        }

        best = first;
        second = next;
        return bestColumn;
    }

    private void HandOver()
    {
        FlowSide columns = _flow.Columns;
        for (int column = 0; column < columns.Count; column++)
        {
            columns.Price[column] = PriceOf(column);
            foreach (int row in Seats.Holders(column))
            {
                if (row >= 0)
                {
                    _flow.Choose(PairOf(row, column));
                }
            }
        }
    }

    private int PairOf(int row, int column)
    {
        foreach (int pair in _flow.Rows.PairsOf(row))
        {
            if (_flow.Columns.NodeOfPair[pair] == column)
            {
                return pair;
            }
        }

        throw new InvalidOperationException($"Row {row} holds a seat of column {column} it is not eligible for.");
    }
}
