using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kausa.Matching.Columns;

/// <summary>Rectangles side by side, so that the distances from a home to 32 of them take a few steps.</summary>
/// <remarks>Eight of them fill a cache line: first all south-western corners, then the north-eastern ones, see <see cref="MapPoint"/>. Immutable once filled and thread-safe.</remarks>
internal sealed class BoxColumns
{
    /// <summary>Rectangles that are measured together.</summary>
    public const int Lanes = SkillColumns.Lanes;

    private const int Chunk = 8;
    private const int Farther = Chunk;
    private const int ChunkLength = 2 * Chunk;

    private readonly int[] _corners;

    /// <summary>Empty rectangles, from which everything is farther than any trip.</summary>
    /// <param name="count">Their number.</param>
    public BoxColumns(int count)
    {
        Count = count;
        _corners = new int[Aligned(count) * 2];
        for (var number = 0; number < Aligned(count); number++)
        {
            this[number] = MapBox.Empty;
        }
    }

    /// <summary>Number of rectangles.</summary>
    public int Count { get; }

    /// <summary>Bytes of all rectangles.</summary>
    public long ByteCount => 4L * _corners.Length;

    /// <summary>One rectangle.</summary>
    public MapBox this[int number]
    {
        get
        {
            ref var nearer = ref _corners[IndexOf(number)];
            var farther = Unsafe.Add(ref nearer, Farther);
            return new(MapPoint.X100m(nearer), MapPoint.Y100m(nearer), MapPoint.X100m(farther), MapPoint.Y100m(farther));
        }

        set
        {
            ref var nearer = ref _corners[IndexOf(number)];
            (nearer, Unsafe.Add(ref nearer, Farther)) = (MapPoint.Of(value.MinX, value.MinY), MapPoint.Of(value.MaxX, value.MaxY));
        }
    }

    /// <summary>The next number from which on rectangles can be measured.</summary>
    /// <param name="number">A number; itself when it is one.</param>
    public static int Aligned(int number) => (number + Chunk - 1) / Chunk * Chunk;

    /// <summary>Squares of the distances from a home to the nearest points of up to 32 rectangles: no site inside one is nearer.</summary>
    /// <param name="first">The first of them, a multiple of 8.</param>
    /// <param name="count">How many, 1..32.</param>
    /// <param name="home">Where the home lies.</param>
    /// <param name="reach2">What is nearer than the root of this is told; not above 2^31 − 1.</param>
    /// <param name="squared">Room for 32 squares; as many as rectangles are written, and up to seven more.</param>
    /// <returns>A bit for each rectangle that is nearer.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Measure(int first, int count, Vector256<ushort> home, int reach2, int[] squared)
    {
        var reach = Vector256.Create(reach2);
        var near = 0u;
        ref var corners = ref _corners[first * 2];
        ref var written = ref MemoryMarshal.GetArrayDataReference(squared);
        for (var i = 0; i < count; i += Chunk, corners = ref Unsafe.Add(ref corners, ChunkLength))
        {
            // Outside, one of the two differs from the home; inside, neither does.
            var toNearer = Vector256.Max(Vector256.LoadUnsafe(ref corners).AsUInt16(), home) - home;
            var toFarther = home - Vector256.Min(Vector256.LoadUnsafe(ref corners, Farther).AsUInt16(), home);
            var square = MapPoint.Squares(toNearer | toFarther);
            square.StoreUnsafe(ref written, (nuint)i);
            near |= Vector256.LessThan(square, reach).ExtractMostSignificantBits() << i;
        }

        return near & (uint.MaxValue >> (Lanes - count));
    }

    /// <summary>Asks the processor to fetch rectangles that will soon be measured.</summary>
    /// <param name="first">The first of them, a multiple of 8.</param>
    /// <param name="count">How many.</param>
    public void Prefetch(int first, int count) => CacheLines.Prefetch(in _corners[first * 2], Aligned(count) * 2);

    private static int IndexOf(int number) => (number / Chunk * ChunkLength) + (number % Chunk);
}
