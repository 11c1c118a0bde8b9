using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

public sealed class GapSolverTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Solve_AnySmallProblem_EqualsExhaustiveSearch(bool maximise) =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            GapInstance instance = Random(seed, agents: (seed % 3) + 1, jobs: (seed % 6) + 1, valueMax: seed % 2 == 0 ? 9 : GapInstance.MaxValue, resourceMax: 9);
            long? best = BruteForce(instance, maximise);
            GapSolution solution = GapSolver.Solve(instance, maximise);
            return solution.IsProven && (best is null ? solution.AgentOfJob is null : IsAssignmentOf(instance, solution, best.Value) && solution.Bound == best);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Solve_LargeResources_EqualsExhaustiveSearch() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            GapInstance instance = Random(seed, agents: 3, jobs: 6, valueMax: 50, resourceMax: 2_000_000_000);
            long? best = BruteForce(instance, maximise: false);
            GapSolution solution = GapSolver.Solve(instance, maximise: false);
            return solution.IsProven && (best is null ? solution.AgentOfJob is null : IsAssignmentOf(instance, solution, best.Value));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Fact]
    public void Solve_EffortUsedUp_BoundIsNotBelowTheOptimum()
    {
        GapInstance instance = Random(11, agents: 5, jobs: 30, valueMax: 25, resourceMax: 25);
        GapSolution whole = GapSolver.Solve(instance, maximise: true);
        GapSolution cut = GapSolver.Solve(instance, maximise: true, effortMax: 0);
        Assert.True(whole.IsProven);
        Assert.InRange(whole.Objective, cut.Objective, cut.Bound);
    }

    private static bool IsAssignmentOf(GapInstance instance, GapSolution solution, long objective)
    {
        var used = new long[instance.AgentCount];
        long sum = 0;
        for (int job = 0; job < instance.JobCount; job++)
        {
            used[solution.AgentOfJob![job]] += instance.Resource(solution.AgentOfJob[job], job);
            sum += instance.Value(solution.AgentOfJob[job], job);
        }

        return sum == objective && solution.Objective == objective && Enumerable.Range(0, used.Length).All(agent => used[agent] <= instance.Capacity(agent));
    }

    private static long? BruteForce(GapInstance instance, bool maximise)
    {
        long? best = null;
        int combinations = (int)Math.Pow(instance.AgentCount, instance.JobCount);
        for (int code = 0; code < combinations; code++)
        {
            var used = new long[instance.AgentCount];
            long sum = 0;
            for (int job = 0, rest = code; job < instance.JobCount; job++, rest /= instance.AgentCount)
            {
                used[rest % instance.AgentCount] += instance.Resource(rest % instance.AgentCount, job);
                sum += instance.Value(rest % instance.AgentCount, job);
            }

            if (Enumerable.Range(0, used.Length).All(agent => used[agent] <= instance.Capacity(agent)))
            {
                best = best is null ? sum : maximise ? Math.Max(best.Value, sum) : Math.Min(best.Value, sum);
            }
        }

        return best;
    }

    /// <summary>Type C of the literature: capacity is 0.8 of the average load.</summary>
    private static GapInstance Random(int seed, int agents, int jobs, int valueMax, int resourceMax)
    {
        var random = new Random(seed);
        long[] values = [.. Enumerable.Range(0, agents * jobs).Select(_ => (long)random.Next(1, valueMax))];
        long[] resources = [.. Enumerable.Range(0, agents * jobs).Select(_ => (long)random.Next(1, resourceMax))];
        long[] capacities = [.. Enumerable.Range(0, agents).Select(agent => resources.Skip(agent * jobs).Take(jobs).Sum() * 8 / (10 * agents))];
        return new GapInstance(jobs, values, resources, capacities);
    }
}
