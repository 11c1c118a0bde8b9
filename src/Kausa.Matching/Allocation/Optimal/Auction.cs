namespace Kausa.Matching.Allocation;

/// <summary>A near-optimal start for <see cref="ShortestPathRepair"/>: the auction algorithm with ε-scaling, rows of capacity 1, columns of any.</summary>
/// <remarks>
/// <para>Steps:</para>
/// <list type="number">
/// <item>Rows without a seat wait in a queue. The first bids for the column with the highest surplus at its cheapest seat, raising that seat's price by
/// the lead over the second best column plus ε.</item>
/// <item>The seat goes to the bidder, its former holder joins the end of the queue; a row whose outside option is best leaves the phase.</item>
/// <item>When all rows are served, ε is divided and the auction repeats from the prices reached, until ε is one unit of the scaled values.</item>
/// </list>
/// <para>The result need not be optimal and need not be complete: what a row may look at is limited, so that a market without a full allocation cannot
/// raise prices for ever. The repair makes it exact. Sources: Bertsekas 1979 and 1988; Bertsekas and Castañon 1989 (seats of one column as similar objects).</para>
/// </remarks>
internal abstract class Auction
{
    /// <summary>No second column: the bid raises the price by ε alone.</summary>
    protected const long Nothing = long.MinValue;

    private const int BatchLength = 32;
    private const long PriceMax = 1L << 60;

    private readonly int[] _rowCapacities;
    private readonly AuctionTerms _terms;
    private readonly int[] _batch = new int[BatchLength];

    protected Auction(int[] rowCapacities, SeatPrices seats, AuctionTerms terms)
    {
        _rowCapacities = rowCapacities;
        _terms = terms;
        Seats = seats;
    }

    /// <summary>How many pairs may still be looked at.</summary>
    protected long LooksLeft { get; set; }

    protected SeatPrices Seats { get; }

    /// <summary>Values are shifted left by this before bidding: the finer the last ε, the fewer rows are left to repair.</summary>
    protected int ScaleBits => _terms.ScaleBits;

    /// <summary>Surplus of staying out, scaled; <see cref="Nothing"/> when rows must not.</summary>
    protected long OutsideOption => _terms.MayStayOut ? 0 : Nothing;

    /// <summary>Price of a column when the auction is over, in units of the values.</summary>
    protected long PriceOf(int column) => _terms.PriceFloor + (Seats.Cheapest[column] == SeatPrices.NoSeat ? 0 : Seats.Cheapest[column] >> ScaleBits);

    /// <summary>Finds the column of highest scaled surplus.</summary>
    /// <returns>The column, −1 when the outside option is at least as good.</returns>
    protected abstract int FindBest(int row, out long best, out long second);

    /// <summary>Told which rows bid next, in this order; prices stand still until it returns.</summary>
    protected virtual void Prepare(ReadOnlyMemory<int> rows)
    {
    }

    /// <summary>Runs all phases.</summary>
    protected void Run(long valueRange)
    {
        long epsilon = _terms.IsScaling ? Math.Max(1, (valueRange << ScaleBits) / _terms.Divisor) : 1;
        Phase(epsilon);
        while (epsilon > 1 && LooksLeft > 0)
        {
            epsilon = Math.Max(1, epsilon / _terms.Divisor);
            Phase(epsilon);
        }
    }

    private void Phase(long epsilon)
    {
        Seats.ClearHolders();
        var waiting = new Queue<int>(_rowCapacities.Length);
        for (int row = 0; row < _rowCapacities.Length; row++)
        {
            if (_rowCapacities[row] > 0)
            {
                waiting.Enqueue(row);
            }
        }

        while (waiting.Count > 0)
        {
            int count = Math.Min(waiting.Count, BatchLength);
            for (int at = 0; at < count; at++)
            {
                _batch[at] = waiting.Dequeue();
            }

            _terms.Cancellation.ThrowIfCancellationRequested();
            Prepare(_batch.AsMemory(0, count));
            for (int at = 0; at < count; at++)
            {
                if (LooksLeft <= 0)
                {
                    return;
                }

                Bid(_batch[at], epsilon, waiting);
            }
        }
    }

    private void Bid(int row, long epsilon, Queue<int> waiting)
    {
        int column = FindBest(row, out long best, out long second);
        if (column < 0)
        {
            return;
        }

        long raise = second == Nothing ? epsilon : best - second + epsilon;
        if (Seats.Cheapest[column] > PriceMax - raise)
        {
            LooksLeft = 0;
            return;
        }

        int evicted = Seats.Sell(column, row, raise);
        if (evicted >= 0)
        {
            waiting.Enqueue(evicted);
        }
    }
}

/// <summary>How an auction is run.</summary>
/// <param name="MayStayOut">Whether a row prefers no column to a surplus below 0.</param>
/// <param name="IsScaling">Whether ε starts at the range of the values; otherwise one phase with the final ε from prices 0.</param>
/// <param name="ValueShift">Subtracted from every value.</param>
/// <param name="PriceFloor">Added to every column price at the end.</param>
/// <param name="ScaleBits">Values are shifted left by this; the default leaves about 1 % of the rows to repair.</param>
/// <param name="Divisor">By what ε is divided from phase to phase.</param>
internal readonly record struct AuctionTerms(bool MayStayOut, bool IsScaling, long ValueShift, long PriceFloor, int ScaleBits = 6, int Divisor = 8)
{
    /// <summary>Ends the work without a result; looked at between two batches of bids.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The terms that measured best for the balance of the two sides (docs/allocation.md).</summary>
    public static AuctionTerms For(AllocationTerms terms, long least)
    {
        long bidders = terms.RowCapacities.Sum(capacity => (long)capacity);
        long seats = terms.ColumnCapacities.Sum(capacity => (long)capacity);
        if (terms.PlacementPrice == 0 || bidders <= seats)
        {
            return new AuctionTerms(MayStayOut: terms.PlacementPrice == 0, IsScaling: bidders >= seats, ValueShift: 0, PriceFloor: 0) { Cancellation = terms.Cancellation };
        }

        // More rows than seats: seats are the scarce side, so their prices start above what the least gain is worth and fall where needed.
        return new AuctionTerms(MayStayOut: true, IsScaling: true, ValueShift: least, PriceFloor: terms.PlacementPrice + least) { Cancellation = terms.Cancellation };
    }
}
