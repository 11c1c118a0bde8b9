namespace Kausa.Matching.Allocation;

/// <summary>The seats of all columns in an auction: who holds each and at what price, the cheapest of a column first (a heap per column).</summary>
internal sealed class SeatPrices
{
    /// <summary>The price of a column without seats: never bid for.</summary>
    public const long NoSeat = long.MaxValue / 4;

    private readonly int[] _starts;
    private readonly long[] _prices;
    private readonly int[] _holders;

    /// <summary>As many seats per column as its capacity, but not more than it has pairs.</summary>
    /// <param name="capacities">Capacity per column.</param>
    /// <param name="pairStarts">Start of each column's pairs, and the total last.</param>
    public SeatPrices(int[] capacities, int[] pairStarts)
        : this(capacities, column => pairStarts[column + 1] - pairStarts[column])
    {
    }

    /// <summary>As many seats per column as its capacity, but not more than there are rows.</summary>
    public SeatPrices(int[] capacities, int rowCount)
        : this(capacities, _ => rowCount)
    {
    }

    private SeatPrices(int[] capacities, Func<int, int> most)
    {
        _starts = new int[capacities.Length + 1];
        Cheapest = new long[capacities.Length];
        for (int column = 0; column < capacities.Length; column++)
        {
            int seats = Math.Min(capacities[column], most(column));
            _starts[column + 1] = _starts[column] + seats;
            Cheapest[column] = seats == 0 ? NoSeat : 0;
        }

        _prices = new long[_starts[^1]];
        _holders = new int[_starts[^1]];
    }

    /// <summary>Price of the cheapest seat per column.</summary>
    public long[] Cheapest { get; }

    /// <summary>The rows that hold the seats of a column, −1 for a free seat.</summary>
    public ReadOnlySpan<int> Holders(int column) => _holders.AsSpan(_starts[column].._starts[column + 1]);

    /// <summary>Frees all seats; prices stay.</summary>
    public void ClearHolders() => _holders.AsSpan().Fill(-1);

    /// <summary>Gives the cheapest seat of a column to a row at a higher price.</summary>
    /// <returns>The row that held it, −1 if it was free.</returns>
    public int Sell(int column, int row, long raise)
    {
        int start = _starts[column];
        int count = _starts[column + 1] - start;
        int evicted = _holders[start];
        long price = _prices[start] + raise;
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= count)
            {
                break;
            }

            child += child + 1 < count && _prices[start + child + 1] < _prices[start + child] ? 1 : 0;
            if (_prices[start + child] >= price)
            {
                break;
            }

            _prices[start + at] = _prices[start + child];
            _holders[start + at] = _holders[start + child];
            at = child;
        }

        _prices[start + at] = price;
        _holders[start + at] = row;
        Cheapest[column] = _prices[start];
        return evicted;
    }
}
