using Kausa.Matching.Compile;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Lays compiled places out in columns.</summary>
/// <remarks>Steps: 1. order by (closed, occupation, own profile, sited, Hilbert). 2. Cut into groups and blocks. 3. Write lanes. 4. Take bounds from below upwards.</remarks>
internal static class PlaceSegmentBuilder
{
    private const int OccupationShift = 34;
    private const int OwnShift = 33;
    private const int UnsitedShift = 32;
    private const int ClosedShift = 48;

    /// <summary>Builds a segment.</summary>
    /// <param name="rows">Compiled places in any order.</param>
    /// <param name="codes">Their codes; easiest needs are added to them.</param>
    public static PlaceSegment Build(ReadOnlySpan<PlaceRow> rows, MarketCodes codes)
    {
        var keys = new ulong[rows.Length];
        var order = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = KeyOf(rows[i]);
            order[i] = i;
        }

        Array.Sort(keys, order);
        var groups = Groups(keys, out var blockCount, out var skillBlockCount, out var superblockCount);
        var laneCount = blockCount * PlaceSegment.Lanes;
        var segment = new PlaceSegment
        {
            Groups = groups,
            PlaceCount = rows.Length,
            GroupOfSuperblock = new int[superblockCount],
            SuperblockBoxes = new MapBox[superblockCount],
            BlockBoxes = new MapBox[blockCount],
            BlockNeeds = new int[blockCount],
            SuperblockOfBlock = new int[blockCount],
            X100m = new int[laneCount],
            Y100m = new int[laneCount],
            Signatures = new int[laneCount],
            Needs = new int[laneCount],
            TieHashes = new ulong[laneCount],
            Places = new int[laneCount],
            Zones = new int[codes.Zones.Any ? laneCount : 0],
            Skills = new AlignedBytes(skillBlockCount * SkillColumns.BlockLength),
            LevelFloors = new byte[codes.Trade.Occupations.Length * RequirementProfile.DimensionCount],
            Filled = new uint[blockCount],
        };
        segment.Places.AsSpan().Fill(-1);
        segment.LevelFloors.AsSpan().Fill(byte.MaxValue);
        var next = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            next = Fill(segment, g, rows, order, next, keys, codes);
        }

        return segment;
    }

    private static ulong KeyOf(in PlaceRow row) =>
        (row.IsClosed ? 1UL << ClosedShift : 0) | ((ulong)row.Occupation << OccupationShift) | (row.Requirements is null ? 0 : 1UL << OwnShift)
        | (row.IsSited ? 0 : 1UL << UnsitedShift) | HilbertCurve.Of(row.X100m, row.Y100m);

    private static PlaceGroup[] Groups(ulong[] keys, out int blockCount, out int skillBlockCount, out int superblockCount)
    {
        var groups = new List<PlaceGroup>();
        (blockCount, skillBlockCount, superblockCount) = (0, 0, 0);
        for (var begin = 0; begin < keys.Length;)
        {
            var key = keys[begin] >> UnsitedShift;
            var end = begin + 1;
            while (end < keys.Length && keys[end] >> UnsitedShift == key)
            {
                end++;
            }

            var blocks = (end - begin + PlaceSegment.Lanes - 1) / PlaceSegment.Lanes;
            var superblocks = (blocks + PlaceSegment.BlocksPerSuperblock - 1) / PlaceSegment.BlocksPerSuperblock;
            var own = (key & 2) != 0;
            groups.Add(new PlaceGroup(
                (int)(key >> 2 & 0x3FFF), own, (key & 1) == 0, key >> (ClosedShift - UnsitedShift) != 0, blockCount, blocks, own ? skillBlockCount : -1, superblockCount, superblocks, 0));
            blockCount += blocks;
            skillBlockCount += own ? blocks : 0;
            superblockCount += superblocks;
            begin = end;
        }

        return [.. groups];
    }

    private static int Fill(PlaceSegment segment, int groupNumber, ReadOnlySpan<PlaceRow> rows, int[] order, int next, ulong[] keys, MarketCodes codes)
    {
        var group = segment.Groups[groupNumber];
        var key = keys[next] >> UnsitedShift;
        LanguageNeedKey? groupNeed = null;
        for (var s = 0; s < group.SuperblockCount; s++)
        {
            segment.GroupOfSuperblock[group.FirstSuperblock + s] = groupNumber;
            segment.SuperblockBoxes[group.FirstSuperblock + s] = MapBox.Empty;
        }

        for (var b = 0; b < group.BlockCount; b++)
        {
            var block = group.FirstBlock + b;
            var superblock = group.FirstSuperblock + (b / PlaceSegment.BlocksPerSuperblock);
            var box = MapBox.Empty;
            LanguageNeedKey? blockNeed = null;
            for (var lane = 0; lane < PlaceSegment.Lanes && next < order.Length && keys[next] >> UnsitedShift == key; lane++, next++)
            {
                ref readonly var row = ref rows[order[next]];
                Write(segment, group, block, lane, row);
                box = box.With(row.X100m, row.Y100m);
                var need = codes.Need(row.LanguageNeed);
                blockNeed = blockNeed?.Easier(need) ?? need;
            }

            segment.BlockBoxes[block] = box;
            segment.SuperblockOfBlock[block] = superblock;
            segment.SuperblockBoxes[superblock] = segment.SuperblockBoxes[superblock].With(box);
            segment.BlockNeeds[block] = codes.NeedOf(blockNeed!.Value);
            groupNeed = groupNeed?.Easier(blockNeed.Value) ?? blockNeed;
        }

        segment.Groups[groupNumber] = group with { EasiestNeed = codes.NeedOf(groupNeed!.Value) };
        return next;
    }

    private static void Write(PlaceSegment segment, in PlaceGroup group, int block, int lane, in PlaceRow row)
    {
        var at = (block * PlaceSegment.Lanes) + lane;
        segment.X100m[at] = row.X100m;
        segment.Y100m[at] = row.Y100m;
        segment.Signatures[at] = row.Signature;
        segment.Needs[at] = row.LanguageNeed;
        segment.TieHashes[at] = row.TieHash;
        segment.Places[at] = row.Place;
        segment.Filled[block] |= 1u << lane;
        if (segment.Zones.Length > 0)
        {
            segment.Zones[at] = row.Zone;
        }

        if (row.Requirements is { } profile)
        {
            var skills = segment.Skills.Span.Slice(PlaceSegment.SkillBlockOf(group, block) * SkillColumns.BlockLength, SkillColumns.BlockLength);
            SkillColumns.Write(skills, lane, profile);
            LowerFloors(segment.LevelFloors.AsSpan(row.Occupation * RequirementProfile.DimensionCount, RequirementProfile.DimensionCount), profile);
        }
    }

    private static void LowerFloors(Span<byte> floors, RequirementProfile profile)
    {
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            if (profile.Weight((CompetenceDimension)d) > 0)
            {
                floors[d] = Math.Min(floors[d], (byte)profile.Level((CompetenceDimension)d));
            }
        }
    }
}
