using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Ranking;

/// <content>Places by occupation: from occupations to groups, superblocks and blocks.</content>
internal sealed partial class PlaceSearch
{
    // Occupations that the person named, or that are near to those.
    private void PushNamedOccupations<TKey>(TKey key)
        where TKey : struct, IStrategyKey
    {
        if (_otherTrade == short.MaxValue)
        {
            return;
        }

        var other = Vector256.Create(_otherTrade);
        for (var first = 0; first < _person.TradeQuality.Length; first += Vector256<short>.Count)
        {
            var named = Vector256.GreaterThan(Vector256.LoadUnsafe(ref _person.TradeQuality[first]), other).ExtractMostSignificantBits();
            for (; named != 0; named &= named - 1)
            {
                var number = first + BitOperations.TrailingZeroCount(named);
                for (var s = 0; s < _index.Segments.Length; s++)
                {
                    var segment = _index.Segments[s].Columns;
                    if (segment.OccupationAt[number] is >= 0 and var i)
                    {
                        ref readonly var occupation = ref segment.Occupations[i];
                        CacheLines.Prefetch(in segment.Groups[occupation.FirstGroup], occupation.GroupCount);
                        PrefetchCells(segment, occupation, _windows[s]);
                        Push(key, occupation, occupation.Kinds, s, i);
                    }
                }
            }
        }
    }

    // The cells of the groups of an occupation that a window asks about.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PrefetchCells(PlaceSegment segment, in OccupationGroups occupation, in MapWindow window)
    {
        if (!_person.HasHome || _hasZones || window.RowCount == 0)
        {
            return;
        }

        for (var g = occupation.FirstGroup; g < occupation.FirstGroup + occupation.GroupCount; g++)
        {
            CacheLines.Prefetch(in segment.CellsOf(g)[window.FirstRow], window.RowCount);
        }
    }

    // All other occupations wait together until something of theirs could be among the best.
    private void PushOthers<TKey>(TKey key)
        where TKey : struct, IStrategyKey
    {
        for (var s = 0; s < _index.Segments.Length; s++)
        {
            var location = Math.Max(_areaKinds == GroupKinds.AllProfiles ? 0 : _locationBest, _index.Segments[s].Columns.HasUnsited ? _person.NeutralQuality : 0);
            var bound = key.Of(Math.Max(_person.BestDefaultSkillQuality, _person.BestOwnSkillBound), _person.BestNeedQuality, location, _otherTradeBest);
            _queue.Push(bound, new PlaceItem(PlaceItemKind.Others, (byte)s, 0, 0));
        }
    }

    private void PushOtherOccupations<TKey>(TKey key, PlaceSegment segment, byte segmentNumber)
        where TKey : struct, IStrategyKey
    {
        var isAllByArea = _areaKinds == GroupKinds.AllProfiles && !segment.HasUnsited && !_person.BeyondIsPossible;
        for (var i = 0; i < segment.Occupations.Length && !isAllByArea; i++)
        {
            ref readonly var occupation = ref segment.Occupations[i];
            var kinds = occupation.Kinds;
            if (_person.TradeQuality[occupation.Occupation] > _otherTrade)
            {
                continue;
            }

            if ((kinds & GroupKinds.Unsited) == 0 && !_person.BeyondIsPossible)
            {
                kinds &= ~_areaKinds;
                if ((kinds & GroupKinds.AllProfiles) == 0)
                {
                    continue;
                }
            }

            Push(key, occupation, kinds, segmentNumber, i);
        }
    }

    private void Push<TKey>(TKey key, in OccupationGroups occupation, GroupKinds kinds, int segment, int i)
        where TKey : struct, IStrategyKey
    {
        var number = occupation.Occupation;
        if (_mayHide && IsHidden(number))
        {
            return;
        }

        var own = (kinds & GroupKinds.OwnProfiles) != 0 ? _person.OwnSkillBound[number] : 0;
        var usual = (kinds & GroupKinds.DefaultProfile) != 0 ? _person.DefaultSkillQuality[number] : 0;
        var isInReach = (kinds & GroupKinds.AllProfiles & ~_areaKinds) != 0 || _person.TradeQuality[number] > _otherTrade;
        var sited = (kinds & GroupKinds.Sited) != 0 && isInReach ? _locationBest : 0;
        var unsited = (kinds & GroupKinds.Unsited) != 0 ? _person.NeutralQuality : 0;
        var bound = key.Of(Math.Max(own, usual), _person.NeedQuality[occupation.EasiestNeed], Math.Max(sited, unsited), _person.TradeQuality[number]);
        if (bound >= _top.Threshold)
        {
            _queue.Push(bound, new PlaceItem(PlaceItemKind.Occupation, (byte)segment, i, 0));
        }
    }

