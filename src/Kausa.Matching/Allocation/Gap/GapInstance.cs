namespace Kausa.Matching.Allocation;

/// <summary>A generalised assignment problem: every job to exactly one agent, within each agent's resource capacity.</summary>
public sealed class GapInstance
{
    /// <summary>The largest magnitude of a value: 10^9.</summary>
    public const int MaxValue = 1_000_000_000;

    /// <summary>The largest resource of a job: 10^12.</summary>
    public const long MaxResource = 1_000_000_000_000;

    private readonly long[] _values;
    private readonly long[] _resources;
    private readonly long[] _capacities;

    /// <summary>Takes over the arrays; the caller must not change them afterwards.</summary>
    /// <param name="jobCount">Number of jobs, 1 or more.</param>
    /// <param name="values">Cost or profit, agent after agent, one per job; magnitude up to <see cref="MaxValue"/>.</param>
    /// <param name="resources">What a job takes of an agent's capacity, same positions, 0 to <see cref="MaxResource"/>.</param>
    /// <param name="capacities">Capacity per agent, 0 or more.</param>
    /// <exception cref="ArgumentException">The matrices do not have agents × jobs entries.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public GapInstance(int jobCount, long[] values, long[] resources, long[] capacities)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(capacities);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(jobCount);
        ArgumentOutOfRangeException.ThrowIfZero(capacities.Length, nameof(capacities));
        if (values.Length != (long)capacities.Length * jobCount || resources.Length != values.Length)
        {
            throw new ArgumentException($"{values.Length} values and {resources.Length} resources for {capacities.Length} agents of {jobCount} jobs.");
        }

        foreach (long value in values)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(value), MaxValue, nameof(values));
        }

        foreach (long resource in resources)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(resource, MaxResource, nameof(resources));
        }

        foreach (long number in (ReadOnlySpan<long>)[.. resources, .. capacities])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, "resources and capacities");
        }

        JobCount = jobCount;
        _values = values;
        _resources = resources;
        _capacities = capacities;
    }

    /// <summary>Number of agents.</summary>
    public int AgentCount => _capacities.Length;

    /// <summary>Number of jobs.</summary>
    public int JobCount { get; }

    /// <summary>Cost or profit of a job at an agent.</summary>
    /// <param name="agent">Agent, 0-based.</param>
    /// <param name="job">Job, 0-based.</param>
    public long Value(int agent, int job) => _values[(agent * JobCount) + job];

    /// <summary>What a job takes of an agent's capacity.</summary>
    /// <param name="agent">Agent, 0-based.</param>
    /// <param name="job">Job, 0-based.</param>
    public long Resource(int agent, int job) => _resources[(agent * JobCount) + job];

    /// <summary>Capacity of an agent.</summary>
    /// <param name="agent">Agent, 0-based.</param>
    public long Capacity(int agent) => _capacities[agent];
}

/// <summary>The answer to a generalised assignment problem.</summary>
/// <param name="AgentOfJob">Agent per job; null when no assignment was found.</param>
/// <param name="Objective">Sum of the values of the assignment; 0 without one.</param>
/// <param name="Bound">No assignment is better than this; equal to the objective when that is proven.</param>
/// <param name="IsProven">Whether the assignment is proven optimal, or without one, that there is none.</param>
public sealed record GapSolution(IReadOnlyList<int>? AgentOfJob, long Objective, long Bound, bool IsProven);
