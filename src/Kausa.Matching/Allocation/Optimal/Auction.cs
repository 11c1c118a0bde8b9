namespace Kausa.Matching.Allocation;

/// <summary>A near-optimal start for <see cref="ShortestPathRepair"/>: the auction algorithm with ε-scaling, rows of capacity 1, columns of any.</summary>
/// <remarks>
/// <para>Steps:</para>
/// <list type="number">
/// <item>A row without a seat bids for the column with the highest surplus at its cheapest seat, raising that seat's price by the lead over the second
/// best column plus ε.</item>
/// <item>The seat goes to the bidder, its former holder becomes free again; a row whose outside option is best leaves the phase.</item>
/// <item>When all rows are served, ε is divided and the auction repeats from the prices reached, until ε is one unit of the scaled values.</item>
/// </list>
/// <para>The result need not be optimal and need not be complete: bids are limited, so that a market without a full allocation cannot raise prices for
/// ever. The repair makes it exact. Sources: Bertsekas 1979 and 1988; Bertsekas and Castañon 1989 (seats of one column as similar objects).</para>
/// </remarks>
internal abstract class Auction
{
    /// <summary>Values are shifted left by this before bidding: the finer the last ε, the fewer rows are left to repair; 6 leaves about 1 %.</summary>
    protected const int ScaleBits = 6;

    private const long Divisor = 8;
    private const int BidsPerRowMax = 80;
    private const long PriceMax = 1L << 60;

    private readonly int[] _rowCapacities;
    private readonly AuctionTerms _terms;
    private long _bidsLeft;

    protected Auction(int[] rowCapacities, SeatPrices seats, AuctionTerms terms)
    {
        _rowCapacities = rowCapacities;
        _terms = terms;
        Seats = seats;
        _bidsLeft = (long)BidsPerRowMax * rowCapacities.Length;
    }

    /// <summary>No second column: the bid raises the price by ε alone.</summary>
    protected const long Nothing = long.MinValue;

    protected SeatPrices Seats { get; }

    /// <summary>Surplus of staying out, scaled; <see cref="Nothing"/> when rows must not.</summary>
    protected long OutsideOption => _terms.MayStayOut ? 0 : Nothing;

    /// <summary>Price of a column when the auction is over, in units of the values.</summary>
    protected long PriceOf(int column) => _terms.PriceFloor + (Seats.Cheapest[column] == SeatPrices.NoSeat ? 0 : Seats.Cheapest[column] >> ScaleBits);

    /// <summary>Finds the column of highest scaled surplus, the lowest of equal ones.</summary>
    /// <returns>The column, −1 when the outside option is at least as good.</returns>
    protected abstract int FindBest(int row, out long best, out long second);

    /// <summary>Runs all phases.</summary>
    protected void Run(long valueRange)
    {
        long epsilon = _terms.IsScaling ? Math.Max(1, valueRange / Divisor << ScaleBits) : 1;
        Phase(epsilon);
        while (epsilon > 1 && _bidsLeft > 0)
        {
            epsilon = Math.Max(1, epsilon / Divisor);
            Phase(epsilon);
        }
    }

    private void Phase(long epsilon)
    {
        Seats.ClearHolders();
        var free = new Stack<int>(_rowCapacities.Length);
        for (int row = _rowCapacities.Length - 1; row >= 0; row--)
        {
            if (_rowCapacities[row] > 0)
            {
                free.Push(row);
            }
        }

        while (_bidsLeft > 0 && free.TryPop(out int row))
        {
            _bidsLeft--;
            int column = FindBest(row, out long best, out long second);
            if (column < 0)
            {
                continue;
            }

            long raise = second == Nothing ? epsilon : best - second + epsilon;
            if (Seats.Cheapest[column] > PriceMax - raise)
            {
                _bidsLeft = 0;
                return;
            }

            int evicted = Seats.Sell(column, row, raise);
            if (evicted >= 0)
            {
                free.Push(evicted);
            }
        }
    }
}

/// <summary>How an auction is run.</summary>
/// <param name="MayStayOut">Whether a row prefers no column to a surplus below 0.</param>
/// <param name="IsScaling">Whether ε starts at the range of the values; otherwise one phase with the final ε from prices 0.</param>
/// <param name="ValueShift">Subtracted from every value.</param>
/// <param name="PriceFloor">Added to every column price at the end.</param>
internal readonly record struct AuctionTerms(bool MayStayOut, bool IsScaling, long ValueShift, long PriceFloor)
{
    /// <summary>The terms that measured best for the balance of the two sides (docs/allocation.md).</summary>
    public static AuctionTerms For(AllocationTerms terms, long least)
    {
        long bidders = terms.RowCapacities.Sum(capacity => (long)capacity);
        long seats = terms.ColumnCapacities.Sum(capacity => (long)capacity);
        if (terms.PlacementPrice == 0 || bidders <= seats)
        {
            return new AuctionTerms(MayStayOut: terms.PlacementPrice == 0, IsScaling: bidders >= seats, ValueShift: 0, PriceFloor: 0);
        }

        // More rows than seats: seats are the scarce side, so their prices start above what the least gain is worth and fall where needed.
        return new AuctionTerms(MayStayOut: true, IsScaling: true, ValueShift: least, PriceFloor: terms.PlacementPrice + least);
    }
}
