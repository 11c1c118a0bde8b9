using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <content>What nobody of a node exceeds.</content>
internal sealed partial class CandidateSearch
{
    private long BoundOfParts<TKey>(TKey key, CandidateSegment segment, CandidateLevel level, int number, int location)
        where TKey : struct, IStrategyKey
    {
        var trade = TradeBound(segment, level, number);
        var language = LanguageBound(level.Nodes[number]);
        var bound = key.Of(MostQuality, language, location, trade);
        return bound < _top.Threshold ? bound : key.Of(SkillBound(level, number), language, location, trade);
    }

    // Steps are rounded up and language may gain, but no sum is above the whole.
    private int JointBound(CandidateLevel level, int number, int location) => JointBound(level.Joint[_joint][(_place.Occupation * level.Count) + number], location);

    private int JointBound(byte steps, int location) => Math.Min(MostMillionths, (CandidateLevel.JointStep * steps) + _jointGain + (_locationWeight * location));

    private int TradeBound(CandidateSegment segment, CandidateLevel level, int number)
    {
        var wished = segment.Trade.Qualities[level.Trade[(_place.Occupation * level.Count) + number]];
        return level.Nodes[number].HasWishless ? Math.Max(wished, _place.NeutralQuality) : wished;
    }

    private int SkillBound(CandidateLevel level, int number)
    {
        if (_place.DoubtFavours)
        {
            return SkillBoundByDimension(level, number);
        }

        var best = Math.Min(MostQuality, (CandidateLevel.SkillStep * level.DefaultSkills[(_place.Occupation * level.Count) + number]) + (_gain * _place.SkillGain));
        return _place.HasDefaultProfile && _request.Mode == ScoreMode.Expected ? best : Math.Min(best, SkillBoundByDimension(level, number));
    }

    private int SkillBoundByDimension(CandidateLevel level, int number) =>
        SkillBoundByDimension(level.Skills.AsSpan(number * Model.RequirementProfile.DimensionCount, Model.RequirementProfile.DimensionCount));

    private int SkillBoundByDimension(ReadOnlySpan<EstimateBound> bounds)
    {
        var table = _place.SkillFloorTable;
        var shortfall = 0;
        foreach (ref readonly var need in _place.Skills)
        {
            shortfall += need.Weight * table[bounds[need.Dimension].Offset(ShortfallTables.SkillRowLength, _place.DoubtFavours) + need.Entry];
        }

        return Math.Max(0, MostQuality - (_gain * shortfall));
    }

    private int LanguageBound(in CandidateNode node)
    {
        var table = _place.LanguageFloorTable;
        var shortfall = 0;
        for (var k = 0; k < LanguageNeedKey.SkillCount; k++)
        {
            shortfall += _place.Language.WeightPercent(k) * table[node.Languages[k].Offset(ShortfallTables.LanguageRowLength, _place.DoubtFavours) + _place.Language.TargetTenths(k)];
        }

        return MostQuality - shortfall;
    }
}
