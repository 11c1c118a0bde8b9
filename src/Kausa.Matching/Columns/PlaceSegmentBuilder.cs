using Kausa.Matching.Compile;

namespace Kausa.Matching.Columns;

/// <summary>Lays compiled places out in columns.</summary>
/// <remarks>Steps: 1. order by (closed, occupation, own profile, sited). 2. Cut into groups and blocks. 3. Write the groups side by side, see <see cref="PlaceGroupWriter"/>. 4. Take the bounds
/// of occupations. 5. Lay the sites out by area.</remarks>
internal static class PlaceSegmentBuilder
{
    private const int OwnBit = 2;
    private const int UnsitedBit = 1;
    private const int OccupationShift = 2;
    private const int ClosedShift = 16;

    /// <summary>Builds a segment.</summary>
    /// <param name="rows">Compiled places in any order.</param>
    /// <param name="codes">Their codes; easiest needs are added to them.</param>
    public static PlaceSegment Build(PlaceRow[] rows, MarketCodes codes)
    {
        var keys = new int[rows.Length];
        var order = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = KeyOf(rows[i]);
            order[i] = i;
        }

        Array.Sort(keys, order);
        return Lay(rows, keys, order, codes);
    }

    /// <summary>Builds a segment of rows that are in order already.</summary>
    /// <param name="rows">Compiled places.</param>
    /// <param name="keys">The order of each, see <see cref="KeyOf"/>; non-decreasing.</param>
    /// <param name="codes">Their codes; easiest needs are added to them.</param>
    public static PlaceSegment BuildOrdered(PlaceRow[] rows, int[] keys, MarketCodes codes)
    {
        var order = new int[rows.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        return Lay(rows, keys, order, codes);
    }

    /// <summary>Gives the easiest needs of a segment that nobody reads yet the codes that they have elsewhere.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="firstOwnCode">Codes below are the same everywhere.</param>
    /// <param name="codeOf">The code elsewhere of a code from there on.</param>
    public static void RecodeNeeds(PlaceSegment segment, int firstOwnCode, Func<int, int> codeOf)
    {
        foreach (ref var need in segment.BlockNeeds.AsSpan(0, segment.BlockCount))
        {
            need = need < firstOwnCode ? need : (ushort)codeOf(need);
        }

        foreach (ref var group in segment.Groups.AsSpan())
        {
            group = group.EasiestNeed < firstOwnCode ? group : group with { EasiestNeed = codeOf(group.EasiestNeed) };
        }

        foreach (ref var occupation in segment.Occupations.AsSpan())
        {
            occupation = occupation.EasiestNeed < firstOwnCode ? occupation : occupation with { EasiestNeed = codeOf(occupation.EasiestNeed) };
        }
    }

    /// <summary>The group in which a row stands in a segment: closed, occupation, own profile, sited. The order inside is the segment's own, see <see cref="SitePacking"/>.</summary>
    public static int KeyOf(in PlaceRow row) =>
        (row.IsClosed ? 1 << ClosedShift : 0) | row.Occupation << OccupationShift | (row.Requirements is null ? 0 : OwnBit) | (row.IsSited ? 0 : UnsitedBit);

    private static PlaceSegment Lay(PlaceRow[] rows, int[] keys, int[] order, MarketCodes codes)
    {
        var groups = Groups(rows, keys, order, out var counts);
        var laneCount = counts.Blocks * PlaceSegment.Lanes;
        var box = MapBox.Empty;
        foreach (ref readonly var row in rows.AsSpan())
        {
            box = row.IsSited ? box.With(row.X100m, row.Y100m) : box;
        }

        var segment = new PlaceSegment
        {
            Groups = groups,
            Grid = MapGrid.Over(box),
            GroupCells = new ulong[groups.Length * MapGrid.Side],
            PlaceCount = rows.Length,
            GroupOfSuperblock = new int[counts.Superblocks],
            SuperblockBoxes = new BoxColumns(counts.SuperblockBoxes),
            BlockBoxes = new BoxColumns(counts.Boxes),
            BlockNeeds = new ushort[counts.Blocks + PlaceSegment.BlocksPerSuperblock - 1],
            SuperblockOfBlock = new int[counts.Blocks],
            Heads = new LaneColumns(counts.Blocks, mixesOccupations: false),
            Entries = new PlaceEntry[laneCount],
            CompanyMarks = new int[laneCount],
            Entitlements = new EntitlementTraits[laneCount],
            Zones = new int[codes.Zones.Any ? laneCount : 0],
            Skills = new AlignedBytes(counts.SkillBytes),
            Floors = new AlignedBytes(counts.FloorBytes),
            OpenWeights = new byte[counts.Floors * SkillColumns.Lanes],
            OccupationFloors = [.. Enumerable.Range(0, codes.Trade.Occupations.Length).Select(_ => new ProfileFloors())],
            Occupations = new OccupationGroups[counts.Occupations],
            OccupationAt = new int[codes.Trade.RowLength],
            Filled = new uint[counts.Blocks],
            SiteCounts = new SiteCounts(),
        };
        segment.Entries.AsSpan().Fill(new PlaceEntry(0, -1, 0));
        new PlaceGroupWriter(segment, rows, order, codes).WriteAll();
        GatherOccupations(segment, codes);
        return segment.WithAreas();
    }

    private static void GatherOccupations(PlaceSegment segment, MarketCodes codes)
    {
        var groups = segment.Groups;
        var count = 0;
        segment.OccupationAt.AsSpan().Fill(-1);
        for (var begin = 0; begin < groups.Length && !groups[begin].IsClosed;)
        {
            var end = begin;
            var kinds = GroupKinds.None;
            var need = codes.Need(groups[begin].EasiestNeed);
            for (; end < groups.Length && !groups[end].IsClosed && groups[end].Occupation == groups[begin].Occupation; end++)
            {
                need = need.Easier(codes.Need(groups[end].EasiestNeed));
                kinds |= (groups[end].HasOwnProfiles ? GroupKinds.OwnProfiles : GroupKinds.DefaultProfile) | (groups[end].IsSited ? GroupKinds.Sited : GroupKinds.Unsited);
            }

            segment.OccupationAt[groups[begin].Occupation] = count;
            segment.Occupations[count++] = new OccupationGroups(groups[begin].Occupation, begin, end - begin, codes.NeedOf(need), kinds);
            begin = end;
        }
    }

    private static PlaceGroup[] Groups(PlaceRow[] rows, int[] keys, int[] order, out Counts counts)
    {
        var groups = new List<PlaceGroup>();
        counts = default;
        for (var begin = 0; begin < keys.Length;)
        {
            var key = keys[begin];
            var own = (key & OwnBit) != 0;
            var pairs = default(DimensionPairs);
            var levels = default(LevelStretches);
            var end = begin;
            for (; end < keys.Length && keys[end] == key; end++)
            {
                if (own)
                {
                    var profile = rows[order[end]].Requirements!;
                    (pairs, levels) = (pairs.With(profile.RequiredMask), levels.With(profile));
                }
            }

            var blocks = (end - begin + PlaceSegment.Lanes - 1) / PlaceSegment.Lanes;
            var superblocks = (blocks + PlaceSegment.BlocksPerSuperblock - 1) / PlaceSegment.BlocksPerSuperblock;
            var occupation = key >> OccupationShift & ((1 << (ClosedShift - OccupationShift)) - 1);
            var isClosed = key >> ClosedShift != 0;
            counts.Occupations += !isClosed && (groups.Count == 0 || groups[^1].Occupation != occupation) ? 1 : 0;
            groups.Add(new PlaceGroup(
                occupation, own, (key & UnsitedBit) == 0, isClosed, counts.Blocks, blocks, counts.Boxes, pairs, levels, counts.SkillBytes, counts.Floors, counts.FloorBytes, counts.Superblocks, counts.SuperblockBoxes, superblocks, 0, end - begin));
            counts.Blocks += blocks;
            counts.SkillBytes = checked(counts.SkillBytes + (blocks * pairs.BlockLength));
            var floors = own ? superblocks - (PlaceSegment.HasFloors(groups[^1], superblocks - 1) ? 0 : 1) : 0;
            counts.Floors += floors;
            counts.FloorBytes += floors * pairs.BlockLength;
            counts.Superblocks += superblocks;
            counts.Boxes += BoxColumns.Aligned(blocks);
            counts.SuperblockBoxes += BoxColumns.Aligned(superblocks);
            begin = end;
        }

        return [.. groups];
    }

    private struct Counts
    {
        public int Blocks;
        public int SkillBytes;
        public int Floors;
        public int FloorBytes;
        public int Superblocks;
        public int Boxes;
        public int SuperblockBoxes;
        public int Occupations;
    }
}
