namespace Kausa.Matching.Allocation;

/// <summary>Solves generalised assignment problems exactly by branch and bound, or reports the bound reached when the effort allowed runs out.</summary>
/// <remarks>
/// <para>Steps:</para>
/// <list type="number">
/// <item>Bound a node by the Lagrangian relaxation, improving the multipliers by subgradient steps, and try to turn each relaxed solution into an assignment.</item>
/// <item>Rule out pairs, and fix pairs, that the relaxation proves cannot, or must, be part of anything better than the best assignment found.</item>
/// <item>Branch on a job that the relaxed solution does not do exactly once: to one of its agents, or never to that agent; depth first.</item>
/// </list>
/// <para>Sources: Ross and Soland 1975; Fisher, Jaikumar and Van Wassenhove 1986; Martello and Toth 1990.</para>
/// </remarks>
public sealed class GapSolver
{
    /// <summary>Effort allowed unless told otherwise, in cells of knapsack tables; about ten seconds.</summary>
    public const long DefaultEffortMax = 5_000_000_000;

    private const int RootSteps = 400;
    private const int NodeSteps = 25;

    private readonly GapInstance _instance;
    private readonly GapRelaxation _relaxation;
    private readonly GapHeuristic _heuristic;
    private readonly long[] _profits;
    private int[]? _best;
    private long _bestProfit = long.MinValue / 4;

    private GapSolver(GapInstance instance, bool maximise)
    {
        _instance = instance;
        _profits = new long[instance.AgentCount * instance.JobCount];
        for (int agent = 0; agent < instance.AgentCount; agent++)
        {
            for (int job = 0; job < instance.JobCount; job++)
            {
                _profits[(agent * instance.JobCount) + job] = maximise ? instance.Value(agent, job) : -instance.Value(agent, job);
            }
        }

        _relaxation = new GapRelaxation(instance, _profits);
        _heuristic = new GapHeuristic(instance, _profits);
    }

