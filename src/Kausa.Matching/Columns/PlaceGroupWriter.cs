using System.Runtime.CompilerServices;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Writes the rows of a segment's groups into its columns, and their bounds.</summary>
/// <param name="segment">The segment, laid out and empty.</param>
/// <param name="rows">The rows.</param>
/// <param name="order">Numbers of the rows in the order of the groups.</param>
/// <param name="codes">Their codes; easiest needs are added to them.</param>
/// <remarks>
/// Steps: 1. groups side by side, each in the order of its sites: their rows lie all over memory, so that writing one is mostly waiting. 2. What groups share, one after the other: codes are given in the order of the groups,
/// whoever wrote them.
/// </remarks>
internal sealed class PlaceGroupWriter(PlaceSegment segment, PlaceRow[] rows, int[] order, MarketCodes codes)
{
    // Rows ahead of the one that is written: as far as memory takes.
    private const int Ahead = 12;

    private readonly LanguageNeedKey[] _needs = new LanguageNeedKey[segment.BlockCount];
    private readonly ProfileFloors[] _floors = new ProfileFloors[segment.Groups.Length];

    /// <summary>Writes all groups.</summary>
    public void WriteAll()
    {
        var first = new int[segment.Groups.Length];
        for (var g = 1; g < first.Length; g++)
        {
            first[g] = first[g - 1] + segment.Groups[g - 1].PlaceCount;
        }

        Parallel.For(0, first.Length, g => Write(g, order.AsSpan(first[g], segment.Groups[g].PlaceCount)));
        for (var g = 0; g < first.Length; g++)
        {
            Join(g);
        }

        segment.SiteCounts.Sum();
    }

    private void Write(int groupNumber, Span<int> places)
    {
        ref readonly var group = ref segment.Groups[groupNumber];
        if (group.IsSited && !group.IsClosed && group.BlockCount > 1)
        {
            Pack(places);
        }

        var floors = new ProfileFloors();
        segment.GroupOfSuperblock.AsSpan(group.FirstSuperblock, group.SuperblockCount).Fill(groupNumber);
        for (var b = 0; b < group.BlockCount; b++)
        {
            var inGroup = b / PlaceSegment.BlocksPerSuperblock;
            segment.SuperblockOfBlock[group.FirstBlock + b] = group.FirstSuperblock + inGroup;
            var box = WriteBlock(groupNumber, b, places, out var blockFloors);
            if (PlaceSegment.HasFloors(group, inGroup))
            {
                SkillColumns.Write(segment.FloorBytesOf(group, inGroup), group.Pairs, b % SkillColumns.Lanes, blockFloors);
                segment.OpenWeights[((group.FirstFloors + inGroup) * SkillColumns.Lanes) + (b % SkillColumns.Lanes)] = (byte)blockFloors.OpenWeightPercent;
            }

            floors.Add(blockFloors);
            segment.BlockBoxes[group.FirstBox + b] = box;
            var superblockBox = group.FirstSuperblockBox + inGroup;
            segment.SuperblockBoxes[superblockBox] = (b % PlaceSegment.BlocksPerSuperblock == 0 ? MapBox.Empty : segment.SuperblockBoxes[superblockBox]).With(box);
        }

        _floors[groupNumber] = floors;
    }

    private void Pack(Span<int> places)
    {
        var points = new int[places.Length];
        for (var i = 0; i < points.Length; i++)
        {
            ref readonly var row = ref rows[places[i]];
            points[i] = MapPoint.Of(row.X100m, row.Y100m);
        }

        var unpacked = places.ToArray();
        var packed = SitePacking.Order(points);
        for (var i = 0; i < packed.Length; i++)
        {
            places[i] = unpacked[packed[i]];
        }
    }

    private MapBox WriteBlock(int groupNumber, int b, ReadOnlySpan<int> places, out ProfileFloors floors)
    {
        ref readonly var group = ref segment.Groups[groupNumber];
        var cells = segment.CellsOf(groupNumber);
        var block = group.FirstBlock + b;
        var first = b * PlaceSegment.Lanes;
        var box = MapBox.Empty;
        LanguageNeedKey? easiest = null;
        var lastNeed = -1;
        floors = new ProfileFloors();
        for (var place = first; place < Math.Min(first + PlaceSegment.Lanes, places.Length); place++)
        {
            FetchAhead(places, place);
            ref readonly var row = ref rows[places[place]];
            Write(group, block, place - first, row);
            if (group.IsSited)
            {
                var (column, line) = segment.Grid.CellOf(row.X100m, row.Y100m);
                cells[line] |= 1UL << column;
            }

            box = box.With(row.X100m, row.Y100m);
            if (row.Requirements is { } profile)
            {
                floors.Add(profile);
            }

            if (row.LanguageNeed != lastNeed)
            {
                lastNeed = row.LanguageNeed;
                var need = codes.Need(lastNeed);
                easiest = easiest?.Easier(need) ?? need;
            }
        }

        _needs[block] = easiest!.Value;
        return box;
    }

    // First a row, then what it points to.
    private void FetchAhead(ReadOnlySpan<int> places, int place)
    {
        if (place + Ahead < places.Length)
        {
            CacheLines.Prefetch(in Unsafe.As<PlaceRow, byte>(ref rows[places[place + Ahead]]), Unsafe.SizeOf<PlaceRow>());
            if (rows[places[place + (Ahead / 2)]].Requirements is { } profile)
            {
                CacheLines.Prefetch(in profile.Levels[0], 2 * RequirementProfile.DimensionCount);
            }
        }
    }

    private void Write(in PlaceGroup group, int block, int lane, in PlaceRow row)
    {
        var at = (block * PlaceSegment.Lanes) + lane;
        segment.Heads.Point(at) = MapPoint.Of(row.X100m, row.Y100m);
        segment.Heads.Need(at) = (ushort)row.LanguageNeed;
        segment.Heads.StartClass(at) = row.StartClass;
        segment.Entries[at] = new PlaceEntry(row.TieHash, row.Place, row.Signature);
        segment.CompanyMarks[at] = row.CompanyMark;
        segment.Entitlements[at] = row.Entitlement;
        segment.Filled[block] |= 1u << lane;
        if (segment.Zones.Length > 0)
        {
            segment.Zones[at] = row.Zone;
        }

        if (row.Requirements is { } profile)
        {
            SkillColumns.Write(segment.SkillBytesOf(group, block), group.Pairs, lane, profile);
        }
    }

    // What a group adds to what all share.
    private void Join(int groupNumber)
    {
        ref var group = ref segment.Groups[groupNumber];
        var easiest = _needs[group.FirstBlock];
        for (var block = group.FirstBlock; block < group.FirstBlock + group.BlockCount; block++)
        {
            segment.BlockNeeds[block] = (ushort)codes.NeedOf(_needs[block]);
            easiest = easiest.Easier(_needs[block]);
        }

        group = group with { EasiestNeed = codes.NeedOf(easiest) };
        segment.OccupationFloors[group.Occupation].Add(_floors[groupNumber]);
        for (var lane = group.FirstBlock * PlaceSegment.Lanes; group.IsSited && !group.IsClosed && lane < (group.FirstBlock * PlaceSegment.Lanes) + group.PlaceCount; lane++)
        {
            var point = segment.Heads.Point(lane);
            var (column, line) = segment.Grid.CellOf(MapPoint.X100m(point), MapPoint.Y100m(point));
            segment.SiteCounts.Add(column, line);
        }
    }
}
