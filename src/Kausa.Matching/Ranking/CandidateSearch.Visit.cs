using System.Numerics;
using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Ranking;

/// <content>People of one block, cheap terms first, skills for those alone who could still get in.</content>
internal sealed partial class CandidateSearch
{
    private void Visit<TKey>(TKey key, in CandidateView view, int block, uint asked)
        where TKey : struct, IStrategyKey
    {
        VisitedBlockCount++;
        var segment = view.Columns;
        var group = CandidateGroup.Of(segment.Blocks.Nodes[block].Group);
        if (!TryLocation(segment.Blocks.Nodes[block], segment, out var nearest))
        {
            return;
        }

        segment.PrefetchTails(block);
        var first = block * CandidateSegment.Lanes;
        var kept = 0;
        for (var alive = view.Alive[block] & asked & OpenLanes(key, segment, block, nearest); alive != 0; alive &= alive - 1)
        {
            var lane = first + BitOperations.TrailingZeroCount(alive);
            if (!TryTrip(segment, group, lane, out var location))
            {
                continue;
            }

            var quarter = (lane - first) / CandidateQuarters.Lanes;
            if (_joint >= 0 && JointBound(_quarterJoint[quarter], location) < _top.Threshold)
            {
                continue;
            }

            var trade = TradeOf(segment, lane);
            var skills = _quarterSkills[quarter];
            if (key.Of(skills, MostQuality, location, trade) < _top.Threshold)
            {
                continue;
            }

            var language = LanguageOf(segment.Languages[lane]);
            if (key.Of(skills, language, location, trade) >= _top.Threshold)
            {
                CacheLines.Prefetch(in segment.Skills[lane], 1);
                _lanes[kept] = lane;
                _location[kept] = location;
                _trade[kept] = trade;
                _language[kept++] = language;
            }
        }

        for (var i = 0; i < kept; i++)
        {
            var lane = _lanes[i];
            var value = key.Of(SkillsOf(segment.Skills[lane]), _language[i], _location[i], _trade[i]);
            if (value < _top.Threshold)
            {
                continue;
            }

            var hit = new MatchHit(value, TieBreak.Key(segment.TieHashes[lane], _place.TieHash), segment.Candidates[lane]);
            if (_top.WouldEnter(hit) && IsShown(segment, group, lane))
            {
                _top.Add(hit);
            }
        }
    }

    // Lanes that the place's start, the bounds of quarters and the reach of each leave; what is cheaper to ask comes first.
    private uint OpenLanes<TKey>(TKey key, CandidateSegment segment, int block, int nearest)
        where TKey : struct, IStrategyKey
    {
        var blockSkills = SkillBound(segment.Blocks, block);
        _quarterSkills.AsSpan().Fill(blockSkills);
        var open = _place.Signature.Start < segment.Rules.StartCount ? segment.Rules.OpenLanes(block, _place.StartClass) : uint.MaxValue;
        if (_joint >= 0)
        {
            for (var q = 0; q < CandidateQuarters.PerBlock; q++)
            {
                _quarterJoint[q] = _joint == (int)Policy.Perspective.Company
                    ? segment.Quarters.Joint[segment.Quarters.JointAt(_place.Occupation, block) + q]
                    : segment.Blocks.Joint[_joint][(_place.Occupation * segment.Blocks.Count) + block];
                open &= JointBound(_quarterJoint[q], nearest) < _top.Threshold ? ~LanesOf(q) : uint.MaxValue;
            }
        }

        open &= open == 0 ? 0 : Near(segment, block, block * CandidateSegment.Lanes);
        if (open == 0 || (_place.HasDefaultProfile && _request.Mode == Policy.ScoreMode.Expected))
        {
            return open;
        }

        var language = LanguageBound(segment.Blocks.Nodes[block]);
        var trade = TradeBound(segment, segment.Blocks, block);
        for (var q = 0; q < CandidateQuarters.PerBlock; q++)
        {
            if ((open & LanesOf(q)) != 0)
            {
                _quarterSkills[q] = Math.Min(blockSkills, SkillBoundByDimension(segment.Quarters.SkillsOf((block * CandidateQuarters.PerBlock) + q)));
                open &= key.Of(_quarterSkills[q], language, nearest, trade) < _top.Threshold ? ~LanesOf(q) : uint.MaxValue;
            }
        }

        return open;
    }

