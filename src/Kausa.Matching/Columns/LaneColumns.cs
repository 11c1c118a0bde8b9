using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kausa.Matching.Columns;

/// <summary>What is looked at first of every lane, block by block: where 32 places lie, their language needs, the classes of their starts, and in blocks that mix occupations what tells them apart.</summary>
/// <remarks>A block lies in one piece of memory. A lane that no place fills holds zeros.</remarks>
internal sealed class LaneColumns
{
    private const int Needs = PlaceSegment.Lanes;
    private const int Starts = Needs + (PlaceSegment.Lanes * sizeof(ushort) / sizeof(int));
    private const int Occupations = Starts + (PlaceSegment.Lanes / sizeof(int));
    private const int Origins = Occupations + (PlaceSegment.Lanes * sizeof(ushort) / sizeof(int));

    private readonly int _length;
    private readonly int[] _values;

    /// <summary>Room for some blocks.</summary>
    /// <param name="blockCount">Number of blocks.</param>
    /// <param name="mixesOccupations">Whether places of any occupation stand in a block, which then tells each one's occupation and origin.</param>
    public LaneColumns(int blockCount, bool mixesOccupations)
    {
        _length = mixesOccupations ? Origins + PlaceSegment.Lanes : Occupations;
        _values = new int[blockCount * _length];
    }

    /// <summary>Bytes of all numbers.</summary>
    public long ByteCount => 4L * _values.Length;

    /// <summary>Where 32 places lie, see <see cref="MapPoint"/>: the first of them.</summary>
    public ref int PointsOf(int block) => ref _values[block * _length];

    /// <summary>Codes of their language needs.</summary>
    public ref ushort NeedsOf(int block) => ref Unsafe.As<int, ushort>(ref Unsafe.Add(ref PointsOf(block), Needs));

    /// <summary>Numbers of their occupations, in blocks that mix them.</summary>
    public ref ushort OccupationsOf(int block) => ref Unsafe.As<int, ushort>(ref Unsafe.Add(ref PointsOf(block), Occupations));

    /// <summary>In blocks that mix occupations, the lanes of <see cref="PlaceSegment"/> that hold the same places and all else about them.</summary>
    public ref int OriginsOf(int block) => ref Unsafe.Add(ref PointsOf(block), Origins);

    /// <summary>Where the place of a lane lies.</summary>
    public ref int Point(int lane) => ref Unsafe.Add(ref PointsOf(lane / PlaceSegment.Lanes), lane % PlaceSegment.Lanes);

    /// <summary>Code of its language need.</summary>
    public ref ushort Need(int lane) => ref Unsafe.Add(ref NeedsOf(lane / PlaceSegment.Lanes), lane % PlaceSegment.Lanes);

    /// <summary>Number of its occupation, in blocks that mix them.</summary>
    public ref ushort Occupation(int lane) => ref Unsafe.Add(ref OccupationsOf(lane / PlaceSegment.Lanes), lane % PlaceSegment.Lanes);

    /// <summary>The lane that holds the same place and all else about it, in blocks that mix occupations.</summary>
    public ref int Origin(int lane) => ref Unsafe.Add(ref OriginsOf(lane / PlaceSegment.Lanes), lane % PlaceSegment.Lanes);

    /// <summary>The class of a lane's start, see <see cref="Compile.StartCalendar"/>.</summary>
    public ref byte StartClass(int lane) => ref Unsafe.Add(ref StartsOf(lane / PlaceSegment.Lanes), lane % PlaceSegment.Lanes);

    /// <summary>Which lanes of a block start in one of some classes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="classes">A bit per class.</param>
    /// <returns>A bit per lane.</returns>
    public uint StartingIn(int block, ulong classes)
    {
        ref var first = ref StartsOf(block);
        var table = Vector128.Create(classes).AsByte();
        return StartingIn(Vector128.LoadUnsafe(ref first), table) | StartingIn(Vector128.LoadUnsafe(ref first, (nuint)Vector128<byte>.Count), table) << Vector128<byte>.Count;
    }

    // A class is a byte of the table and a bit in it.
    private static uint StartingIn(Vector128<byte> starts, Vector128<byte> table)
    {
        var bit = Vector128.ShuffleNative(Vector128.Create(0x8040_2010_0804_0201UL).AsByte(), starts & Vector128.Create((byte)7));
        var among = Vector128.ShuffleNative(table, (starts.AsUInt16() >>> 3).AsByte() & Vector128.Create((byte)7));
        return Vector128.Equals(among & bit, bit).ExtractMostSignificantBits();
    }

    private ref byte StartsOf(int block) => ref Unsafe.As<int, byte>(ref Unsafe.Add(ref PointsOf(block), Starts));

    /// <summary>Asks the processor to fetch a block that will soon be looked at.</summary>
    public void Prefetch(int block) => CacheLines.Prefetch(ref PointsOf(block), _length);
}
