namespace Kausa.Matching.Columns;

/// <summary>Lays the open places of a segment out by area.</summary>
/// <remarks>Steps: 1. order by the Hilbert curve. 2. Copy lanes. 3. Take rectangles.</remarks>
internal static class PlaceAreaBuilder
{
    /// <summary>Builds one of the two areas of a segment.</summary>
    /// <param name="segment">The segment, filled.</param>
    /// <param name="own">Whether the places whose companies state profiles are wanted, or the others.</param>
    public static PlaceArea Build(PlaceSegment segment, bool own)
    {
        var origins = Ordered(segment, own);
        var blockCount = (origins.Length + PlaceSegment.Lanes - 1) / PlaceSegment.Lanes;
        var laneCount = blockCount * PlaceSegment.Lanes;
        var area = new PlaceArea
        {
            HasOwnProfiles = own,
            PlaceCount = origins.Length,
            Heads = new LaneColumns(blockCount, mixesOccupations: true),
            Skills = new ProfileColumns(own ? blockCount : 0, DimensionPairs.All),
            Blocks = new BoxColumns(blockCount),
            Superblocks = new BoxColumns((blockCount + PlaceArea.BlocksPerSuperblock - 1) / PlaceArea.BlocksPerSuperblock),
        };
        for (var lane = 0; lane < origins.Length; lane++)
        {
            Copy(segment, origins[lane], area, lane);
        }

        for (var superblock = 0; superblock < area.Superblocks.Count; superblock++)
        {
            area.Superblocks[superblock] = BoxOf(area, superblock * PlaceArea.BlocksPerSuperblock);
        }

        return area;
    }

    // Lanes of the segment in the order of the curve.
    private static int[] Ordered(PlaceSegment segment, bool own)
    {
        var count = 0;
        foreach (ref readonly var group in segment.Groups.AsSpan())
        {
            count += IsWanted(group, own) ? group.PlaceCount : 0;
        }

        var keys = new uint[count];
        var origins = new int[count];
        var next = 0;
        foreach (ref readonly var group in segment.Groups.AsSpan())
        {
            var first = group.FirstBlock * PlaceSegment.Lanes;
            for (var lane = first; IsWanted(group, own) && lane < first + group.PlaceCount; lane++)
            {
                var point = segment.Heads.Point(lane);
                keys[next] = HilbertCurve.Of(MapPoint.X100m(point), MapPoint.Y100m(point));
                origins[next++] = lane;
            }
        }

        Array.Sort(keys, origins);
        return origins;
    }

    private static bool IsWanted(in PlaceGroup group, bool own) => !group.IsClosed && group.IsSited && group.HasOwnProfiles == own;

    private static void Copy(PlaceSegment segment, int from, PlaceArea area, int to)
    {
        var point = segment.Heads.Point(from);
        var fromBlock = from / PlaceSegment.Lanes;
        var toBlock = to / PlaceSegment.Lanes;
        ref readonly var group = ref segment.GroupOf(fromBlock);
        area.Heads.Point(to) = point;
        area.Heads.Need(to) = segment.Heads.Need(from);
        area.Heads.Occupation(to) = (ushort)group.Occupation;
        area.Heads.Origin(to) = from;
        area.Heads.StartClass(to) = segment.Heads.StartClass(from);
        area.Blocks[toBlock] = (to % PlaceSegment.Lanes == 0 ? MapBox.Empty : area.Blocks[toBlock]).With(MapPoint.X100m(point), MapPoint.Y100m(point));
        if (area.HasOwnProfiles)
        {
            area.Skills.Copy(to, segment.SkillBytesOf(group, fromBlock), group.Pairs, from % PlaceSegment.Lanes, group.Levels);
        }
    }

    private static MapBox BoxOf(PlaceArea area, int firstBlock)
    {
        var box = MapBox.Empty;
        for (var block = firstBlock; block < Math.Min(firstBlock + PlaceArea.BlocksPerSuperblock, area.Blocks.Count); block++)
        {
            box = box.With(area.Blocks[block]);
        }

        return box;
    }
}