    private static uint LanesOf(int quarter) => 0xFFu << (quarter * CandidateQuarters.Lanes);

    // A trip of the office's own table may be possible from any distance.
    private uint Near(CandidateSegment segment, int block, int first) => !_place.IsSited || (_place.Zone >= 0 && segment.Blocks.Nodes[block].HasTabledHome)
        ? uint.MaxValue
        : NearLanes.Of(
            segment.Homes.AsSpan(first, CandidateSegment.Lanes), segment.Reaches.AsSpan(first, CandidateSegment.Lanes), _place.Site);

    // Quality of the trip of one person; false when the place is out of reach or the trip hidden by the filter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTrip(CandidateSegment segment, CandidateGroup group, int lane, out int quality)
    {
        if (!_place.IsSited || !group.HasHome)
        {
            quality = _place.NeutralQuality;
            return _request.Filter.MaxTravelMinutes is null;
        }

        ref readonly var travel = ref segment.Travels[segment.Travel[lane]];
        if (TryTabledMinutes(segment, lane, out var minutes))
        {
            quality = QualityOfMinutes(travel, minutes);
            return (minutes <= travel.Key.LimitMinutes || BeyondIsPossible(group)) && (_request.Filter.MaxTravelMinutes is not { } longest || minutes <= longest);
        }

        var squared = MapPoint.SquaredDistance(segment.Homes[lane], _place.Site);
        var isWithin = squared < travel.SquaredReach;
        quality = isWithin ? travel.Quality[FloorSqrt(squared)] : 0;
        return (isWithin || BeyondIsPossible(group)) && (_request.Filter.MaxTravelMinutes is not { } most || IsFasterThan(most, travel, squared));
    }

    private bool TryTabledMinutes(CandidateSegment segment, int lane, out int minutes)
    {
        minutes = ZoneTimes.NotInTable;
        if (_place.Zone >= 0 && segment.ZoneRows.Length > 0 && segment.ZoneRows[lane] >= 0)
        {
            minutes = _codes.Zones.Row(segment.ZoneRows[lane])[_place.Zone];
        }

        return minutes != ZoneTimes.NotInTable;
    }

    // The dearest wish that is the occupation itself, otherwise the nearest of the wishes.
    private int TradeOf(CandidateSegment segment, int lane)
    {
        var wishes = segment.Wishes.AsSpan(segment.FirstWish[lane]..segment.FirstWish[lane + 1]);
        if (wishes.Length == 0)
        {
            return _place.NeutralQuality;
        }

        var nearness = _place.Nearness;
        var nearest = 0;
        for (var i = 0; i < wishes.Length; i++)
        {
            if (wishes[i] == _place.Occupation)
            {
                return _codes.Trade.WishQuality(i);
            }

            nearest = Math.Max(nearest, nearness[wishes[i]]);
        }

        return _codes.Trade.Nearness[nearest];
    }

    private int LanguageOf(in LanguageOffsets held)
    {
        var table = _place.LanguageTable;
        var shortfall = 0;
        for (var k = 0; k < LanguageNeedKey.SkillCount; k++)
        {
            shortfall += _place.Language.WeightPercent(k) * table[held[k] + _place.Language.TargetTenths(k)];
        }

        return MostQuality - shortfall;
    }

    private int SkillsOf(in SkillOffsets held)
    {
        var table = _place.SkillTable;
        var shortfall = 0;
        foreach (ref readonly var need in _place.Skills)
        {
            shortfall += need.Weight * table[held[need.Dimension] + need.Entry];
        }

        return Math.Max(0, MostQuality - (_gain * shortfall));
    }
}
