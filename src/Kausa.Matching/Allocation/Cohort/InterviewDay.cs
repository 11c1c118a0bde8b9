using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>A day on which people and companies meet, in slots.</summary>
public sealed record InterviewDayRequest
{
    /// <summary>Slots of the day, 1..100.</summary>
    public int SlotCount { get; init => field = ThrowHelper.InRange(value, 1, 100, nameof(SlotCount)); } = 8;

    /// <summary>People one company can see at the same time, 1..20.</summary>
    public int TablesPerCompany { get; init => field = ThrowHelper.InRange(value, 1, 20, nameof(TablesPerCompany)); } = 1;

    /// <summary>Most interviews of one person, 1..100; never more than slots.</summary>
    public int InterviewsPerPerson { get; init => field = ThrowHelper.InRange(value, 1, 100, nameof(InterviewsPerPerson)); } = 3;

    /// <summary>How uncertainty is read.</summary>
    public ScoreMode Mode { get; init; } = ScoreMode.Expected;
}

/// <summary>One interview.</summary>
/// <param name="Slot">Slot, from 1.</param>
/// <param name="Table">Table of the company, from 1.</param>
/// <param name="Candidate">The person.</param>
/// <param name="Place">The company's place that fits both sides best.</param>
/// <param name="Company">The company.</param>
/// <param name="PersonMillionths">Score with the person's weights.</param>
/// <param name="CompanyMillionths">Score with the company's weights.</param>
public sealed record Interview(int Slot, int Table, Candidate Candidate, TrainingPlace Place, Company Company, int PersonMillionths, int CompanyMillionths);

/// <summary>A plan for an interview day.</summary>
/// <param name="Interviews">Interviews by slot, company, table.</param>
/// <param name="WithoutInterview">People possible somewhere for whom no company has time.</param>
/// <param name="NothingPossible">People for whom no place is possible today.</param>
/// <param name="IsProven">Whether the separate checker, which derives the day's market anew, confirms both steps and this plan of them: as many people as possible meet a company, and the rest of the day is the best beside that.</param>
public sealed record InterviewDayPlan(ValueList<Interview> Interviews, ValueList<Id<Candidate>> WithoutInterview, ValueList<Id<Candidate>> NothingPossible, bool IsProven);

/// <summary>Plans an interview day: who meets which company when.</summary>
/// <remarks>
/// Steps: 1. As many people as possible get one interview, with the best total of both sides' scores. 2. Those stand, and the time left goes to further interviews with the best total. 3. Slots by
/// edge colouring: nobody has more interviews than there are slots and no table either, so a day without clashes always exists (Kőnig 1916). Deterministic.
/// </remarks>
public static class InterviewDayPlanner
{
    /// <summary>Plans.</summary>
    /// <param name="index">One state of a market.</param>
    /// <param name="request">The day.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static InterviewDayPlan Plan(Ranking.MatchIndex index, InterviewDayRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        var market = new CohortMarket(index, new CohortRequest { Objective = CohortObjective.MostPlaced, Mode = request.Mode }, cancellation);
        var problem = market.Problem;
        var best = Best(problem);
        var first = Meet(problem, best, request, 1, [], cancellation);
        var all = Meet(problem, best, request, Math.Min(request.InterviewsPerPerson, request.SlotCount), [.. first.Solution.Pairs], cancellation);
        var slots = InterviewSlots.Colour(all.Solution.Pairs, problem.PersonCount, problem.ProposalCaps.Count, request.SlotCount, request.TablesPerCompany);
        InterviewMeeting[] meetings = [.. all.Solution.Pairs.Select((pair, at) => new InterviewMeeting(slots[at].Slot, slots[at].Table, pair.Row, best[pair].Place))];
        var met = all.Solution.Pairs.Select(pair => pair.Row).ToHashSet();
        var possible = best.Keys.Select(pair => pair.Row).ToHashSet();
        return new InterviewDayPlan(
            meetings.Select(meeting => (meeting, pair: problem.Find(meeting.Person, meeting.Place)!.Value)).Select(item => new Interview(
                item.meeting.Slot + 1, item.meeting.Table + 1, market.People[item.meeting.Person], market.Places[item.meeting.Place], market.CompanyOfPlace[item.meeting.Place], item.pair.PersonMillionths, item.pair.CompanyMillionths))
                .OrderBy(interview => interview.Slot).ThenBy(interview => interview.Company.Id).ThenBy(interview => interview.Table).ToValueList(),
            Ids(person => possible.Contains(person) && !met.Contains(person)),
            Ids(person => !possible.Contains(person)),
            AllocationChecker.CheckInterviews(problem, request, first, all, meetings).Count == 0);

        ValueList<Id<Candidate>> Ids(Func<int, bool> isMeant) => Enumerable.Range(0, problem.PersonCount).Where(isMeant).Select(person => market.People[person].Id).ToValueList();
    }

    internal static Dictionary<AllocatedPair, CohortPair> Best(CohortProblem problem) => problem.Pairs.ToArray()
        .Where(pair => problem.Seats[pair.Place] > 0)
        .GroupBy(pair => (pair.Person, Company: problem.CompanyOfPlace[pair.Place]))
        .ToDictionary(group => new AllocatedPair(group.Key.Person, group.Key.Company), group => group.OrderByDescending(pair => pair.Total).ThenBy(pair => pair.TieKey).ThenBy(pair => pair.Place).First());

    internal static CohortCertificate Meet(
        CohortProblem problem, Dictionary<AllocatedPair, CohortPair> best, InterviewDayRequest request, int mostPerPerson, AllocatedPair[] pinned, CancellationToken cancellation)
    {
        var people = new int[problem.PersonCount];
        people.AsSpan().Fill(mostPerPerson);
        var companies = new int[problem.ProposalCaps.Count];
        companies.AsSpan().Fill(request.SlotCount * request.TablesPerCompany);
        var instance = SparseAllocationInstance.FromPairs(people, companies, [.. best.OrderBy(item => item.Key).Select(item => new ValuedPair(item.Key.Row, item.Key.Column, item.Value.Total))], null, pinned);
        return new CohortCertificate(instance, OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal, cancellation).Solution!);
    }
}

/// <summary>One interview by numbers, all 0-based.</summary>
internal readonly record struct InterviewMeeting(int Slot, int Table, int Person, int Place);
