namespace Kausa.Matching.Allocation;

/// <summary>The Lagrangian relaxation: jobs may be done several times or not at all at a price, and each agent solves a knapsack of its own.</summary>
/// <remarks>
/// With multipliers λ, L(λ) = Σ λ_job + Σ_agent knapsack(profit − λ) bounds every assignment from above. Knapsacks are exact by dynamic programming over
/// capacity; where that is above <see cref="CellsMax"/>, resources and capacity are divided and rounded down, which only loosens the bound. Whole numbers
/// throughout; profits and multipliers are scaled by <see cref="Scale"/>. Source: Ross and Soland 1975; Fisher, Jaikumar and Van Wassenhove 1986.
/// </remarks>
internal sealed class GapRelaxation
{
    public const long Scale = 256;
    private const int CellsMax = 10_000;

    private readonly GapInstance _instance;
    private readonly long[] _profits;
    private readonly long[][] _tables;
    private readonly int[][] _jobs;
    private readonly int[] _widths;
    private readonly long[] _divisors;
    private readonly long[] _knapsacks;

    public GapRelaxation(GapInstance instance, long[] profits)
    {
        _instance = instance;
        _profits = profits;
        _tables = new long[instance.AgentCount][];
        _jobs = new int[instance.AgentCount][];
        _widths = new int[instance.AgentCount];
        _divisors = new long[instance.AgentCount];
        _knapsacks = new long[instance.AgentCount];
        AgentsOfJob = new List<int>[instance.JobCount];
        for (int job = 0; job < AgentsOfJob.Length; job++)
        {
            AgentsOfJob[job] = [];
        }
    }

    /// <summary>The agents that take each job in the relaxed solution; the fixed agent of a fixed job.</summary>
    public List<int>[] AgentsOfJob { get; }

    /// <summary>Value of the relaxation, scaled.</summary>
    public long Value { get; private set; }

    /// <summary>Table cells computed so far: the measure of effort.</summary>
    public long CellCount { get; private set; }

    /// <summary>Solves the relaxation at the node's multipliers.</summary>
    public void Solve(GapNode node)
    {
        long value = 0;
        for (int job = 0; job < AgentsOfJob.Length; job++)
        {
            AgentsOfJob[job].Clear();
            int agent = node.AgentOfJob[job];
            if (agent >= 0)
            {
                AgentsOfJob[job].Add(agent);
                value += Profit(agent, job) * Scale;
            }
            else
            {
                value += node.Multipliers[job];
            }
        }

        for (int agent = 0; agent < _instance.AgentCount; agent++)
        {
            SolveKnapsack(node, agent);
            value += _knapsacks[agent];
        }

        Value = value;
    }

    /// <summary>Rules out, at the node solved last, every pair that no assignment better than the given one contains, and fixes those all contain.</summary>
    /// <returns>False when nothing better is left in the node.</returns>
    public bool Fix(GapNode node, long bestProfit)
    {
        var verdicts = new List<(int Agent, int Job, bool Fixes)>();
        for (int agent = 0; agent < _instance.AgentCount; agent++)
        {
            FindVerdicts(node, agent, (bestProfit + 1) * Scale, verdicts);
        }

        foreach ((int agent, int job, bool fixes) in verdicts)
        {
            if (node.AgentOfJob[job] >= 0 || !node.IsAllowed(agent, job))
            {
                if (fixes && node.AgentOfJob[job] != agent)
                {
                    return false;
                }

                continue;
            }

            if (!(fixes ? node.Fix(agent, job) : node.Forbid(agent, job)))
            {
                return false;
            }
        }

        return true;
    }

    private long Profit(int agent, int job) => _profits[(agent * _instance.JobCount) + job];

    private void SolveKnapsack(GapNode node, int agent)
    {
        long capacity = node.CapacityLeft(agent);
        int[] jobs = [.. Enumerable.Range(0, _instance.JobCount).Where(job => node.AgentOfJob[job] < 0 && node.IsAllowed(agent, job))];
        capacity = Math.Min(capacity, jobs.Sum(job => _instance.Resource(agent, job)));
        long divisor = (capacity / CellsMax) + 1;
        int width = (int)(capacity / divisor) + 1;
        long[] table = _tables[agent];
        if (table is null || table.Length < width * (jobs.Length + 1))
        {
            table = _tables[agent] = new long[width * (jobs.Length + 1)];
        }

        table.AsSpan(0, width).Clear();
        for (int at = 0; at < jobs.Length; at++)
        {
            long gain = (Profit(agent, jobs[at]) * Scale) - node.Multipliers[jobs[at]];
            int size = (int)(_instance.Resource(agent, jobs[at]) / divisor);
            AddJob(table.AsSpan(width * at, width), table.AsSpan(width * (at + 1), width), gain, size);
        }

        CellCount += (long)width * jobs.Length;
        (_jobs[agent], _widths[agent], _divisors[agent]) = (jobs, width, divisor);
        _knapsacks[agent] = table[(width * (jobs.Length + 1)) - 1];
        ReadSolution(agent);
    }

    private static void AddJob(ReadOnlySpan<long> before, Span<long> after, long gain, int size)
    {
        if (gain <= 0 || size >= before.Length)
        {
            before.CopyTo(after);
            return;
        }

        before[..size].CopyTo(after);
        for (int cell = size; cell < before.Length; cell++)
        {
            after[cell] = Math.Max(before[cell], before[cell - size] + gain);
        }
    }

    private void ReadSolution(int agent)
    {
        int[] jobs = _jobs[agent];
        long[] table = _tables[agent];
        int width = _widths[agent];
        int cell = width - 1;
        for (int at = jobs.Length - 1; at >= 0; at--)
        {
            if (table[(width * (at + 1)) + cell] != table[(width * at) + cell])
            {
                AgentsOfJob[jobs[at]].Add(agent);
                cell -= (int)(_instance.Resource(agent, jobs[at]) / _divisors[agent]);
            }
        }
    }

    /// <summary>
    /// Knapsack values with one job forced in or out, from the table of the jobs before it and one of the jobs after it, give the relaxation's value there.
    /// </summary>
    private void FindVerdicts(GapNode node, int agent, long target, List<(int Agent, int Job, bool Fixes)> verdicts)
    {
        int[] jobs = _jobs[agent];
        int width = _widths[agent];
        long others = Value - _knapsacks[agent];
        var after = new long[width];
        var next = new long[width];
        for (int at = jobs.Length - 1; at >= 0; at--)
        {
            int job = jobs[at];
            long gain = (Profit(agent, job) * Scale) - node.Multipliers[job];
            int size = (int)(_instance.Resource(agent, job) / _divisors[agent]);
            ReadOnlySpan<long> before = _tables[agent].AsSpan(width * at, width);
            long without = 0;
            long with = long.MinValue;
            for (int cell = 0; cell < width; cell++)
            {
                without = Math.Max(without, before[cell] + after[width - 1 - cell]);
                if (cell + size < width)
                {
                    with = Math.Max(with, before[cell] + gain + after[width - 1 - cell - size]);
                }
            }

            if (with == long.MinValue || others + with < target)
            {
                verdicts.Add((agent, job, false));
            }
            else if (others + without < target)
            {
                verdicts.Add((agent, job, true));
            }

            AddJob(after, next, gain, size);
            (after, next) = (next, after);
        }

        CellCount += 2L * width * jobs.Length;
    }
}
