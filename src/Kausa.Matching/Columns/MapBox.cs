using System.Runtime.CompilerServices;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>The smallest rectangle on the grid that holds some sites, in 100 m.</summary>
/// <param name="MinX">Western edge.</param>
/// <param name="MinY">Southern edge.</param>
/// <param name="MaxX">Eastern edge.</param>
/// <param name="MaxY">Northern edge.</param>
internal readonly record struct MapBox(int MinX, int MinY, int MaxX, int MaxY)
{
    /// <summary>Holds nothing.</summary>
    public static readonly MapBox Empty = new(GridPosition.Max100m, GridPosition.Max100m, 0, 0);

    /// <summary>The rectangle that holds a site too.</summary>
    public MapBox With(int x, int y) => new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));

    /// <summary>The rectangle that holds both.</summary>
    public MapBox With(MapBox other) =>
        new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>Square of the distance from a point to the nearest point of the rectangle: no site inside is nearer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long SquaredDistanceTo(int x, int y)
    {
        long dx = Math.Max(Math.Max(MinX - x, x - MaxX), 0);
        long dy = Math.Max(Math.Max(MinY - y, y - MaxY), 0);
        return (dx * dx) + (dy * dy);
    }
}
