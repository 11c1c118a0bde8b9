using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>How many doors two steps open together, asked for many pairs of one person.</summary>
/// <remarks>
/// Where a person stands on a place's list hangs on their score, and of all steps only those about German, the trip and the start change that. So the places that stand alike before all rules are
/// looked at once for each such step and each two of them, whatever other steps go along. One thread at a time.
/// </remarks>
/// <param name="index">The market.</param>
/// <param name="person">The person before any step.</param>
/// <param name="scan">What stands in the way.</param>
/// <param name="steps">The steps.</param>
/// <param name="contest">Who would have the seats.</param>
internal sealed class PairDoors(MatchIndex index, Candidate person, StepScan scan, IReadOnlyList<PersonStep> steps, SeatContest contest)
{
    private const RuleGroups Scored = RuleGroups.Languages | RuleGroups.Reach | RuleGroups.Start;
    private const int NotKnown = -1;
    private const int NoStep = -1;

    private readonly Dictionary<(int First, int Second), int[]> _byScore = [];

    /// <summary>Doors of two steps that touch different groups.</summary>
    public int Of(int first, int second)
    {
        // What is hidden while it must be clarified is on a list after some steps and not after others.
        if (index.Policy.HideNeedsClarification)
        {
            return contest.DoorsOf(After(first, second), [.. scan.OpenedBy(first, second)]).Doors.Count;
        }

        var doors = ByScore(first, second);
        var opened = scan.OpenedKeys(first, second);
        if (opened.Exists(key => doors[key] == NotKnown))
        {
            Look(first, second, doors, opened.FindAll(key => doors[key] == NotKnown));
        }

        return opened.Sum(key => doors[key]);
    }

    private void Look(int first, int second, int[] doors, List<int> keys)
    {
        keys.ForEach(key => doors[key] = 0);
        foreach (var place in contest.DoorsOf(After(first, second), scan.PlacesOf(keys)).Doors)
        {
            doors[scan.KeyOf(place)]++;
        }
    }

    private MatchProfile After(int first, int second) => index.Compile(steps[second].Apply(steps[first].Apply(person)));

    private int[] ByScore(int first, int second)
    {
        var score = (IsScored(first), IsScored(second)) switch
        {
            (true, true) => (first, second),
            (true, false) => (first, NoStep),
            (false, true) => (second, NoStep),
            _ => (NoStep, NoStep),
        };
        if (!_byScore.TryGetValue(score, out var doors))
        {
            doors = new int[scan.KeyCount];
            Array.Fill(doors, NotKnown);
            _byScore.Add(score, doors);
        }

        return doors;
    }

    private bool IsScored(int step) => (steps[step].Touches & Scored) != 0;
}
