using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Ranking;

/// <content>Places by area: where the occupation tells little, neighbours are looked at together.</content>
internal sealed partial class PlaceSearch
{
    private GroupKinds _areaKinds;
    private short _otherTrade;
    private int _otherTradeBest;

    // Each place is found in one way, by its occupation or by where it lies: by area those within reach that are of the chosen kinds and whose quality of
    // trade is not above _otherTrade.
    private void ShareOut<TKernel>()
        where TKernel : struct, IShortfallKernel
    {
        var nearness = (short)_index.Codes.Trade.Nearness[0];
        _areaKinds = GroupKinds.None;
        _otherTrade = _person.Row.WishCount == 0 ? short.MaxValue : nearness;
        _otherTradeBest = _person.Row.WishCount == 0 ? _person.NeutralQuality : nearness;
        if (_hasTrips && !_hasZones && !_request.Filter.HidesOccupations)
        {
            var sites = 0;
            for (var s = 0; s < _windows.Length; s++)
            {
                sites += _index.Segments[s].Columns.SiteCounts.In(_windows[s]);
            }

            _areaKinds = sites <= _index.AreaLimits.ManySites ? GroupKinds.AllProfiles : GroupKinds.OwnProfiles;
            if (sites <= _index.AreaLimits.FewSites && !_person.BeyondIsPossible)
            {
                _otherTrade = short.MaxValue;
                _otherTradeBest = 10_000;
                _person.LeaveOwnSkillsUnbounded();
                return;
            }
        }

        _person.BoundOwnSkills<TKernel>();
    }

    private void PushAreas<TKey>(TKey key)
        where TKey : struct, IStrategyKey
    {
        for (var s = 0; s < _windows.Length; s++)
        {
            for (var area = 0; area < 2; area++)
            {
                if (_windows[s].RowCount > 0 && (_areaKinds & PlaceArea.KindOf(area)) != 0)
                {
                    _queue.Push(AreaBound(key, area, _locationBest), new PlaceItem(PlaceItemKind.Area, (byte)s, 0, area));
                }
            }
        }
    }

    // No place of an area has a higher key at a quality of location.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long AreaBound<TKey>(TKey key, int area, int location)
        where TKey : struct, IStrategyKey =>
        key.Of(area == PlaceArea.Own ? _person.BestOwnSkillBound : _person.BestDefaultSkillQuality, _person.BestNeedQuality, location, _otherTradeBest);

    private void PushAreaBlocks<TKey>(TKey key, PlaceSegment segment, PlaceItem item)
        where TKey : struct, IStrategyKey
    {
        var area = segment.Areas[item.Owner];
        var reach2 = WorthwhileReach2(key, item.Owner);
        for (var first = 0; first < area.Superblocks.Count; first += BoxColumns.Lanes)
        {
            var count = Math.Min(BoxColumns.Lanes, area.Superblocks.Count - first);
            for (var near = area.Superblocks.Measure(first, count, MapPoint.Everywhere(_home), reach2, _boxSquared); near != 0; near &= near - 1)
            {
                PushAreaBlocks(key, area, item, (first + BitOperations.TrailingZeroCount(near)) * PlaceArea.BlocksPerSuperblock, reach2);
            }
        }
    }

    private void PushAreaBlocks<TKey>(TKey key, PlaceArea area, PlaceItem item, int first, int reach2)
        where TKey : struct, IStrategyKey
    {
        var count = Math.Min(PlaceArea.BlocksPerSuperblock, area.Blocks.Count - first);
        for (var near = area.Blocks.Measure(first, count, MapPoint.Everywhere(_home), reach2, _squared); near != 0; near &= near - 1)
        {
            var i = BitOperations.TrailingZeroCount(near);
            area.Heads.Prefetch(first + i);
            _queue.Push(AreaBound(key, item.Owner, QualityOfSquaredDistance(_squared[i])), new PlaceItem(PlaceItemKind.AreaBlock, item.Segment, first + i, item.Owner));
        }
    }

