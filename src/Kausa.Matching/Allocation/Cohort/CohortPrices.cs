using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>What one more seat, proposal or case is worth to a plan: whom to win next.</summary>
public static class CohortPrices
{
    /// <summary>The value of one more seat at each place, which the company may fill: where its cap binds, the cap grows with it.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="objective">The plan's objective.</param>
    /// <param name="allocation">The plan, as <see cref="CohortSolver"/> returned it.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>One value per place: from the prices of an optimal plan; for a stable one by planning again, for each place where somebody was refused.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<SeatValue> OfSeats(CohortProblem problem, CohortObjective objective, CohortAllocation allocation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(allocation);
        return allocation.Certificate is { } certificate
            ? ShadowPrices.OfSeats(certificate.Instance, certificate.Solution, cancellation)[..problem.Seats.Count]
            : OfStableSeats(problem, allocation, cancellation);
    }

    // A place that refused nobody, of a company that refused nobody for its cap, would have seen the same proposals with one more seat, and answered them alike.
    private static SeatValue[] OfStableSeats(CohortProblem problem, CohortAllocation allocation, CancellationToken cancellation)
    {
        var lists = CohortAcceptance.ListsOf(problem, cancellation);
        var hasRefused = new bool[problem.Seats.Count];
        CohortSolver.StableWithinCaseload(
            problem,
            lists,
            acceptance =>
            {
                for (var place = 0; place < hasRefused.Length; place++)
                {
                    hasRefused[place] |= acceptance.HasRefused(place);
                }
            },
            cancellation);
        return [.. hasRefused.Select((isRefused, place) => isRefused ? Difference(problem, WithSeat(problem, place), lists, allocation, cancellation) : default)];
    }

    /// <summary>The value of one more case for each adviser.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="objective">The plan's objective.</param>
    /// <param name="allocation">The plan.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>One value per adviser, by planning again; zero for an adviser with room.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<SeatValue> OfCases(CohortProblem problem, CohortObjective objective, CohortAllocation allocation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(allocation);
        var lists = new Lazy<CohortPair[][]>(() => CohortAcceptance.ListsOf(problem, cancellation));
        return
        [
            .. problem.CaseloadLimits.Select((limit, adviser) =>
            {
                var isFull = Enumerable.Range(0, problem.PersonCount).Count(person => allocation.PlaceOfPerson[person] >= 0 && problem.AdviserOfPerson[person] == adviser) == limit;
                return !isFull ? default
                    : objective == CohortObjective.Stable ? Difference(problem, problem.With(caseloadLimits: OneMore(problem.CaseloadLimits, adviser)), lists.Value, allocation, cancellation)
                    : Difference(problem, problem.With(caseloadLimits: OneMore(problem.CaseloadLimits, adviser)), objective, allocation, cancellation);
            }),
        ];
    }

    private static CohortProblem WithSeat(CohortProblem problem, int place)
    {
        // Seats beyond the cap do not come into play with it.
        var company = problem.CompanyOfPlace[place];
        int[] seats = [.. problem.Seats.Select((count, other) => problem.CompanyOfPlace[other] == company ? Math.Min(count, problem.ProposalCaps[company]) : count)];
        seats[place]++;
        return problem.With(seats: seats, proposalCaps: OneMore(problem.ProposalCaps, company));
    }

    private static int[] OneMore(IReadOnlyList<int> numbers, int at)
    {
        int[] changed = [.. numbers];
        changed[at]++;
        return changed;
    }

    private static SeatValue Difference(CohortProblem problem, CohortProblem changed, CohortPair[][] lists, CohortAllocation allocation, CancellationToken cancellation) =>
        Difference(problem, CohortSolver.StableWithinCaseload(changed, lists, told: null, cancellation), allocation.PlaceOfPerson);

    private static SeatValue Difference(CohortProblem problem, CohortProblem changed, CohortObjective objective, CohortAllocation allocation, CancellationToken cancellation) =>
        Difference(problem, CohortSolver.Solve(changed, objective, cancellation).Allocation!.PlaceOfPerson, allocation.PlaceOfPerson);

    // Only who has another place than before makes a difference.
    private static SeatValue Difference(CohortProblem problem, IReadOnlyList<int> again, ValueList<int> before)
    {
        var (placed, total) = (0, 0L);
        for (var person = 0; person < again.Count; person++)
        {
            if (again[person] != before[person])
            {
                placed += (again[person] >= 0 ? 1 : 0) - (before[person] >= 0 ? 1 : 0);
                total += WorthOf(problem, person, again[person]) - WorthOf(problem, person, before[person]);
            }
        }

        return new SeatValue(placed, total);
    }

    private static long WorthOf(CohortProblem problem, int person, int place) => place < 0 ? 0 : problem.Find(person, place)!.Value.Total;
}
