namespace Kausa.Matching.Allocation.Instances;

/// <summary>Solves an assignment problem in the OR-Library format.</summary>
public static class SolveAssignment
{
    /// <summary>Reads, solves and checks.</summary>
    /// <param name="text">The problem; see <see cref="AssignmentText"/>.</param>
    /// <param name="maximise">Whether the numbers are profits; otherwise costs.</param>
    /// <returns>The optimal assignment with its gap, 0.</returns>
    /// <exception cref="InstanceFormatException">The text is not a problem in this format.</exception>
    public static AssignmentAnswer Run(TextReader text, bool maximise)
    {
        DenseAllocationInstance instance = AssignmentText.Read(text, maximise);
        AllocationOutcome outcome = OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal);
        AllocationSolution solution = outcome.Solution ?? throw new InvalidOperationException("An assignment problem without requirements has a solution.");
        AllocationCheck check = AllocationChecker.Check(instance, solution);
        if (!check.IsProven || solution.Pairs.Count != instance.RowCount)
        {
            throw new InvalidOperationException($"The checker rejects the assignment: {string.Join(", ", check.Findings.Take(3))}");
        }

        var taskOf = new int[instance.RowCount];
        foreach (AllocatedPair pair in solution.Pairs)
        {
            taskOf[pair.Row] = pair.Column;
        }

        return new AssignmentAnswer(instance.RowCount, maximise ? solution.Total : -solution.Total, taskOf, checked((long)check.DualGap));
    }
}
