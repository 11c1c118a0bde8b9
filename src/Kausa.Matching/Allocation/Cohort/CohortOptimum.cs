using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>States a cohort as a market of rows and columns and solves it to its proven optimum.</summary>
/// <remarks>
/// A cap below a company's seats becomes stand-ins: one per seat too many, each of which must take a seat of that company and gains nothing. A limit below the number of
/// an adviser's people becomes a bench with room for those too many, worth more than any pair: moving one placed person there always gains, so it is full in
/// every optimum. Both leave exactly the allocations within cap and limit, and their part of the total is a constant.
/// </remarks>
internal static class CohortOptimum
{
    public static CohortAllocation Solve(CohortProblem problem, CohortObjective objective, CancellationToken cancellation)
    {
        var instance = Instance(problem);
        var outcome = OptimalAllocator.Solve(instance, objective == CohortObjective.MostPlaced ? AllocationObjective.MostPlacedThenBestTotal : AllocationObjective.BestTotal, cancellation);
        var solution = outcome.Solution ?? throw new InvalidOperationException("Rules without conflict must have an allocation.");
        var placeOfPerson = new int[problem.PersonCount];
        placeOfPerson.AsSpan().Fill(-1);
        foreach (var pair in solution.Pairs)
        {
            if (pair.Row < problem.PersonCount && pair.Column < problem.Seats.Count)
            {
                placeOfPerson[pair.Row] = pair.Column;
            }
        }

        return new CohortAllocation(placeOfPerson.ToValueList(), new CohortCertificate(instance, solution));
    }

    private static SparseAllocationInstance Instance(CohortProblem problem)
    {
        var pairs = new List<ValuedPair>(problem.Pairs.Length);
        foreach (var pair in problem.Pairs)
        {
            pairs.Add(new ValuedPair(pair.Person, pair.Place, pair.Total));
        }

        // More seats than the cap of the company are seats nobody can take.
        int[] seats = [.. problem.Seats.Select((count, place) => Math.Min(count, problem.ProposalCaps[problem.CompanyOfPlace[place]]))];
        var rowCount = problem.PersonCount;
        foreach (var places in Enumerable.Range(0, seats.Length).GroupBy(place => problem.CompanyOfPlace[place]).OrderBy(places => places.Key))
        {
            for (var surplus = places.Sum(place => (long)seats[place]) - problem.ProposalCaps[places.Key]; surplus > 0; surplus--)
            {
                // Places without a seat too: what one more seat is worth is asked of them.
                pairs.AddRange(places.Select(place => new ValuedPair(rowCount, place, 0)));
                rowCount++;
            }
        }

        var decided = problem.Decided.Select(pair => pair.Row).ToHashSet();
        var required = new bool[rowCount];
        required.AsSpan(problem.PersonCount).Fill(true);
        foreach (var person in problem.Required)
        {
            required[person] = true;
        }

        List<int> columns = [.. seats];
        var benchWorth = pairs.Count == 0 ? 0 : pairs.Max(pair => pair.Value) + 1;
        for (var adviser = 0; adviser < problem.CaseloadLimits.Count; adviser++)
        {
            var cases = Enumerable.Range(0, problem.PersonCount).Where(person => problem.AdviserOfPerson[person] == adviser).ToList();
            var open = cases.Where(person => !decided.Contains(person) && problem.PairsOf(person).Length > 0).ToList();
            var surplus = open.Count - (problem.CaseloadLimits[adviser] - cases.Count(decided.Contains));
            if (surplus > 0)
            {
                pairs.AddRange(open.Where(person => !required[person]).Select(person => new ValuedPair(person, columns.Count, benchWorth)));
                columns.Add(surplus);
            }
        }

        var rows = new int[rowCount];
        rows.AsSpan().Fill(1);
        return SparseAllocationInstance.FromPairs(rows, [.. columns], pairs, required, [.. problem.Decided]);
    }
}