    // Square of the first distance from which on no place of an area can reach the K-th best; quality never rises with the distance.
    private int WorthwhileReach2<TKey>(TKey key, int area)
        where TKey : struct, IStrategyKey
    {
        var (low, high) = (0, _person.Reach100m + 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (AreaBound(key, area, _byDistance[middle]) >= _top.Threshold)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (int)Math.Min(_areaReach2, (long)low * low);
    }

    private void VisitArea<TKernel, TKey>(TKey key, in SegmentView view, int areaNumber, int block)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        VisitedBlockCount++;
        var area = view.Columns.Areas[areaNumber];
        var first = block * PlaceSegment.Lanes;
        var nearest = Measure(ref area.Heads.PointsOf(block), _areaReach2, out var inReach);
        inReach &= area.Filled(block) & area.Heads.StartingIn(block, _person.OpenStarts);
        if (inReach == 0 || AreaBound(key, areaNumber, QualityOfSquaredDistance(nearest)) < _top.Threshold)
        {
            return;
        }

        if (area.HasOwnProfiles)
        {
            area.Skills.Block(block).Prefetch();
        }

        ref var needs = ref area.Heads.NeedsOf(block);
        ref var occupations = ref area.Heads.OccupationsOf(block);
        var skills = area.HasOwnProfiles ? _person.OwnSkillBound : _person.DefaultSkillQuality;
        LaneLookUp.Of(_person.NeedQuality, ref needs, ref _lanes.Language);
        LaneLookUp.Of(skills, ref occupations, ref _lanes.Skills);
        LaneLookUp.Of(_person.TradeQuality, ref occupations, ref _lanes.Trade);
        var isOther = 0u;
        for (nuint lane = 0; lane < LaneQualities.Count; lane += (nuint)Vector256<short>.Count)
        {
            isOther |= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref _lanes.Trade, lane), Vector256.Create(_otherTrade)).ExtractMostSignificantBits() << (int)lane;
        }

        Locate(_squared, ref _lanes.Location);
        var waiting = key.Reaching(_lanes, inReach & isOther, _top.Threshold);
        ref var origins = ref area.Heads.OriginsOf(block);
        if (Gate is not null)
        {
            AskForLeast(waiting, view.FirstLane, in origins);
            waiting = _companyKey.Reaching(_lanes, waiting, _leastMillionths);
        }

        if (waiting == 0)
        {
            return;
        }

        if (area.HasOwnProfiles)
        {
            TKernel.Sum(area.Skills.Block(block), in _person.Skills, in _person.SkillTable[0], ref _sums[0]);
            _person.QualitiesOf(_sums, ref _lanes.Skills);
            waiting = key.Reaching(_lanes, waiting, _top.Threshold);
            waiting = Gate is null ? waiting : _companyKey.Reaching(_lanes, waiting, _leastMillionths);
        }

        for (var next = waiting; next != 0; next &= next - 1)
        {
            CacheLines.Prefetch(in view.Columns.Entries[Unsafe.Add(ref origins, BitOperations.TrailingZeroCount(next))], 1);
        }

        for (var next = waiting; next != 0; next &= next - 1)
        {
            PrefetchSignature(view.Columns, Unsafe.Add(ref origins, BitOperations.TrailingZeroCount(next)));
        }

        for (; waiting != 0; waiting &= waiting - 1)
        {
            var lane = BitOperations.TrailingZeroCount(waiting);
            if (!(_mayHide && IsHidden(Unsafe.Add(ref occupations, lane))))
            {
                Offer(key, lane, view, Unsafe.Add(ref origins, lane), isSited: true);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PrefetchSignature(PlaceSegment segment, int lane) => CacheLines.Prefetch(in _index.Codes.Signatures[segment.Entries[lane].Signature], 1);

    // Takes a place into the list when it is there, gets in and may be shown.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer<TKey>(TKey key, int measured, in SegmentView view, int lane, bool isSited)
        where TKey : struct, IStrategyKey
    {
        var (skills, language, location, trade) = _lanes[measured];
        var value = key.Of(skills, language, location, trade);
        if (value < _top.Threshold)
        {
            return;
        }

        ref readonly var entry = ref view.Columns.Entries[lane];
        var hit = new MatchHit(value, TieBreak.Key(_person.Row.TieHash, entry.TieHash), entry.Place);
        if ((view.Alive[lane / PlaceSegment.Lanes] >> lane & 1) != 0 && _top.WouldEnter(hit) && Admits(view.FirstLane + lane, hit, measured) && IsShown(isSited, view.Columns, lane))
        {
            _top.Add(hit);
        }
    }

    private bool Admits(int lane, in MatchHit hit, int measured)
    {
        if (Gate is null)
        {
            return true;
        }

        var (skills, language, location, trade) = _lanes[measured];
        return Gate.Admits(lane, hit, (int)_companyKey.Of(skills, language, location, trade));
    }
}
