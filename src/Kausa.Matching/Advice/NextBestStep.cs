using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>Which single step, and which two together, would open most doors for a person.</summary>
/// <remarks>
/// Steps: 1. list what the person could do (<see cref="PersonSteps"/>). 2. Count what each step and each pair raises, from one look at every place
/// (<see cref="StepScan"/>). 3. For the steps that can still be among the first, rank again with the step taken and count the doors: opened places
/// with a seat that nobody before the person would have. Opened places bound doors, so that no step left out could come before one told.
/// Specification: docs/advice.md. Stateless and thread-safe.
/// </remarks>
public static class NextBestStep
{
    private const int MostExamples = 3;

    private static readonly RankRequest Question = new() { Purpose = Purpose.MatchForAdviser, CountPairs = false };

    // Rules that steps of a person can change. What C18 and C21 exclude after all steps about pathways and occupations, by law or because a company is excluded, is told as information.
    private static readonly ReasonCode[] Changeable =
    [
        ReasonCode.C06SchoolDuty, ReasonCode.C07GuardianConsent, ReasonCode.C08MedicalCheck, ReasonCode.C13StartDate, ReasonCode.C14OutOfReach, ReasonCode.C15Licence, ReasonCode.C16LanguageMin,
    ];

    /// <summary>The steps of a person of the market.</summary>
    /// <param name="index">The market.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="top">Most steps to tell, 1..100.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The advice; empty for somebody without case consent.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such candidate.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static StepAdvice Of(MatchIndex index, Id<Candidate> candidate, int top = 5, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var person = index.FindCandidate(candidate) ?? throw new KeyNotFoundException($"The market has no candidate '{candidate}'.");
        return Of(index, person, top, cancellation: cancellation);
    }

    /// <summary>The steps of somebody whose facts need not be those of the market.</summary>
    /// <param name="index">The market.</param>
    /// <param name="person">The person.</param>
    /// <param name="top">Most steps to tell, 1..100.</param>
    /// <param name="pairs">Whether the best pair is looked for.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The advice; empty for somebody without case consent.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static StepAdvice Of(MatchIndex index, Candidate person, int top = 5, bool pairs = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(person);
        return Among(index, person, PersonSteps.Of(person, index.Policy, index.AsOf), top, pairs, cancellation);
    }

    /// <summary>What some steps would open for a person.</summary>
    internal static StepAdvice Among(MatchIndex index, Candidate person, IReadOnlyList<PersonStep> steps, int top, bool pairs = true, CancellationToken cancellation = default)
    {
        ThrowHelper.InRange(top, 1, 100, nameof(top));
        var scan = new StepScan(index, person, steps, Question, cancellation);
        var isConsentMissing = scan.Before.Compiled.LacksConsent(Purpose.MatchForAdviser);
        var today = scan.Today();
        var advice = new StepAdvice
        {
            Candidate = person.Id,
            Snapshot = index.Snapshot,
            PolicyId = index.Policy.Id,
            PolicyVersion = index.Policy.Version,
            AsOf = index.AsOf,
            IsConsentMissing = isConsentMissing,
            EligibleCount = today.Opened,
            ClarificationCount = today.Cleared,
            ConditionCount = today.Released,
            Steps = [],
            BestPair = null,
            Information = [],
            OverdueLaw = index.Policy.Law.Overdue(index.AsOf).ToValueList(),
        };
        if (isConsentMissing)
        {
            return advice;
        }

        var contest = new SeatContest(index, person.Id, cancellation);
        var counts = new DoorCounts[steps.Count];
        for (var step = 0; step < counts.Length; step++)
        {
            counts[step] = scan.Read(step);
        }

        return advice with
        {
            Steps = First(index, person, scan, steps, counts, contest, top),
            BestPair = pairs ? Pair(index, person, scan, steps, counts, contest) : null,
            Information = Information(index, person, scan, steps),
        };
    }

    private static ValueList<Exclusion> Information(MatchIndex index, Candidate person, StepScan scan, IReadOnlyList<PersonStep> steps)
    {
        var choices = steps.Where(step => step.Code is AdviceCode.Pathway or AdviceCode.OccupationVeto).ToList();
        var open = choices.Aggregate(person, (known, step) => step.Apply(known));
        var compiled = choices.Count == 0 ? scan.Before.Compiled : new StepView(index, open, Question).Compiled;
        return new PairCounter(index.Places).Count(compiled, open, Question).Exclusions
            .Where(exclusion => !Changeable.Contains(exclusion.Code) && RuleBook.Find(exclusion.Code).Scope is RuleScope.Person or RuleScope.Pair)
            .OrderByDescending(exclusion => exclusion.PairCount).ThenBy(exclusion => exclusion.Code).ToValueList();
    }

    private static ValueList<StepGain> First(
        MatchIndex index, Candidate person, StepScan scan, IReadOnlyList<PersonStep> steps, DoorCounts[] counts, SeatContest contest, int top)
    {
        var told = new List<StepGain>();
        foreach (var step in Enumerable.Range(0, counts.Length).Where(step => !counts[step].IsNothing && !AddsNothing(step, steps, counts)).OrderByDescending(step => counts[step].Opened))
        {
            // Doors are opened places: whoever opens fewer than the last one told has doors cannot come before it.
            if (told.Count == top && counts[step].Opened < told[^1].DoorCount)
            {
                break;
            }

            told.Add(Gain(index, person, [steps[step]], counts[step], [.. scan.OpenedBy(step)], contest));
            told.Sort(Compare);
            if (told.Count > top)
            {
                told.RemoveAt(top);
            }
        }

        return told.ToValueList();
    }

    // The larger of two amounts of the same thing that raise the same places.
    private static bool AddsNothing(int step, IReadOnlyList<PersonStep> steps, DoorCounts[] counts) =>
        step > 0 && steps[step].IsMoreOfTheSame && steps[step - 1].Code == steps[step].Code && counts[step] == counts[step - 1];

    private static StepGain? Pair(MatchIndex index, Candidate person, StepScan scan, IReadOnlyList<PersonStep> steps, DoorCounts[] counts, SeatContest contest)
    {
        var pairs = new List<(int First, int Second, DoorCounts Counts)>();
        for (var first = 0; first < steps.Count; first++)
        {
            for (var second = first + 1; second < steps.Count; second++)
            {
                if ((steps[first].Touches & steps[second].Touches) == 0 && scan.Read(first, second) is var together && together.Opened > Math.Max(counts[first].Opened, counts[second].Opened))
                {
                    pairs.Add((first, second, together));
                }
            }
        }

        var found = new PairDoors(index, person, scan, steps, contest);
        ((int First, int Second, DoorCounts Counts) Pair, int Doors)? best = null;
        foreach (var pair in pairs.OrderByDescending(pair => pair.Counts.Opened))
        {
            // As above: fewer opened places than the best pair has doors.
            if (pair.Counts.Opened < best?.Doors)
            {
                break;
            }

            var doors = found.Of(pair.First, pair.Second);
            if (best is not { } known || IsBetterPair((pair, doors), known, steps))
            {
                best = (pair, doors);
            }
        }

        if (best is not { } chosen)
        {
            return null;
        }

        var gain = Gain(index, person, [steps[chosen.Pair.First], steps[chosen.Pair.Second]], chosen.Pair.Counts, [.. scan.OpenedBy(chosen.Pair.First, chosen.Pair.Second)], contest);
        return gain.DoorCount == chosen.Doors ? gain : throw new InvalidOperationException("The doors of two steps are not those that were counted for them.");
    }

    // More doors, opened, cleared, released; then less effort; then the order of the steps.
    private static bool IsBetterPair(
        ((int First, int Second, DoorCounts Counts) Pair, int Doors) a, ((int First, int Second, DoorCounts Counts) Pair, int Doors) b, IReadOnlyList<PersonStep> steps)
    {
        var byDoors = b.Doors.CompareTo(a.Doors);
        var byCounts = byDoors != 0 ? byDoors : Compare(a.Pair.Counts, b.Pair.Counts);
        return byCounts != 0 ? byCounts < 0 : Effort(a.Pair) < Effort(b.Pair);

        int Effort((int First, int Second, DoorCounts Counts) pair) => steps[pair.First].EffortMinutes + steps[pair.Second].EffortMinutes;
    }

    private static StepGain Gain(MatchIndex index, Candidate person, ValueList<PersonStep> steps, DoorCounts counts, int[] opened, SeatContest contest)
    {
        var after = steps.Aggregate(person, (known, step) => step.Apply(known));
        var (doors, listed) = opened.Length == 0 ? ([], 0) : contest.DoorsOf(index.Compile(after), opened);
        if (!index.Policy.HideNeedsClarification && listed != opened.Length)
        {
            throw new InvalidOperationException("A place that a step should open is not on the list after it.");
        }

        var examples = (doors.Count > 0 ? doors : [.. opened]).Select(place => index.PlaceAt(place).Id).Order().Take(MostExamples).ToValueList();
        return new StepGain(steps, counts, doors.Count, examples);
    }

    private static int Compare(DoorCounts a, DoorCounts b) =>
        a.Opened != b.Opened ? b.Opened.CompareTo(a.Opened) : a.Cleared != b.Cleared ? b.Cleared.CompareTo(a.Cleared) : b.Released.CompareTo(a.Released);

    /// <summary>The order in which steps are told.</summary>
    internal static int Compare(StepGain a, StepGain b)
    {
        var byDoors = b.DoorCount.CompareTo(a.DoorCount);
        var byCounts = byDoors != 0 ? byDoors : Compare(a.Counts, b.Counts);
        var byEffort = byCounts != 0 ? byCounts : a.EffortMinutes.CompareTo(b.EffortMinutes);
        var byCode = byEffort != 0 ? byEffort : a.Steps[0].Code.CompareTo(b.Steps[0].Code);
        return byCode != 0 ? byCode : string.CompareOrdinal(a.Steps[0].Arguments.ToString(), b.Steps[0].Arguments.ToString());
    }
}
