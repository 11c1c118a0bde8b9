using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Columns;

/// <summary>Whole numbers of lanes, block by block: 32 of the first kind, 32 of the second and so on, so that a block lies in one piece of memory.</summary>
/// <param name="blockCount">Number of blocks.</param>
/// <param name="kindCount">Kinds of numbers: where a lane lies, then what else is looked at first.</param>
/// <remarks>Behind the numbers of a block stand the classes of its starts, a byte each (<see cref="StartCalendar"/>).</remarks>
internal sealed class LaneColumns(int blockCount, int kindCount)
{
    /// <summary>Kind: where it lies, see <see cref="MapPoint"/>; anything in a lane without a place.</summary>
    public const int Point = 0;

    /// <summary>Kind: code of the language need.</summary>
    public const int Need = 1;

    /// <summary>Kind: number of the occupation, in blocks that mix them.</summary>
    public const int Occupation = 2;

    /// <summary>Kind: in blocks by area, the lane of <see cref="PlaceSegment"/> that holds the same place and all else about it; anything where no place is.</summary>
    public const int Origin = 3;

    private readonly int _length = (kindCount * PlaceSegment.Lanes) + (PlaceSegment.Lanes / sizeof(int));
    private readonly int[] _values = new int[blockCount * ((kindCount * PlaceSegment.Lanes) + (PlaceSegment.Lanes / sizeof(int)))];

    /// <summary>Bytes of all numbers.</summary>
    public long ByteCount => 4L * _values.Length;

    /// <summary>A number of a lane.</summary>
    public ref int this[int kind, int lane] => ref _values[((lane / PlaceSegment.Lanes) * _length) + (kind * PlaceSegment.Lanes) + (lane % PlaceSegment.Lanes)];

    /// <summary>The first of the 32 numbers of a kind in a block; the other kinds follow, each 32 numbers on.</summary>
    public ref int Block(int block) => ref _values[block * _length];

    /// <summary>The class of a lane's start.</summary>
    public ref byte StartClass(int lane) => ref Unsafe.Add(ref StartClasses(lane / PlaceSegment.Lanes), lane % PlaceSegment.Lanes);

    /// <summary>Which lanes of a block start in one of some classes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="classes">A bit per class.</param>
    /// <returns>A bit per lane.</returns>
    public uint StartingIn(int block, ulong classes)
    {
        ref var first = ref StartClasses(block);
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

    private ref byte StartClasses(int block) => ref Unsafe.As<int, byte>(ref Unsafe.Add(ref Block(block), kindCount * PlaceSegment.Lanes));

    /// <summary>Asks the processor to fetch a block that will soon be looked at.</summary>
    public void Prefetch(int block) => CacheLines.Prefetch(ref Block(block), _length);
}
