using Kausa.Matching.Columns;

namespace Kausa.Matching.Ranking;

/// <content>What an allocation needs beside the list: the other side's score of a pair, and a say in which places may stand on it.</content>
internal sealed partial class PlaceSearch
{
    /// <summary>What else a place has to pass to stand on the list; null for nothing.</summary>
    public IPlaceGate? Gate { get; set; }

    /// <summary>The score with the company's weights of a pair that the question at hand has found.</summary>
    /// <param name="place">Number of the place.</param>
    /// <returns>Score in millionths, equal to that of the reference.</returns>
    public int CompanyMillionths(int place)
    {
        var (segment, lane) = _index.LaneOf(place);
        ref readonly var group = ref segment.GroupOf(lane / PlaceSegment.Lanes);
        TryTrip(group, segment, lane, out var location);
        var language = _person.NeedQuality[segment.Heads[LaneColumns.Need, lane]];
        var skills = group.HasOwnProfiles
            ? OwnSkills(segment.SkillBytesOf(group, lane / PlaceSegment.Lanes), group.Pairs, lane % PlaceSegment.Lanes)
            : _person.DefaultSkillQuality[group.Occupation];
        return (int)_companyKey.Of(skills, language, location, _person.TradeQuality[group.Occupation]);
    }

    private int OwnSkills(ReadOnlySpan<byte> block, DimensionPairs pairs, int lane)
    {
        var table = _person.SkillTable;
        var shortfall = 0;
        for (var d = 0; d < Model.RequirementProfile.DimensionCount; d++)
        {
            var (level, weight) = SkillColumns.Read(block, pairs, lane, d);
            if (weight > 0)
            {
                shortfall += weight * table[_person.Skills[d] + level];
            }
        }

        return Math.Max(0, 10_000 - (_gain * shortfall));
    }
}
