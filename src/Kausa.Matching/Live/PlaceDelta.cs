using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Live;

/// <summary>Places that came since the main segment was built, in the order of a segment, and the small segment of them.</summary>
/// <remarks>Immutable and thread-safe. Rows are kept in order, so that a batch sorts only what it brings.</remarks>
internal sealed class PlaceDelta
{
    private readonly int _firstNumber;

    // Where the row of a number stands; −1 for what is gone.
    private readonly int[] _positions;

    private PlaceDelta(int firstNumber, PlaceRow[] rows, int[] keys, int[] positions, PlaceSegment? segment)
    {
        _firstNumber = firstNumber;
        _positions = positions;
        Rows = rows;
        Keys = keys;
        Segment = segment;
    }

    /// <summary>The rows in order.</summary>
    public PlaceRow[] Rows { get; }

    /// <summary>The order of each row, non-decreasing.</summary>
    public int[] Keys { get; }

    /// <summary>The rows in columns; null when there are none.</summary>
    public PlaceSegment? Segment { get; }

    /// <summary>A delta without places.</summary>
    /// <param name="firstNumber">Its places will have this number and higher ones.</param>
    public static PlaceDelta Empty(int firstNumber) => new(firstNumber, [], [], [], null);

    /// <summary>The row of a place that is there.</summary>
    public ref readonly PlaceRow RowOf(int number) => ref Rows[_positions[number - _firstNumber]];

    /// <summary>The next state.</summary>
    /// <param name="rows">Places that are new or told anew, with the next numbers in their order.</param>
    /// <param name="gone">Numbers of places that are gone or told anew, here or in the main segment.</param>
    /// <param name="codes">Codes, to be grown.</param>
    public PlaceDelta With(ReadOnlySpan<PlaceRow> rows, List<int> gone, MarketCodes codes)
    {
        var isGone = new bool[Rows.Length];
        var goneCount = 0;
        foreach (var number in gone)
        {
            if (number >= _firstNumber)
            {
                isGone[_positions[number - _firstNumber]] = true;
                goneCount++;
            }
        }

        var added = new int[rows.Length];
        var order = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            added[i] = PlaceSegmentBuilder.KeyOf(rows[i]);
            order[i] = i;
        }

        Array.Sort(added, order);
        var all = new PlaceRow[Rows.Length - goneCount + rows.Length];
        var keys = new int[all.Length];
        var (next, nextAdded) = (0, 0);
        for (var i = 0; i <= Rows.Length; i++)
        {
            var key = i < Rows.Length ? Keys[i] : int.MaxValue;
            for (; nextAdded < added.Length && added[nextAdded] <= key; nextAdded++, next++)
            {
                all[next] = rows[order[nextAdded]];
                keys[next] = added[nextAdded];
            }

            if (i < Rows.Length && !isGone[i])
            {
                all[next] = Rows[i];
                keys[next++] = key;
            }
        }

        return Of(_firstNumber, all, keys, _positions.Length + rows.Length, codes);
    }

    /// <summary>What came after some number, behind a new main segment.</summary>
    /// <param name="firstNumber">The number from which on places are kept.</param>
    /// <param name="shift">What their numbers move by.</param>
    /// <param name="count">Numbers given from there on.</param>
    /// <param name="codes">Codes, to be grown.</param>
    public PlaceDelta Since(int firstNumber, int shift, int count, MarketCodes codes)
    {
        var rows = new List<PlaceRow>();
        var keys = new List<int>();
        for (var i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Place >= firstNumber)
            {
                var row = Rows[i];
                row.Place += shift;
                rows.Add(row);
                keys.Add(Keys[i]);
            }
        }

        return Of(firstNumber + shift, [.. rows], [.. keys], count, codes);
    }

    private static PlaceDelta Of(int firstNumber, PlaceRow[] rows, int[] keys, int count, MarketCodes codes)
    {
        var positions = new int[count];
        positions.AsSpan().Fill(-1);
        for (var i = 0; i < rows.Length; i++)
        {
            positions[rows[i].Place - firstNumber] = i;
        }

        return new PlaceDelta(firstNumber, rows, keys, positions, rows.Length == 0 ? null : PlaceSegmentBuilder.BuildOrdered(rows, keys, codes));
    }
}
