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

    // Here ruling pairs out leaves a single assignment in a node, better than the best one before it.
    [Fact]
    public void Solve_NodeThatIsFixedAltogether_OffersItsAssignment()
    {
        GapInstance instance = Random(528_434_999, agents: 3, jobs: 6, valueMax: GapInstance.MaxValue, resourceMax: 9);
        GapSolution solution = GapSolver.Solve(instance, maximise: true);
        Assert.Equal(BruteForce(instance, maximise: true), solution.Objective);
        Assert.Equal(2_197_095_141, solution.Objective);
        Assert.True(solution.IsProven);
    }

    [Fact]
    public void Solve_TightProblems_EqualExhaustiveSearch() =>
        Assert.All(Enumerable.Range(0, 60), seed =>
        {
            GapInstance instance = Random(seed, agents: 4, jobs: 8, valueMax: 30, resourceMax: 25);
            long? best = BruteForce(instance, maximise: true);
            GapSolution solution = GapSolver.Solve(instance, maximise: true);
            Assert.True(solution.IsProven);
            Assert.Equal(best, solution.AgentOfJob is null ? null : solution.Objective);
        });

    [Fact]
    public void Fix_AnyMultipliers_KeepsEveryAssignmentBetterThanTheBest() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            var random = new Random(seed);
            GapInstance instance = Random(seed, agents: 3, jobs: 5, valueMax: 9, resourceMax: 9);
            long[] profits = [.. Enumerable.Range(0, 15).Select(at => instance.Value(at / 5, at % 5))];
            if (BruteForce(instance, maximise: true) is not { } best)
            {
                return true;
            }

            var node = new GapNode(instance);
            for (int job = 0; job < 5; job++)
            {
                node.Multipliers[job] = random.Next(0, 9 * (int)GapRelaxation.Scale);
            }

            var relaxation = new GapRelaxation(instance, profits);
            relaxation.Solve(node);
            bool isOpen = relaxation.Value >= best * GapRelaxation.Scale && relaxation.Fix(node, best - 1);
            return isOpen && Assignments(instance).Where(agents => Profit(instance, agents) == best)
                .All(agents => Enumerable.Range(0, 5).All(job => node.IsAllowed(agents[job], job)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Solve_JobsInAnotherOrder_GivesTheSameOptimum() =>
        Assert.All(Enumerable.Range(0, 25), seed =>
        {
            GapInstance instance = Random(seed, agents: 5, jobs: 24, valueMax: 40, resourceMax: 25);
            GapSolution solution = GapSolver.Solve(instance, maximise: false);
            GapSolution reversed = GapSolver.Solve(Reversed(instance), maximise: false);
            Assert.True(solution.IsProven && reversed.IsProven);
            Assert.Equal(solution.Objective, reversed.Objective);
        });

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

    private static GapInstance Reversed(GapInstance instance)
    {
        IEnumerable<(int Agent, int Job)> pairs = Enumerable.Range(0, instance.AgentCount)
            .SelectMany(agent => Enumerable.Range(1, instance.JobCount).Select(job => (agent, instance.JobCount - job)));
        return new GapInstance(
            instance.JobCount,
            [.. pairs.Select(pair => instance.Value(pair.Agent, pair.Job))],
            [.. pairs.Select(pair => instance.Resource(pair.Agent, pair.Job))],
            [.. Enumerable.Range(0, instance.AgentCount).Select(instance.Capacity)]);
    }

    private static long? BruteForce(GapInstance instance, bool maximise)
    {
        long? best = null;
        foreach (int[] agents in Assignments(instance))
        {
            long profit = Profit(instance, agents);
            best = best is null ? profit : maximise ? Math.Max(best.Value, profit) : Math.Min(best.Value, profit);
        }

        return best;
    }

    private static long Profit(GapInstance instance, int[] agents) => agents.Select((agent, job) => instance.Value(agent, job)).Sum();

    /// <summary>Every assignment within capacities.</summary>
    private static IEnumerable<int[]> Assignments(GapInstance instance)
    {
        int combinations = (int)Math.Pow(instance.AgentCount, instance.JobCount);
        for (int code = 0; code < combinations; code++)
        {
            var agents = new int[instance.JobCount];
            var used = new long[instance.AgentCount];
            for (int job = 0, rest = code; job < instance.JobCount; job++, rest /= instance.AgentCount)
            {
                agents[job] = rest % instance.AgentCount;
                used[agents[job]] += instance.Resource(agents[job], job);
            }

            if (Enumerable.Range(0, used.Length).All(agent => used[agent] <= instance.Capacity(agent)))
            {
                yield return agents;
            }
        }
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
