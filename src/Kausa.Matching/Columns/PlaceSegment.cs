using System.Runtime.CompilerServices;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Places in columns: blocks of 32 that never mix occupations, near each other on the map, with bounds apart.</summary>
/// <remarks>
/// Immutable and thread-safe. A lane that no place fills stands at the end of its group and is not alive. Bounds hold for all places of a block, alive or not,
/// so that withdrawing a place leaves them valid.
/// </remarks>
internal sealed class PlaceSegment
{
    private PlaceLanes? _lanes;

    /// <summary>Places in a block.</summary>
    public const int Lanes = SkillColumns.Lanes;

    /// <summary>Blocks in a superblock: as many as a kernel bounds in one step.</summary>
    public const int BlocksPerSuperblock = SkillColumns.Lanes;

    /// <summary>So few blocks are visited without asking what bounds them more tightly.</summary>
    public const int FewBlocks = 3;

    /// <summary>Groups: open before closed, by occupation.</summary>
    public required PlaceGroup[] Groups { get; init; }

    /// <summary>The coarse map of all sites.</summary>
    public required MapGrid Grid { get; init; }

    /// <summary>Cells with sites, 64 words for each group whose sites are known.</summary>
    public required ulong[] GroupCells { get; init; }

    /// <summary>Number of the group of each superblock.</summary>
    public required int[] GroupOfSuperblock { get; init; }

    /// <summary>Rectangles of the superblocks, see <see cref="PlaceGroup.FirstSuperblockBox"/>.</summary>
    public required BoxColumns SuperblockBoxes { get; init; }

    /// <summary>Rectangles of the blocks, see <see cref="PlaceGroup.FirstBox"/>.</summary>
    public required BoxColumns BlockBoxes { get; init; }

    /// <summary>Easiest language need of each block; behind the last so many zeros that 32 can be read from any on.</summary>
    public required ushort[] BlockNeeds { get; init; }

    /// <summary>Superblock of each block.</summary>
    public required int[] SuperblockOfBlock { get; init; }

    /// <summary>Where each lane lies, its language need and the class of its start.</summary>
    public required LaneColumns Heads { get; init; }

    /// <summary>What is looked at last, by lane.</summary>
    public required PlaceEntry[] Entries { get; init; }

    /// <summary>Mark of the company, by lane.</summary>
    public required int[] CompanyMarks { get; init; }

    /// <summary>What the company's right to train makes of it, by lane; for places that are told anew by the same company.</summary>
    public required EntitlementTraits[] Entitlements { get; init; }

    /// <summary>Zone of the office's travel times by lane; empty in markets without them.</summary>
    public required int[] Zones { get; init; }

    /// <summary>Levels and weights of blocks whose companies state profiles.</summary>
    public required AlignedBytes Skills { get; init; }

    /// <summary>Lowest levels and weights of each block whose companies state profiles: a block of profiles per superblock that has floors, a lane per block.</summary>
    public required AlignedBytes Floors { get; init; }

    /// <summary>Weight that the lowest weights leave open, by lane of <see cref="Floors"/>.</summary>
    public required byte[] OpenWeights { get; init; }

    /// <summary>Lowest levels and weights of the stated profiles of each occupation.</summary>
    public required ProfileFloors[] OccupationFloors { get; init; }

    /// <summary>Occupations with open places, each with its groups.</summary>
    public required OccupationGroups[] Occupations { get; init; }

    /// <summary>By number of an occupation in the catalogue, which of <see cref="Occupations"/> it is; −1 when it has no open places.</summary>
    public required int[] OccupationAt { get; init; }

    /// <summary>Whether some open place has no known site.</summary>
    public bool HasUnsited { get; private set; }

    /// <summary>Lanes that a place fills, by block.</summary>
    public required uint[] Filled { get; init; }

    /// <summary>How many sites that are searched lie in which cells.</summary>
    public required SiteCounts SiteCounts { get; init; }

    /// <summary>The sites by area: first those whose companies state profiles, then the others.</summary>
    public PlaceArea[] Areas { get; private set; } = [];

    /// <summary>Number of blocks.</summary>
    public int BlockCount => Filled.Length;

    /// <summary>Number of places.</summary>
    public int PlaceCount { get; init; }

