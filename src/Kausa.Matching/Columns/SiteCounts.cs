using System.Numerics;

namespace Kausa.Matching.Columns;

/// <summary>How many sites lie in any window of a coarse map, told by four look-ups.</summary>
/// <remarks>Sums over all cells to the south-west, of sites that are searched. Immutable once filled and thread-safe.</remarks>
internal sealed class SiteCounts
{
    private const int Stride = MapGrid.Side + 1;
    private readonly int[] _sums = new int[Stride * Stride];

    /// <summary>Bytes of the sums.</summary>
    public long ByteCount => 4L * _sums.Length;

    /// <summary>Adds sites to a cell; before <see cref="Sum"/>.</summary>
    public void Add(int column, int row) => _sums[((row + 1) * Stride) + column + 1]++;

    /// <summary>Turns counts by cell into sums.</summary>
    public void Sum()
    {
        for (var row = 1; row < Stride; row++)
        {
            for (var column = 1; column < Stride; column++)
            {
                var at = (row * Stride) + column;
                _sums[at] += _sums[at - 1] + _sums[at - Stride] - _sums[at - Stride - 1];
            }
        }
    }

    /// <summary>Number of sites in a window.</summary>
    /// <param name="window">Neighbouring rows and columns.</param>
    public int In(MapWindow window)
    {
        if (window.RowCount == 0)
        {
            return 0;
        }

        var left = BitOperations.TrailingZeroCount(window.Columns);
        var right = 64 - BitOperations.LeadingZeroCount(window.Columns);
        var (lower, upper) = (window.FirstRow * Stride, (window.FirstRow + window.RowCount) * Stride);
        return _sums[upper + right] - _sums[upper + left] - _sums[lower + right] + _sums[lower + left];
    }
}
