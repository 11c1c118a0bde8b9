namespace Kausa.Matching.Ranking;

/// <summary>What waits in the queue of a search for places.</summary>
internal enum PlaceItemKind : byte
{
    /// <summary>All occupations of a segment that the person did not name.</summary>
    Others,

    /// <summary>An occupation: its number among those of the segment.</summary>
    Occupation,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A superblock; its owner is the group.</summary>
    Superblock,

    /// <summary>A block; its owner is the group.</summary>
    Block,

    /// <summary>Those blocks of a superblock of which every site lies beyond the reach of somebody who would move; its owner is the group.</summary>
    FarBlocks,

    /// <summary>One of the two areas of a segment; its owner is the number of the area.</summary>
    Area,

    /// <summary>A block of an area, which is its owner.</summary>
    AreaBlock,
}

/// <summary>One thing in the queue of a search for places, in one word.</summary>
/// <param name="kind">What it is.</param>
/// <param name="segment">Number of its segment.</param>
/// <param name="number">Its number in the segment, below 2^26: blocks of 32 of as many lanes as an int counts.</param>
/// <param name="owner">Number of what it belongs to, likewise.</param>
/// <remarks>One word is stored and read in one piece: what was just put in is taken out without waiting.</remarks>
internal readonly struct PlaceItem(PlaceItemKind kind, byte segment, int number, int owner)
{
    private const int NumberBits = 26;
    private const ulong NumberMask = (1UL << NumberBits) - 1;

    private readonly ulong _bits = ((((ulong)segment << 4) | (ulong)kind) << (2 * NumberBits)) | ((ulong)(uint)number << NumberBits) | (uint)owner;

    /// <summary>What it is.</summary>
    public PlaceItemKind Kind => (PlaceItemKind)((_bits >> (2 * NumberBits)) & 0xF);

    /// <summary>Number of its segment.</summary>
    public byte Segment => (byte)(_bits >> ((2 * NumberBits) + 4));

    /// <summary>Its number in the segment.</summary>
    public int Number => (int)((_bits >> NumberBits) & NumberMask);

    /// <summary>Number of what it belongs to.</summary>
    public int Owner => (int)(_bits & NumberMask);
}