    /// <summary>Bytes of all columns and bounds.</summary>
    public long ByteCount =>
        ((long)Groups.Length * Unsafe.SizeOf<PlaceGroup>()) + (8L * GroupCells.Length) + (4L * GroupOfSuperblock.Length) + SuperblockBoxes.ByteCount + BlockBoxes.ByteCount + (2L * BlockNeeds.Length)
        + (4L * SuperblockOfBlock.Length) + Heads.ByteCount + (16L * Entries.Length) + (4L * (CompanyMarks.Length + Zones.Length)) + Entitlements.Length + Skills.Length + Floors.Length + OpenWeights.Length
        + (64L * OccupationFloors.Length) + (32L * Occupations.Length) + (4L * OccupationAt.Length) + (4L * Filled.Length)
        + SiteCounts.ByteCount + Areas.Sum(area => area.ByteCount);

    /// <summary>The group of a block.</summary>
    public ref readonly PlaceGroup GroupOf(int block) => ref Groups[GroupOfSuperblock[SuperblockOfBlock[block]]];

    /// <summary>Lays the places out by area too, once they are in the columns.</summary>
    public PlaceSegment WithAreas()
    {
        HasUnsited = Groups.Any(group => !group.IsClosed && !group.IsSited);
        Areas = new PlaceArea[2];
        Parallel.For(0, Areas.Length, area => Areas[area] = PlaceAreaBuilder.Build(this, own: area == PlaceArea.Own));
        return this;
    }

    /// <summary>The lane of a place of this segment; −1 for other places.</summary>
    /// <param name="place">Number of the place.</param>
    public int LaneOf(int place) => LanesOfPlaces()[place];

    /// <summary>Finds the lanes of all places now, so that the next question for one does not have to.</summary>
    public void FindLanes() => LanesOfPlaces();

    /// <summary>Cells in which a group has sites.</summary>
    public Span<ulong> CellsOf(int group) => GroupCells.AsSpan(group * MapGrid.Side, MapGrid.Side);

    /// <summary>Levels and weights of a block whose companies state profiles.</summary>
    /// <param name="group">The group of the block.</param>
    /// <param name="block">The block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SkillBlock SkillsOf(in PlaceGroup group, int block) => new(in Unsafe.Add(ref Skills.First, SkillByteOf(group, block)), group.Pairs, group.Levels);

    /// <summary>Their bytes.</summary>
    public Span<byte> SkillBytesOf(in PlaceGroup group, int block) => Skills.Span.Slice(SkillByteOf(group, block), group.Pairs.BlockLength);

    /// <summary>Whether the blocks of a superblock have floors: reading them costs as much as visiting a few blocks.</summary>
    /// <param name="group">The group of the superblock.</param>
    /// <param name="inGroup">Which of the superblocks of the group.</param>
    public static bool HasFloors(in PlaceGroup group, int inGroup) => group.HasOwnProfiles && group.BlockCount - (inGroup * BlocksPerSuperblock) > FewBlocks;

    /// <summary>Lowest levels and weights of the blocks of a superblock that has them, see <see cref="HasFloors"/>.</summary>
    /// <param name="group">The group of the superblock.</param>
    /// <param name="inGroup">Which of the superblocks of the group.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SkillBlock FloorsOf(in PlaceGroup group, int inGroup) => new(in Unsafe.Add(ref Floors.First, group.FirstFloorByte + (inGroup * group.Pairs.BlockLength)), group.Pairs, group.Levels);

    /// <summary>Their bytes.</summary>
    public Span<byte> FloorBytesOf(in PlaceGroup group, int inGroup) => Floors.Span.Slice(group.FirstFloorByte + (inGroup * group.Pairs.BlockLength), group.Pairs.BlockLength);

    private PlaceLanes LanesOfPlaces() => _lanes ??= PlaceLanes.Of(Entries);

    private static int SkillByteOf(in PlaceGroup group, int block) => group.FirstSkillByte + ((block - group.FirstBlock) * group.Pairs.BlockLength);

    /// <summary>The row of a lane, as it was compiled.</summary>
    /// <param name="group">The group that the lane belongs to.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="requirements">The profile that the company states, which the rows behind the columns hold.</param>
    public PlaceRow RowAt(in PlaceGroup group, int lane, RequirementProfile? requirements) => new()
    {
        Place = Entries[lane].Place,
        Occupation = group.Occupation,
        X100m = MapPoint.X100m(Heads.Point(lane)),
        Y100m = MapPoint.Y100m(Heads.Point(lane)),
        IsSited = group.IsSited,
        Zone = Zones.Length > 0 ? Zones[lane] : -1,
        Signature = Entries[lane].Signature,
        StartClass = Heads.StartClass(lane),
        IsClosed = group.IsClosed,
        Entitlement = Entitlements[lane],
        LanguageNeed = Heads.Need(lane),
        CompanyMark = CompanyMarks[lane],
        TieHash = Entries[lane].TieHash,
        Requirements = requirements,
    };
}
