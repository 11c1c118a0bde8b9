using Kausa.Matching.Arithmetic;

namespace Kausa.Matching.Model;

/// <summary>A position on the European grid ETRS89-LAEA (EPSG:3035), in steps of 100 metres.</summary>
/// <remarks>
/// Each coordinate is 0 to 65,535 (0 to 6,553.5 km): Germany lies at 40,300 to 46,800 and 26,700 to 35,600, and the range holds Europe from Iceland to Cyprus.
/// Both together take 32 bits, which is what the columns of an index hold. Equality is by value.
/// The value of <c>default</c> is the grid's south-west corner, far out in the Atlantic: a valid position, but never
/// a stand-in for "not known"; use a nullable position for that. Immutable, hence safe to share between threads.
/// </remarks>
public readonly record struct GridPosition
{
    /// <summary>The highest value of a coordinate, in 100 metres.</summary>
    public const int Max100m = ushort.MaxValue;

    private readonly int _x100m;
    private readonly int _y100m;

    /// <summary>Creates a position.</summary>
    /// <param name="x100m">Easting in 100 metres, 0 to <see cref="Max100m"/>.</param>
    /// <param name="y100m">Northing in 100 metres, 0 to <see cref="Max100m"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is outside its range.</exception>
    public GridPosition(int x100m, int y100m)
    {
        X100m = x100m;
        Y100m = y100m;
    }

    /// <summary>Easting in 100 metres, 0 to <see cref="Max100m"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int X100m
    {
        get => _x100m;
        init => _x100m = InRange(value, nameof(X100m));
    }

    /// <summary>Northing in 100 metres, 0 to <see cref="Max100m"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int Y100m
    {
        get => _y100m;
        init => _y100m = InRange(value, nameof(Y100m));
    }

    /// <summary>Straight distance on the grid in 100 metres, rounded down; exact, symmetric, 0 to itself.</summary>
    /// <param name="other">The other position.</param>
    /// <returns>0 to 92,680.</returns>
    /// <remarks>
    /// Specification: docs/scoring.md, "Units". The grid keeps areas; between two places in Germany its lengths differ from
    /// those on the ground by less than 0.1 %, far less than a straight line differs from a road.
    /// </remarks>
    public int DistanceTo100m(GridPosition other)
    {
        long dx = X100m - other.X100m;
        long dy = Y100m - other.Y100m;
        return (int)IntegerMath.FloorSqrt(dx * dx + dy * dy);
    }

    private static int InRange(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max100m, name);
        return value;
    }
}
