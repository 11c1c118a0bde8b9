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

    /// <summary>A block of which every site lies beyond the reach of somebody who would move; its owner is the group.</summary>
    FarBlock,

    /// <summary>One of the two areas of a segment; its owner is the number of the area.</summary>
    Area,

    /// <summary>A block of an area, which is its owner.</summary>
    AreaBlock,
}

/// <summary>One thing in the queue of a search for places.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Segment">Number of its segment.</param>
/// <param name="Number">Its number in the segment.</param>
/// <param name="Owner">What it belongs to.</param>
internal readonly record struct PlaceItem(PlaceItemKind Kind, byte Segment, int Number, int Owner);
