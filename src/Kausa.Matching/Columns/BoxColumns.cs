using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kausa.Matching.Columns;

/// <summary>Rectangles side by side, so that the distances from a home to 32 of them take a few steps.</summary>
/// <remarks>Eight of them lie in two cache lines: all western sides, then eastern, southern and northern ones. Immutable once filled and thread-safe.</remarks>
internal sealed class BoxColumns
{
    /// <summary>Rectangles that are measured together.</summary>
    public const int Lanes = SkillColumns.Lanes;

    // A difference beyond any trip is cut off, so that the sum of two squares stays in 31 bits.
    private const int Farthest = short.MaxValue;

    private const int Chunk = 8;
    private const int MinX = 0;
    private const int MaxX = Chunk;
    private const int MinY = 2 * Chunk;
    private const int MaxY = 3 * Chunk;
    private const int ChunkLength = 4 * Chunk;

    private readonly int[] _sides;

    /// <summary>Empty rectangles, which lie nowhere.</summary>
    /// <param name="count">Their number.</param>
    public BoxColumns(int count)
    {
        Count = count;
        _sides = new int[Aligned(count) * 4];
        for (var number = 0; number < Aligned(count); number++)
        {
            this[number] = new MapBox(PlaceSegment.Nowhere, PlaceSegment.Nowhere, -PlaceSegment.Nowhere, -PlaceSegment.Nowhere);
        }
    }

    /// <summary>Number of rectangles.</summary>
    public int Count { get; }

    /// <summary>Bytes of all rectangles.</summary>
    public long ByteCount => 4L * _sides.Length;

    /// <summary>One rectangle.</summary>
    public MapBox this[int number]
    {
        get
        {
            ref var side = ref _sides[IndexOf(number)];
            return new(side, Unsafe.Add(ref side, MinY), Unsafe.Add(ref side, MaxX), Unsafe.Add(ref side, MaxY));
        }

        set
        {
            ref var side = ref _sides[IndexOf(number)];
            (side, Unsafe.Add(ref side, MinY), Unsafe.Add(ref side, MaxX), Unsafe.Add(ref side, MaxY)) = (value.MinX, value.MinY, value.MaxX, value.MaxY);
        }
    }

    /// <summary>The next number from which on rectangles can be measured.</summary>
    /// <param name="number">A number; itself when it is one.</param>
    public static int Aligned(int number) => (number + Chunk - 1) / Chunk * Chunk;

    /// <summary>Squares of the distances from a home to the nearest points of up to 32 rectangles: no site inside one is nearer.</summary>
    /// <param name="first">The first of them, a multiple of 8.</param>
    /// <param name="count">How many, 1..32.</param>
    /// <param name="x">Easting of the home.</param>
    /// <param name="y">Northing.</param>
    /// <param name="reach2">What is nearer than the root of this is told; not above 2^31 − 1.</param>
    /// <param name="squared">Room for 32 squares; as many as rectangles are written, and up to seven more.</param>
    /// <returns>A bit for each rectangle that is nearer.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Measure(int first, int count, int x, int y, int reach2, int[] squared)
    {
        var homeX = Vector256.Create(x);
        var homeY = Vector256.Create(y);
        var farthest = Vector256.Create(Farthest);
        var reach = Vector256.Create(reach2);
        var near = 0u;
        ref var sides = ref _sides[first * 4];
        for (var i = 0; i < count; i += Chunk, sides = ref Unsafe.Add(ref sides, ChunkLength))
        {
            var dx = Vector256.Max(Vector256.LoadUnsafe(ref sides, MinX) - homeX, homeX - Vector256.LoadUnsafe(ref sides, MaxX));
            var dy = Vector256.Max(Vector256.LoadUnsafe(ref sides, MinY) - homeY, homeY - Vector256.LoadUnsafe(ref sides, MaxY));
            dx = Vector256.Min(Vector256.Max(dx, Vector256<int>.Zero), farthest);
            dy = Vector256.Min(Vector256.Max(dy, Vector256<int>.Zero), farthest);
            var square = (dx * dx) + (dy * dy);
            square.StoreUnsafe(ref squared[0], (nuint)i);
            near |= Vector256.LessThan(square, reach).ExtractMostSignificantBits() << i;
        }

        return near & (uint.MaxValue >> (Lanes - count));
    }

    /// <summary>Asks the processor to fetch rectangles that will soon be measured.</summary>
    /// <param name="first">The first of them, a multiple of 8.</param>
    /// <param name="count">How many.</param>
    public void Prefetch(int first, int count) => CacheLines.Prefetch(in _sides[first * 4], Aligned(count) * 4);

    private static int IndexOf(int number) => (number / Chunk * ChunkLength) + (number % Chunk);
}
