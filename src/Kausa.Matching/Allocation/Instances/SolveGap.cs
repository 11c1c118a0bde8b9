namespace Kausa.Matching.Allocation.Instances;

/// <summary>Solves a file of generalised assignment problems in the OR-Library format.</summary>
public static class SolveGap
{
    /// <summary>Reads and solves all problems.</summary>
    /// <param name="text">The problems; see <see cref="GapText"/>.</param>
    /// <param name="maximise">Whether values are profits, as in OR-Library's gap1 to gap12; otherwise costs, as in gapa to gapd.</param>
    /// <param name="effortMax">Effort per problem; see <see cref="GapSolver.Solve"/>.</param>
    /// <exception cref="InstanceFormatException">The text is not in this format.</exception>
    public static GapAnswer Run(TextReader text, bool maximise = true, long effortMax = GapSolver.DefaultEffortMax) =>
        Run(text, maximise, problem => GapSolver.Solve(problem, maximise, effortMax));

    /// <summary>The same with any solver: what it claims is checked before it is answered.</summary>
    internal static GapAnswer Run(TextReader text, bool maximise, Func<GapInstance, GapSolution> solve) =>
        new(maximise ? "max" : "min", [.. GapText.Read(text).Select(problem => Answer(problem, maximise, solve(problem)))]);

    private static GapProblemAnswer Answer(GapInstance problem, bool maximise, GapSolution solution)
    {
        IReadOnlyList<AllocationFinding> findings = AllocationChecker.CheckGap(problem, solution, maximise);
        if (findings.Count > 0)
        {
            throw new InvalidOperationException($"The check refuses the assignment found: {findings[0]}.");
        }

        bool isFound = solution.AgentOfJob is not null;
        return new GapProblemAnswer(
            problem.AgentCount,
            problem.JobCount,
            isFound ? solution.Objective : null,
            !isFound && solution.IsProven ? null : solution.Bound,
            isFound ? Math.Abs(solution.Bound - solution.Objective) : null,
            solution.IsProven,
            solution.AgentOfJob);
    }
}
