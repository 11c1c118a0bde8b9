using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Ranking;

/// <content>Looking at the places of one block.</content>
internal sealed partial class PlaceSearch
{
    private void Visit<TKernel, TKey>(TKey key, in SegmentView view, in PlaceGroup group, int block)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        VisitedBlockCount++;
        var segment = view.Columns;
        var trade = _person.TradeQuality[group.Occupation];
        var skills = SkillBound(group);
        var first = block * PlaceSegment.Lanes;
        var alive = view.Alive[block] & segment.Heads.StartingIn(block, _person.OpenStarts);
        if (alive == 0)
        {
            return;
        }

        var isByDistance = IsByDistance(group);
        var isBeyond = false;
        if (isByDistance)
        {
            var nearest = Measure(ref segment.Heads.PointsOf(block), _boxReach2, out var inReach);
            isBeyond = nearest >= _reach2;
            alive &= inReach & ~(IsBeyondOnly(group) ? Within(_squared, _areaReach2) : 0);
            if (alive == 0)
            {
                return;
            }
        }

        if (group.HasOwnProfiles)
        {
            segment.SkillsOf(group, block).Prefetch();
        }

        CacheLines.Prefetch(in segment.Entries[first], PlaceSegment.Lanes);
        LaneLookUp.Of(_person.NeedQuality, ref segment.Heads.NeedsOf(block), ref _lanes.Language);
        LaneQualities.Fill(ref _lanes.Skills, skills);
        LaneQualities.Fill(ref _lanes.Trade, trade);
        if (isBeyond)
        {
            LaneQualities.Fill(ref _lanes.Location, 0);
        }
        else if (isByDistance)
        {
            Locate(_squared, ref _lanes.Location);
        }
        else
        {
            alive &= Trips(group, segment, first, alive);
        }

        alive = key.Reaching(_lanes, alive, _top.Threshold);
        if (Gate is not null)
        {
            AskForLeast(alive, view.FirstLane + first);
            alive = _companyKey.Reaching(_lanes, alive, _leastMillionths);
        }

        if (alive == 0)
        {
            return;
        }

        if (group.HasOwnProfiles)
        {
            TKernel.Sum(segment.SkillsOf(group, block), in _person.Skills, in _person.SkillTable[0], ref _sums[0]);
            _person.QualitiesOf(_sums, ref _lanes.Skills);
            alive = key.Reaching(_lanes, alive, _top.Threshold);
            alive = Gate is null ? alive : _companyKey.Reaching(_lanes, alive, _leastMillionths);
        }

        Offer(key, view, first, alive, group.IsSited);
    }

    private void Offer<TKey>(TKey key, in SegmentView view, int first, uint lanes, bool isSited)
        where TKey : struct, IStrategyKey
    {
        for (var next = lanes; next != 0; next &= next - 1)
        {
            PrefetchSignature(view.Columns, first + BitOperations.TrailingZeroCount(next));
        }

        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            Offer(key, lane, view, first + lane, isSited);
        }
    }

    // Squared distances of all lanes; which of them can be shown; the smallest.
    private int Measure(ref int points, int reach2, out uint inReach)
    {
        var home = MapPoint.Everywhere(_home);
        var reach = Vector256.Create(reach2);
        var nearest = Vector256.Create(int.MaxValue);
        inReach = 0;
        ref var written = ref MemoryMarshal.GetArrayDataReference(_squared);
        for (nuint i = 0; i < PlaceSegment.Lanes; i += (nuint)Vector256<int>.Count)
        {
            var squared = MapPoint.SquaredDistances(Vector256.LoadUnsafe(ref points, i).AsUInt16(), home);
            squared.StoreUnsafe(ref written, i);
            inReach |= Vector256.LessThan(squared, reach).ExtractMostSignificantBits() << (int)i;
            nearest = Vector256.Min(nearest, squared);
        }

        var half = Vector128.Min(nearest.GetLower(), nearest.GetUpper());
        return Math.Min(Math.Min(half[0], half[1]), Math.Min(half[2], half[3]));
    }

    // Which of 32 squared distances are below a square.
    private static uint Within(int[] squared, int reach2)
    {
        var within = 0u;
        for (var i = 0; i < PlaceSegment.Lanes; i += Vector256<int>.Count)
        {
            within |= Vector256.LessThan(Vector256.LoadUnsafe(ref squared[0], (nuint)i), Vector256.Create(reach2)).ExtractMostSignificantBits() << i;
        }

        return within;
    }

    // Qualities of the trips to some places; which of them can be shown.
    private uint Trips(in PlaceGroup group, PlaceSegment segment, int first, uint asked)
    {
        var shown = asked;
        for (; asked != 0; asked &= asked - 1)
        {
            var lane = BitOperations.TrailingZeroCount(asked);
            if (!TryTrip(group, segment, first + lane, out var quality))
            {
                shown &= ~(1u << lane);
            }

            Unsafe.Add(ref _lanes.Location, lane) = (short)quality;
        }

        return shown;
    }

    // Quality of the trip to one site; false when the place is out of reach or hidden by the filter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTrip(in PlaceGroup group, PlaceSegment segment, int at, out int quality)
    {
        if (!group.IsSited || !_hasTrips)
        {
            quality = _person.NeutralQuality;
            return true;
        }

        var zones = _person.ZoneMinutes;
        if (zones.Length > 0 && segment.Zones[at] >= 0 && zones[segment.Zones[at]] is >= 0 and var minutes)
        {
            quality = QualityOfMinutes(minutes);
            return (minutes <= _person.Row.LimitMinutes || _person.BeyondIsPossible) && (_request.Filter.MaxTravelMinutes is not { } most || minutes <= most);
        }

        var squared = MapPoint.SquaredDistance(segment.Heads.Point(at), _home);
        quality = QualityOfSquaredDistance(squared);
        return squared < _filterReach2;
    }
}