    private bool IsHidden(int occupation) => _person.Vetoes(occupation) || !_request.Filter.WantsOccupation(_index.Codes.Trade.Occupations[occupation]);

    private void PushGroups<TKey>(TKey key, PlaceSegment segment, byte segmentNumber, int number)
        where TKey : struct, IStrategyKey
    {
        ref readonly var occupation = ref segment.Occupations[number];
        for (var g = occupation.FirstGroup; g < occupation.FirstGroup + occupation.GroupCount; g++)
        {
            ref readonly var group = ref segment.Groups[g];
            if (IsHidden(group) || (IsByArea(group) && !_person.BeyondIsPossible) || !TryLocation(segmentNumber, segment, g, out var location))
            {
                continue;
            }

            var bound = Bound(key, group, SkillBound(group), group.EasiestNeed, location);
            if (bound < _top.Threshold)
            {
                continue;
            }

            // What has one superblock has nothing between it and its blocks.
            if (group.SuperblockCount == 1)
            {
                segment.BlockBoxes.Prefetch(group.FirstBox, group.BlockCount);
                CacheLines.Prefetch(in segment.BlockNeeds[group.FirstBlock], group.BlockCount);
                _queue.Push(bound, new PlaceItem(PlaceItemKind.Superblock, segmentNumber, group.FirstSuperblock, g));
            }
            else
            {
                segment.SuperblockBoxes.Prefetch(group.FirstSuperblockBox, group.SuperblockCount);
                _queue.Push(bound, new PlaceItem(PlaceItemKind.Group, segmentNumber, g, 0));
            }
        }
    }

    private bool IsByArea(in PlaceGroup group) =>
        group.IsSited && (_areaKinds & (group.HasOwnProfiles ? GroupKinds.OwnProfiles : GroupKinds.DefaultProfile)) != 0 && _person.TradeQuality[group.Occupation] <= _otherTrade;

    // Whether a group is searched for places beyond the reach alone, because those within are found by area.
    private bool IsBeyondOnly(in PlaceGroup group) => _person.BeyondIsPossible && IsByArea(group);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(long bound, PlaceItem item)
    {
        if (bound >= _top.Threshold)
        {
            _queue.Push(bound, item);
        }
    }

    private bool IsHidden(in PlaceGroup group) =>
        (_request.Filter.MaxTravelMinutes is not null && !(group.IsSited && _person.HasHome)) || (_request.Filter.DistrictAgs is not null && !group.IsSited);

    private void PushSuperblocks<TKey>(TKey key, PlaceSegment segment, byte segmentNumber, int groupNumber)
        where TKey : struct, IStrategyKey
    {
        ref readonly var group = ref segment.Groups[groupNumber];
        for (var first = 0; first < group.SuperblockCount; first += BoxColumns.Lanes)
        {
            var count = Math.Min(BoxColumns.Lanes, group.SuperblockCount - first);
            for (var near = Near(group, segment.SuperblockBoxes, group.FirstSuperblockBox + first, count); near != 0; near &= near - 1)
            {
                var i = BitOperations.TrailingZeroCount(near);
                var isFar = MayBeFar(group) && _boxSquared[i] >= _reach2;
                Push(
                    Bound(key, group, SkillBound(group), group.EasiestNeed, BoxLocation(group, i)),
                    new PlaceItem(isFar ? PlaceItemKind.FarBlocks : PlaceItemKind.Superblock, segmentNumber, group.FirstSuperblock + first + i, groupNumber));
            }
        }
    }

    private void PushBlocks<TKernel, TKey>(TKey key, PlaceSegment segment, PlaceItem superblock)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        ref readonly var group = ref segment.Groups[superblock.Owner];
        var content = group.ContentOf(superblock.Number);
        var near = Near(group, segment.BlockBoxes, content.FirstBox, content.BlockCount);
        if (MayBeFar(group))
        {
            var within = near & Within(_boxSquared, _areaReach2);
            if (within != near)
            {
                PushFarBlocks(key, group, superblock);
                near = within;
            }
        }

