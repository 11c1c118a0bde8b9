using System.Numerics;
using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <content>What an allocation needs beside the list: the other side's score of a pair, and a say in which places may stand on it.</content>
internal sealed partial class PlaceSearch
{
    private const int PlacesAtATime = 1_024;

    /// <summary>What else a place has to pass to stand on the list; null for nothing.</summary>
    public IPlaceGate? Gate { get; set; }

    // What the gate asks of 32 lanes that follow each other, where they are asked about.
    private void AskForLeast(uint asked, int firstLane)
    {
        for (; asked != 0; asked &= asked - 1)
        {
            var at = BitOperations.TrailingZeroCount(asked);
            _leastMillionths[at] = Gate!.LeastMillionths(firstLane + at);
        }
    }

    // The same of lanes that stand anywhere in a segment.
    private void AskForLeast(uint asked, int firstLane, ref readonly int origins)
    {
        for (; asked != 0; asked &= asked - 1)
        {
            var at = BitOperations.TrailingZeroCount(asked);
            _leastMillionths[at] = Gate!.LeastMillionths(firstLane + Unsafe.Add(ref Unsafe.AsRef(in origins), at));
        }
    }

    /// <summary>The score with the company's weights of a pair that the question at hand has found.</summary>
    /// <param name="place">Number of the place.</param>
    /// <returns>Score in millionths, equal to that of the reference.</returns>
    public int CompanyMillionths(int place)
    {
        var (segment, lane) = _index.LaneOf(place);
        ref readonly var group = ref segment.GroupOf(lane / PlaceSegment.Lanes);
        TryTrip(group, segment, lane, out var location);
        return (int)KeyOf(group, segment, lane, location, Perspective.Company);
    }

    /// <summary>Those of some places that are possible and shown, by their weighted sums: for few places quicker than a look at all.</summary>
    /// <param name="store">Where the person's row is.</param>
    /// <param name="position">Its position there.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="request">The question, ordered by weighted sums; its top does not count.</param>
    /// <param name="places">Numbers of the places.</param>
    /// <param name="found">Takes them, in the order in which they are given.</param>
    public void FindAmong(CandidateStore store, int position, Candidate candidate, RankRequest request, ReadOnlySpan<int> places, List<MatchHit> found)
    {
        _top.Clear(int.MaxValue);
        _person.Begin(store, position, candidate, request);
        if (_person.IsHopeless)
        {
            return;
        }

        Begin(candidate, request);
        Run(SearchStep.Start);
        for (var i = 0; i < places.Length; i++)
        {
            if (i % PlacesAtATime == 0)
            {
                Cancellation.ThrowIfCancellationRequested();
            }

            var place = places[i];
            var (segment, lane) = _index.LaneOf(place);
            if (lane < 0)
            {
                continue;
            }

            ref readonly var group = ref segment.GroupOf(lane / PlaceSegment.Lanes);
            if (!(_mayHide && IsHidden(group.Occupation)) && TryTrip(group, segment, lane, out var location) && IsShown(group.IsSited, segment, lane))
            {
                var key = KeyOf(group, segment, lane, location, request.Perspective ?? Perspective.Candidate);
                found.Add(new MatchHit(key, TieBreak.Key(_person.Row.TieHash, segment.Entries[lane].TieHash), place));
            }
        }
    }

    private long KeyOf(in PlaceGroup group, PlaceSegment segment, int lane, int location, Perspective perspective)
    {
        var skills = group.HasOwnProfiles
            ? OwnSkills(segment.SkillBytesOf(group, lane / PlaceSegment.Lanes), group.Pairs, lane % PlaceSegment.Lanes)
            : _person.DefaultSkillQuality[group.Occupation];
        return new WeightedSumKey(_index.Codes.Policy.Weights.Of(perspective)).Of(
            skills, _person.NeedQuality[segment.Heads.Need(lane)], location, _person.TradeQuality[group.Occupation]);
    }

    private int OwnSkills(ReadOnlySpan<byte> block, DimensionPairs pairs, int lane)
    {
        var table = _person.SkillTable;
        var shortfall = 0;
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var (level, weight) = SkillColumns.Read(block, pairs, lane, d);
            if (weight > 0)
            {
                shortfall += weight * table[_person.Skills[d] + level];
            }
        }

        return _person.QualityOf(shortfall);
    }
}
