namespace Kausa.Matching.Columns;

/// <summary>Open places whose sites are known once more, by area alone: blocks of 32 neighbours of any occupation.</summary>
/// <remarks>
/// For fields that a person did not name the occupation tells nothing, and 32 places of one rare occupation lie far apart: here the places
/// within reach of a home fill their blocks. Places whose companies state profiles and those with the occupation's stand apart, since only the former need their levels and
/// weights here. Immutable and thread-safe.
/// </remarks>
internal sealed class PlaceArea
{
    /// <summary>Number of the area of places whose companies state profiles.</summary>
    public const int Own = 0;

    /// <summary>Number of the area of the others.</summary>
    public const int Usual = 1;

    /// <summary>Blocks in a superblock.</summary>
    public const int BlocksPerSuperblock = BoxColumns.Lanes;

    /// <summary>Whether the companies state profiles.</summary>
    public required bool HasOwnProfiles { get; init; }

    /// <summary>Number of places; they fill the first lanes.</summary>
    public required int PlaceCount { get; init; }

    /// <summary>Where each lane lies, its language need, its occupation, its lane in the segment and the class of its start.</summary>
    public required LaneColumns Heads { get; init; }

    /// <summary>Levels and weights, when the companies state profiles.</summary>
    public required ProfileColumns Skills { get; init; }

    /// <summary>Rectangles of the blocks.</summary>
    public required BoxColumns Blocks { get; init; }

    /// <summary>Rectangles of the superblocks.</summary>
    public required BoxColumns Superblocks { get; init; }

    /// <summary>The kind of places of an area.</summary>
    /// <param name="area"><see cref="Own"/> or <see cref="Usual"/>.</param>
    public static GroupKinds KindOf(int area) => area == Own ? GroupKinds.OwnProfiles : GroupKinds.DefaultProfile;

    /// <summary>Lanes of a block that a place fills: all of them but in the last block.</summary>
    public uint Filled(int block) => uint.MaxValue >> Math.Max(0, ((block + 1) * PlaceSegment.Lanes) - PlaceCount);

    /// <summary>Bytes of all columns and bounds.</summary>
    public long ByteCount => Heads.ByteCount + Skills.ByteCount + Blocks.ByteCount + Superblocks.ByteCount;
}
