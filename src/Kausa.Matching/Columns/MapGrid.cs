using System.Runtime.CompilerServices;

namespace Kausa.Matching.Columns;

/// <summary>A coarse map of 64 × 64 cells, and which cells a person can reach.</summary>
/// <remarks>A set of sites is 64 words, one per row of cells, a bit per column. Meeting no cell in reach means that no site of the set is in reach.</remarks>
/// <param name="Box">What the map covers.</param>
/// <param name="CellWidth">Width of a cell in 100 m, at least 1.</param>
/// <param name="CellHeight">Height of a cell in 100 m, at least 1.</param>
internal readonly record struct MapGrid(MapBox Box, int CellWidth, int CellHeight)
{
    /// <summary>Cells in a row and rows in the map; words of a set.</summary>
    public const int Side = 64;

    /// <summary>The map of a rectangle.</summary>
    public static MapGrid Over(MapBox box) => box.MinX > box.MaxX
        ? new MapGrid(new MapBox(0, 0, 0, 0), 1, 1)
        : new MapGrid(box, ((box.MaxX - box.MinX) / Side) + 1, ((box.MaxY - box.MinY) / Side) + 1);

    /// <summary>Column and row of the cell of a site that the map covers.</summary>
    public (int Column, int Row) CellOf(int x, int y) => ((x - Box.MinX) / CellWidth, (y - Box.MinY) / CellHeight);

    /// <summary>The cells that a square around a home touches.</summary>
    /// <param name="x">Easting of the home.</param>
    /// <param name="y">Northing.</param>
    /// <param name="reach100m">Half the side of the square, not negative.</param>
    public MapWindow Window(int x, int y, int reach100m)
    {
        var left = Math.Max(0, (long)x - reach100m - Box.MinX) / CellWidth;
        var right = Math.Min(Side - 1, FloorDivide((long)x + reach100m - Box.MinX, CellWidth));
        var lower = Math.Max(0, (long)y - reach100m - Box.MinY) / CellHeight;
        var upper = Math.Min(Side - 1, FloorDivide((long)y + reach100m - Box.MinY, CellHeight));
        if (left >= Side || lower >= Side || right < left || upper < lower)
        {
            return default;
        }

        var columns = ulong.MaxValue >> (Side - 1 - (int)(right - left)) << (int)left;
        return new MapWindow(columns, (int)lower, (int)(upper - lower + 1));
    }

    private static long FloorDivide(long value, long by) => value < 0 ? -1 : value / by;
}

/// <summary>Some rows and columns of a map.</summary>
/// <param name="Columns">A bit per column.</param>
/// <param name="FirstRow">First row.</param>
/// <param name="RowCount">Number of rows; 0 touches nothing.</param>
internal readonly record struct MapWindow(ulong Columns, int FirstRow, int RowCount)
{
    /// <summary>Whether a set has a site in these cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Meets(ReadOnlySpan<ulong> set)
    {
        var met = 0UL;
        foreach (var row in set.Slice(FirstRow, RowCount))
        {
            met |= row;
        }

        return (met & Columns) != 0;
    }
}
