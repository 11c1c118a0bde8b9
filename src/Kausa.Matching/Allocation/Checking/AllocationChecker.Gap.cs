namespace Kausa.Matching.Allocation;

public static partial class AllocationChecker
{
    /// <summary>Checks a generalised assignment: every job at one agent, capacities, the stated sum, and that sum, bound and claim fit together.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="solution">The claim.</param>
    /// <param name="maximise">Whether values are profits.</param>
    /// <returns>All offenders, rows jobs and columns agents. The bound itself is the solver's: a branch and bound leaves no prices by which it could be checked.</returns>
    public static IReadOnlyList<AllocationFinding> CheckGap(GapInstance problem, GapSolution solution, bool maximise)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        var findings = new List<AllocationFinding>();
        if (solution.AgentOfJob is not { } agentOfJob)
        {
            return findings;
        }

        if (agentOfJob.Count != problem.JobCount)
        {
            findings.Add(new AllocationFinding(AllocationFault.RequiredRowUnfilled, -1, -1, problem.JobCount - agentOfJob.Count));
            return findings;
        }

        var used = new Int128[problem.AgentCount];
        Int128 sum = 0;
        for (int job = 0; job < agentOfJob.Count; job++)
        {
            int agent = agentOfJob[job];
            if (agent < 0 || agent >= problem.AgentCount)
            {
                findings.Add(new AllocationFinding(AllocationFault.OutOfRange, job, agent, 1));
                continue;
            }

            used[agent] += problem.Resource(agent, job);
            sum += problem.Value(agent, job);
        }

        for (int agent = 0; agent < used.Length; agent++)
        {
            if (used[agent] > problem.Capacity(agent))
            {
                findings.Add(new AllocationFinding(AllocationFault.ColumnOverCapacity, -1, agent, used[agent] - problem.Capacity(agent)));
            }
        }

        if (sum != solution.Objective)
        {
            findings.Add(new AllocationFinding(AllocationFault.TotalWrong, -1, -1, solution.Objective - sum));
        }

        // No assignment is better than its bound, and a proven one meets it.
        Int128 gap = maximise ? (Int128)solution.Bound - solution.Objective : (Int128)solution.Objective - solution.Bound;
        if (gap < 0 || (solution.IsProven && gap != 0))
        {
            findings.Add(new AllocationFinding(AllocationFault.DualGap, -1, -1, gap));
        }

        return findings;
    }
}