        if (near == 0)
        {
            return;
        }

        BoundBlocks(segment, group, content);
        BlockLocations(group, ref _blocks.Location);
        near = key.Reaching(_blocks, near, _top.Threshold);
        if (TightenSkills<TKernel>(segment, group, content, near))
        {
            near = key.Reaching(_blocks, near, _top.Threshold);
        }

        for (; near != 0; near &= near - 1)
        {
            var i = BitOperations.TrailingZeroCount(near);
            var (skills, language, location, trade) = _blocks[i];
            segment.Heads.Prefetch(content.FirstBlock + i);
            _queue.Push(key.Of(skills, language, location, trade), new PlaceItem(PlaceItemKind.Block, superblock.Segment, content.FirstBlock + i, superblock.Owner));
        }
    }

    // The best that is known of the qualities of the blocks of a superblock, but of their location.
    private void BoundBlocks(PlaceSegment segment, in PlaceGroup group, in SuperblockContent content)
    {
        LaneLookUp.Of(_person.NeedQuality, in segment.BlockNeeds[content.FirstBlock], ref _blocks.Language);
        LaneQualities.Fill(ref _blocks.Skills, SkillBound(group));
        LaneQualities.Fill(ref _blocks.Trade, _person.TradeQuality[group.Occupation]);
    }

    // Looks at the lowest levels and weights of the blocks of a superblock, unless visiting those that are left costs no more.
    private bool TightenSkills<TKernel>(PlaceSegment segment, in PlaceGroup group, in SuperblockContent content, uint left)
        where TKernel : struct, IShortfallKernel
    {
        if (!group.HasOwnProfiles || BitOperations.PopCount(left) <= PlaceSegment.FewBlocks)
        {
            return false;
        }

        _person.BoundSkills<TKernel>(segment.FloorsOf(group, content.InGroup), in segment.OpenWeights[content.FirstFloors], ref _blocks.Skills);
        return true;
    }

    private int SkillBound(in PlaceGroup group) => group.HasOwnProfiles ? _person.OwnSkillBound[group.Occupation] : _person.DefaultSkillQuality[group.Occupation];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Bound<TKey>(TKey key, in PlaceGroup group, int skills, int need, int location)
        where TKey : struct, IStrategyKey => key.Of(skills, _person.NeedQuality[need], location, _person.TradeQuality[group.Occupation]);

    // The best quality of location that a site of a group can have; false when none of its sites can be shown at all.
    private bool TryLocation(int segmentNumber, PlaceSegment segment, int group, out int quality)
    {
        quality = segment.Groups[group].IsSited ? _locationBest : _person.NeutralQuality;
        if (!segment.Groups[group].IsSited || !_person.HasHome || _hasZones || _windows[segmentNumber].Meets(segment.CellsOf(group)))
        {
            quality = IsBeyondOnly(segment.Groups[group]) ? 0 : quality;
            return true;
        }

        quality = 0;
        return _filterReach2 > _reach2;
    }

    // Which of up to 32 rectangles of a group may hold sites that can be shown; their distances are kept for BoxLocation.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Near(in PlaceGroup group, BoxColumns boxes, int first, int count) =>
        IsByDistance(group) ? boxes.Measure(first, count, MapPoint.Everywhere(_home), _boxReach2, _boxSquared) : uint.MaxValue >> (BoxColumns.Lanes - count);

    // The best quality of location that a site in one of those rectangles can have. A trip of the office's table may be shorter than any distance says.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BoxLocation(in PlaceGroup group, int i) =>
        IsByDistance(group) ? IsBeyondOnly(group) ? 0 : QualityOfSquaredDistance(_boxSquared[i]) : group.IsSited && _hasTrips ? _locationBest : _person.NeutralQuality;

    // The same for 32 blocks, whose rectangles were measured.
    private void BlockLocations(in PlaceGroup group, ref short location)
    {
        if (IsByDistance(group) && !IsBeyondOnly(group))
        {
            Locate(_boxSquared, ref location);
        }
        else
        {
            LaneQualities.Fill(ref location, BoxLocation(group, 0));
        }
    }

    // Whether sites of a group can be shown however far they lie. Where a filter ends the trips, blocks beyond the reach are looked at like others.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBeFar(in PlaceGroup group) => _filterReach2 == long.MaxValue && IsByDistance(group);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsByDistance(in PlaceGroup group) => group.IsSited && _hasTrips && !_hasZones;
}