    /// <summary>Finds the best assignment of every job to one agent.</summary>
    /// <param name="instance">The problem.</param>
    /// <param name="maximise">Whether values are profits; otherwise they are costs.</param>
    /// <param name="effortMax">Cells of knapsack tables to spend at most, 0 or more; the same effort gives the same answer on every machine.</param>
    public static GapSolution Solve(GapInstance instance, bool maximise, long effortMax = DefaultEffortMax)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentOutOfRangeException.ThrowIfNegative(effortMax);
        var solver = new GapSolver(instance, maximise);
        long bound = solver.Search(effortMax);
        long sign = maximise ? 1 : -1;
        return solver._best is null
            ? new GapSolution(null, 0, bound == long.MinValue ? 0 : sign * bound, bound == long.MinValue)
            : new GapSolution(solver._best, sign * solver._bestProfit, sign * bound, bound == solver._bestProfit);
    }

    /// <summary>Runs the search; returns an upper bound of the profit, <see cref="long.MinValue"/> when there is no assignment.</summary>
    private long Search(long effortMax)
    {
        GapNode? root = Root();
        var open = new Stack<GapNode>();
        if (root is not null)
        {
            open.Push(root);
        }

        bool isRoot = true;
        while (open.TryPeek(out GapNode? node))
        {
            if (!isRoot && _relaxation.CellCount > effortMax)
            {
                return Math.Max(_best is null ? long.MinValue : _bestProfit, open.Max(other => other.Bound));
            }

            open.Pop();
            if (node.Bound > _bestProfit && Tighten(node, isRoot ? RootSteps : NodeSteps))
            {
                Branch(node, open);
            }

            isRoot = false;
        }

        return _best is null ? long.MinValue : _bestProfit;
    }

    private GapNode? Root()
    {
        var root = new GapNode(_instance);
        for (int agent = 0; agent < _instance.AgentCount; agent++)
        {
            if (!root.ForbidTooLarge(agent))
            {
                return null;
            }
        }

        for (int job = 0; job < _instance.JobCount; job++)
        {
            long[] gains = [.. Enumerable.Range(0, _instance.AgentCount).Select(agent => _profits[(agent * _instance.JobCount) + job]).OrderDescending()];
            root.Multipliers[job] = GapRelaxation.Scale * gains[Math.Min(1, gains.Length - 1)];
        }

        return root;
    }

    /// <summary>Lowers the node's bound; false when it holds nothing better than the best assignment.</summary>
    private bool Tighten(GapNode node, int steps)
    {
        long[] bestMultipliers = [.. node.Multipliers];
        long lowest = long.MaxValue;
        long pace = 1_600;
        int stale = 0;
        for (int step = 0; step < steps && pace > 4; step++)
        {
            _relaxation.Solve(node);
            if (_relaxation.Value < lowest)
            {
                lowest = _relaxation.Value;
                node.Multipliers.CopyTo(bestMultipliers, 0);
                stale = 0;
            }
            else if (++stale % 5 == 0)
            {
                pace = pace * 7 / 10;
            }

            node.Bound = Math.Min(node.Bound, FloorDivide(lowest, GapRelaxation.Scale));
            Offer(_heuristic.Build(node, _relaxation.AgentsOfJob));
            if (node.Bound <= _bestProfit)
            {
                return false;
            }

            if (!Step(node, pace))
            {
                break;
            }
        }

        bestMultipliers.CopyTo(node.Multipliers, 0);
        _relaxation.Solve(node);
        if (_best is null)
        {
            return true;
        }

        if (!_relaxation.Fix(node, _bestProfit))
        {
            return false;
        }

        // What was fixed may have left a single assignment, which nothing below this node would offer.
        _relaxation.Solve(node);
        Offer(_heuristic.Build(node, _relaxation.AgentsOfJob));
        node.Bound = Math.Min(node.Bound, FloorDivide(_relaxation.Value, GapRelaxation.Scale));
        return node.Bound > _bestProfit;
    }

    /// <summary>One subgradient step; false when every job is done exactly once, so that the relaxation is solved at its optimum.</summary>
    private bool Step(GapNode node, long pace)
    {
        long norm = 0;
        foreach (List<int> agents in _relaxation.AgentsOfJob)
        {
            norm += (agents.Count - 1) * (agents.Count - 1);
        }

        if (norm == 0)
        {
            return false;
        }

        long gap = _best is null ? Math.Abs(_relaxation.Value / 50) + GapRelaxation.Scale : _relaxation.Value - (_bestProfit * GapRelaxation.Scale);
        long length = Math.Max(1, (long)((Int128)gap * pace / 1_000 / norm));
        for (int job = 0; job < node.Multipliers.Length; job++)
        {
            node.Multipliers[job] += length * (_relaxation.AgentsOfJob[job].Count - 1);
        }

        return true;
    }

    private void Offer(int[]? agentOf)
    {
        if (agentOf is null)
        {
            return;
        }

        long profit = 0;
        for (int job = 0; job < agentOf.Length; job++)
        {
            profit += _profits[(agentOf[job] * _instance.JobCount) + job];
        }

        if (profit > _bestProfit)
        {
            (_best, _bestProfit) = (agentOf, profit);
        }
    }

    private void Branch(GapNode node, Stack<GapNode> open)
    {
        int job = BranchingJob(node);
        if (job < 0)
        {
            return;
        }

        int agent = BranchingAgent(node, job);
        GapNode without = node.Copy();
        if (without.Forbid(agent, job))
        {
            open.Push(without);
        }

        if (node.Fix(agent, job))
        {
            open.Push(node);
        }
    }

    /// <summary>
    /// A free job done several times or not at all, the one with the fewest agents left; else any free job. −1 when all are fixed: the heuristic has
    /// offered that assignment.
    /// </summary>
    private int BranchingJob(GapNode node)
    {
        int chosen = -1;
        (bool IsOnce, int Agents) key = default;
        for (int job = 0; job < node.AgentOfJob.Length; job++)
        {
            if (node.AgentOfJob[job] >= 0)
            {
                continue;
            }

            int agents = Enumerable.Range(0, _instance.AgentCount).Count(agent => node.IsAllowed(agent, job));
            (bool, int) ownKey = (_relaxation.AgentsOfJob[job].Count == 1, agents);
            if (chosen < 0 || ownKey.CompareTo(key) < 0)
            {
                (chosen, key) = (job, ownKey);
            }
        }

        return chosen;
    }

    private int BranchingAgent(GapNode node, int job)
    {
        IEnumerable<int> agents = _relaxation.AgentsOfJob[job].Count > 0
            ? _relaxation.AgentsOfJob[job]
            : Enumerable.Range(0, _instance.AgentCount).Where(agent => node.IsAllowed(agent, job));
        return agents.MaxBy(agent => _profits[(agent * _instance.JobCount) + job]);
    }

    private static long FloorDivide(long dividend, long divisor) => dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor);
}
