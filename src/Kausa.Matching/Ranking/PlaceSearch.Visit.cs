using System.Numerics;
using System.Runtime.CompilerServices;
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
        var alive = view.Alive[block];
        var isByDistance = IsByDistance(group);
        if (isByDistance)
        {
            // The nearest site says more than the rectangle does.
            var nearest = Measure(ref segment.Heads.Block(block), _boxReach2, out var inReach);
            var nearestQuality = IsBeyondOnly(group) ? 0 : QualityOfSquaredDistance(nearest);
            if (nearest >= _filterReach2 || key.Of(skills, _person.NeedQuality[segment.BlockNeeds[block]], nearestQuality, trade) < _top.Threshold)
            {
                return;
            }

            alive &= inReach & ~(IsBeyondOnly(group) ? Within(_areaReach2) : 0);
        }

        ref readonly var levels = ref Unsafe.NullRef<byte>();
        if (group.HasOwnProfiles)
        {
            levels = ref Unsafe.Add(ref segment.Skills.First, PlaceSegment.SkillBlockOf(group, block) * SkillColumns.BlockLength);
            CacheLines.Prefetch(in levels, SkillColumns.BlockLength);
        }

        ref var needs = ref Unsafe.Add(ref segment.Heads.Block(block), LaneColumns.Need * PlaceSegment.Lanes);

        var kept = 0;
        for (; alive != 0; alive &= alive - 1)
        {
            var lane = BitOperations.TrailingZeroCount(alive);
            var at = first + lane;
            int location;
            if (isByDistance)
            {
                location = QualityOfSquaredDistance(_squared[lane]);
            }
            else if (!TryTrip(group, segment, at, out location))
            {
                continue;
            }

            var language = _person.NeedQuality[Unsafe.Add(ref needs, lane)];
            if (key.Of(skills, language, location, trade) >= _top.Threshold)
            {
                CacheLines.Prefetch(in segment.Entries[at], 1);
                _lanes[kept] = lane;
                _language[kept] = language;
                _location[kept++] = location;
            }
        }

        if (kept == 0)
        {
            return;
        }

        if (group.HasOwnProfiles)
        {
            TKernel.Sum(in levels, in _person.Skills, in _person.SkillTable[0], ref _sums[0]);
        }

        for (var i = 0; i < kept; i++)
        {
            var at = first + _lanes[i];
            var own = group.HasOwnProfiles ? Math.Max(0, 10_000 - (_gain * _sums[_lanes[i]])) : skills;
            var value = key.Of(own, _language[i], _location[i], trade);
            if (value >= _top.Threshold)
            {
                Offer(value, view, at, group.IsSited);
            }
        }
    }

    // Squared distances of all lanes; which of them can be shown; the smallest. Lanes without a place lie nowhere.
    private int Measure(ref int heads, int reach2, out uint inReach)
    {
        // A difference beyond any trip is cut off, so that its square stays in 31 bits.
        var farthest = Vector256.Create((int)short.MaxValue);
        var x = Vector256.Create(_x);
        var y = Vector256.Create(_y);
        var reach = Vector256.Create(reach2);
        var nearest = Vector256.Create(int.MaxValue);
        inReach = 0;
        for (var i = 0; i < PlaceSegment.Lanes; i += Vector256<int>.Count)
        {
            var dx = Vector256.Min(Vector256.Abs(Vector256.LoadUnsafe(ref heads, (nuint)((LaneColumns.X100m * PlaceSegment.Lanes) + i)) - x), farthest);
            var dy = Vector256.Min(Vector256.Abs(Vector256.LoadUnsafe(ref heads, (nuint)((LaneColumns.Y100m * PlaceSegment.Lanes) + i)) - y), farthest);
            var squared = (dx * dx) + (dy * dy);
            squared.StoreUnsafe(ref _squared[0], (nuint)i);
            inReach |= Vector256.LessThan(squared, reach).ExtractMostSignificantBits() << i;
            nearest = Vector256.Min(nearest, squared);
        }

        var half = Vector128.Min(nearest.GetLower(), nearest.GetUpper());
        return Math.Min(Math.Min(half[0], half[1]), Math.Min(half[2], half[3]));
    }

    // Lanes that were measured nearer than the root of some square.
    private uint Within(int reach2)
    {
        var within = 0u;
        for (var i = 0; i < PlaceSegment.Lanes; i += Vector256<int>.Count)
        {
            within |= Vector256.LessThan(Vector256.LoadUnsafe(ref _squared[0], (nuint)i), Vector256.Create(reach2)).ExtractMostSignificantBits() << i;
        }

        return within;
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

        long dx = segment.Heads[LaneColumns.X100m, at] - _x;
        long dy = segment.Heads[LaneColumns.Y100m, at] - _y;
        var squared = (dx * dx) + (dy * dy);
        quality = QualityOfSquaredDistance(squared);
        return squared < _filterReach2;
    }
}
