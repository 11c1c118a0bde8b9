namespace Kausa.Matching.Columns;

/// <summary>Whole numbers of lanes, block by block: 32 of the first kind, 32 of the second and so on, so that a block lies in one piece of memory.</summary>
/// <param name="blockCount">Number of blocks.</param>
/// <param name="kindCount">Kinds of numbers: where a lane lies, then what else is looked at first.</param>
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

    private readonly int[] _values = new int[blockCount * kindCount * PlaceSegment.Lanes];

    /// <summary>Bytes of all numbers.</summary>
    public long ByteCount => 4L * _values.Length;

    /// <summary>A number of a lane.</summary>
    public ref int this[int kind, int lane] => ref _values[((((lane / PlaceSegment.Lanes) * kindCount) + kind) * PlaceSegment.Lanes) + (lane % PlaceSegment.Lanes)];

    /// <summary>The first of the 32 numbers of a kind in a block; the other kinds follow, each 32 numbers on.</summary>
    public ref int Block(int block) => ref _values[block * kindCount * PlaceSegment.Lanes];

    /// <summary>Asks the processor to fetch a block that will soon be looked at.</summary>
    public void Prefetch(int block) => CacheLines.Prefetch(ref Block(block), kindCount * PlaceSegment.Lanes);
}
