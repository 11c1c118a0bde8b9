using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kausa.Matching.Columns;

/// <summary>Rectangles side by side, so that the distances from a home to 32 of them take a few steps.</summary>
/// <remarks>Immutable once filled and thread-safe.</remarks>
internal sealed class BoxColumns
{
    /// <summary>Rectangles that are measured together.</summary>
    public const int Lanes = SkillColumns.Lanes;

    // A difference beyond any trip is cut off, so that the sum of two squares stays in 31 bits.
    private const int Farthest = short.MaxValue;

    private readonly int[] _minX;
    private readonly int[] _maxX;
    private readonly int[] _minY;
    private readonly int[] _maxY;

    /// <summary>Empty rectangles, which lie nowhere.</summary>
    /// <param name="count">Their number.</param>
    public BoxColumns(int count)
    {
        Count = count;

        // 32 are read from wherever a group begins.
        var length = count + Lanes;
        _minX = Filled(length, PlaceSegment.Nowhere);
        _minY = Filled(length, PlaceSegment.Nowhere);
        _maxX = Filled(length, -PlaceSegment.Nowhere);
        _maxY = Filled(length, -PlaceSegment.Nowhere);
    }

    /// <summary>Number of rectangles.</summary>
    public int Count { get; }

    /// <summary>Bytes of all rectangles.</summary>
    public long ByteCount => 16L * _minX.Length;

    /// <summary>One rectangle.</summary>
    public MapBox this[int number]
    {
        get => new(_minX[number], _minY[number], _maxX[number], _maxY[number]);
        set => (_minX[number], _minY[number], _maxX[number], _maxY[number]) = (value.MinX, value.MinY, value.MaxX, value.MaxY);
    }

    /// <summary>Squares of the distances from a home to the nearest points of 32 rectangles: no site inside one is nearer.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="x">Easting of the home.</param>
    /// <param name="y">Northing.</param>
    /// <param name="reach2">What is nearer than the root of this is told; not above 2^31 − 1.</param>
    /// <param name="squared">Room for 32 squares.</param>
    /// <returns>A bit for each rectangle that is nearer.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Measure(int first, int x, int y, int reach2, int[] squared)
    {
        var homeX = Vector256.Create(x);
        var homeY = Vector256.Create(y);
        var farthest = Vector256.Create(Farthest);
        var reach = Vector256.Create(reach2);
        var near = 0u;
        for (var i = 0; i < Lanes; i += Vector256<int>.Count)
        {
            var at = (nuint)(first + i);
            var dx = Vector256.Max(Vector256.LoadUnsafe(ref _minX[0], at) - homeX, homeX - Vector256.LoadUnsafe(ref _maxX[0], at));
            var dy = Vector256.Max(Vector256.LoadUnsafe(ref _minY[0], at) - homeY, homeY - Vector256.LoadUnsafe(ref _maxY[0], at));
            dx = Vector256.Min(Vector256.Max(dx, Vector256<int>.Zero), farthest);
            dy = Vector256.Min(Vector256.Max(dy, Vector256<int>.Zero), farthest);
            var square = (dx * dx) + (dy * dy);
            square.StoreUnsafe(ref squared[0], (nuint)i);
            near |= Vector256.LessThan(square, reach).ExtractMostSignificantBits() << i;
        }

        return near;
    }

    /// <summary>Asks the processor to fetch 32 rectangles that will soon be measured.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many of them count.</param>
    public void Prefetch(int first, int count)
    {
        CacheLines.Prefetch(in _minX[first], count);
        CacheLines.Prefetch(in _maxX[first], count);
        CacheLines.Prefetch(in _minY[first], count);
        CacheLines.Prefetch(in _maxY[first], count);
    }

    private static int[] Filled(int length, int value)
    {
        var values = new int[length];
        values.AsSpan().Fill(value);
        return values;
    }
}
