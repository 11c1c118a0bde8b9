namespace Kausa.Matching.Allocation.Cohort;

/// <summary>What one more seat, proposal or case is worth to a plan: whom to win next.</summary>
public static class CohortPrices
{
    /// <summary>The value of one more seat at each place, which the company may fill: where its cap binds, the cap grows with it.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="objective">The plan's objective.</param>
    /// <param name="allocation">The plan, as <see cref="CohortSolver"/> returned it.</param>
    /// <returns>One value per place: from the prices of an optimal plan, by planning again for a stable one.</returns>
    public static IReadOnlyList<SeatValue> OfSeats(CohortProblem problem, CohortObjective objective, CohortAllocation allocation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(allocation);
        return allocation.Certificate is { } certificate
            ? ShadowPrices.OfSeats(certificate.Instance, certificate.Solution)[..problem.Seats.Count]
            : [.. Enumerable.Range(0, problem.Seats.Count).Select(place => Difference(problem, WithSeat(problem, place), objective, allocation))];
    }

    /// <summary>The value of one more case for each adviser.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="objective">The plan's objective.</param>
    /// <param name="allocation">The plan.</param>
    /// <returns>One value per adviser, by planning again; zero for an adviser with room.</returns>
    public static IReadOnlyList<SeatValue> OfCases(CohortProblem problem, CohortObjective objective, CohortAllocation allocation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(allocation);
        return
        [
            .. problem.CaseloadLimits.Select((limit, adviser) =>
            {
                var isFull = Enumerable.Range(0, problem.PersonCount).Count(person => allocation.PlaceOfPerson[person] >= 0 && problem.AdviserOfPerson[person] == adviser) == limit;
                return isFull ? Difference(problem, problem.With(caseloadLimits: OneMore(problem.CaseloadLimits, adviser)), objective, allocation) : default;
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

    private static SeatValue Difference(CohortProblem problem, CohortProblem changed, CohortObjective objective, CohortAllocation allocation)
    {
        var again = CohortSolver.Solve(changed, objective).Allocation!;
        var placed = again.PlaceOfPerson.Count(place => place >= 0) - allocation.PlaceOfPerson.Count(place => place >= 0);
        return new SeatValue(objective == CohortObjective.BestTotal ? 0 : placed, Total(problem, again) - Total(problem, allocation));
    }

    private static long Total(CohortProblem problem, CohortAllocation allocation) =>
        allocation.PlaceOfPerson.Select((place, person) => place < 0 ? 0 : problem.Find(person, place)!.Value.Total).Sum();
}
