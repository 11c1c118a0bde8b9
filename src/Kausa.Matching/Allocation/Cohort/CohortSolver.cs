using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Allocates a cohort: stable or optimal, with caps per place, company and adviser.</summary>
/// <remarks>Deterministic. Definitions and proofs: docs/allocation.md, "Cohort plan".</remarks>
public static class CohortSolver
{
    /// <summary>Allocates.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="objective">What is made as good as possible.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The allocation, or the smallest set of rules that cannot all be kept.</returns>
    /// <exception cref="ArgumentException">People must be placed in a stable plan: stability may forbid what is required.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CohortAnswer Solve(CohortProblem problem, CohortObjective objective, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ThrowHelper.Check(objective != CohortObjective.Stable || problem.Required.Count == 0, nameof(objective), "people who must be placed need BEST_TOTAL or MOST_PLACED; a stable plan cannot promise it");
        if (CohortConflicts.Find(problem, cancellation) is { } conflict)
        {
            return new CohortAnswer(null, conflict);
        }

        return new CohortAnswer(
            objective == CohortObjective.Stable
                ? new CohortAllocation(StableWithinCaseload(problem, CohortAcceptance.ListsOf(problem, cancellation), told: null, cancellation).ToValueList(), null)
                : CohortOptimum.Solve(problem, objective, cancellation),
            null);
    }

    /// <summary>
    /// Deferred acceptance; then of an adviser over the limit those least liked by both sides wait, and it begins anew. Fewer rivals take nothing from those
    /// who stay, so every adviser ends at the limit exactly.
    /// </summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="lists">Everybody's list, from <see cref="CohortAcceptance.ListsOf"/>.</param>
    /// <param name="told">Told of every run; null when nobody asks.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>Place per person, −1 for none.</returns>
    internal static int[] StableWithinCaseload(CohortProblem problem, CohortPair[][] lists, Action<CohortAcceptance>? told, CancellationToken cancellation)
    {
        var takesPart = new bool[problem.PersonCount];
        takesPart.AsSpan().Fill(true);
        var decided = problem.Decided.Select(pair => pair.Row).ToHashSet();
        while (true)
        {
            var acceptance = new CohortAcceptance(problem, lists, takesPart);
            var placeOfPerson = acceptance.Run(cancellation);
            told?.Invoke(acceptance);
            var placed = Enumerable.Range(0, placeOfPerson.Length).Where(person => placeOfPerson[person] >= 0 && problem.AdviserOfPerson[person] >= 0).ToLookup(person => problem.AdviserOfPerson[person]);
            var waiting = placed.SelectMany(cases => cases
                .OrderBy(person => decided.Contains(person))
                .ThenBy(person => problem.Find(person, placeOfPerson[person])!.Value.Total)
                .ThenByDescending(person => problem.Find(person, placeOfPerson[person])!.Value.TieKey).ThenByDescending(person => person)
                .Take(cases.Count() - problem.CaseloadLimits[cases.Key])).ToList();
            if (waiting.Count == 0)
            {
                return placeOfPerson;
            }

            waiting.ForEach(person => takesPart[person] = false);
        }
    }
}
