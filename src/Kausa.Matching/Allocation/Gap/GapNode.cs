namespace Kausa.Matching.Allocation;

/// <summary>A node of the search tree: which agents each job may still go to, what the fixed jobs leave of the capacities, and the multipliers.</summary>
internal sealed class GapNode
{
    private readonly GapInstance _instance;
    private readonly bool[] _isAllowed;
    private readonly int[] _agentCountOfJob;
    private readonly long[] _capacityLeft;

    public GapNode(GapInstance instance)
    {
        _instance = instance;
        _isAllowed = new bool[instance.AgentCount * instance.JobCount];
        _isAllowed.AsSpan().Fill(true);
        _agentCountOfJob = new int[instance.JobCount];
        _agentCountOfJob.AsSpan().Fill(instance.AgentCount);
        _capacityLeft = [.. Enumerable.Range(0, instance.AgentCount).Select(instance.Capacity)];
        AgentOfJob = new int[instance.JobCount];
        AgentOfJob.AsSpan().Fill(-1);
        Multipliers = new long[instance.JobCount];
    }

    private GapNode(GapNode other)
    {
        _instance = other._instance;
        _isAllowed = [.. other._isAllowed];
        _agentCountOfJob = [.. other._agentCountOfJob];
        _capacityLeft = [.. other._capacityLeft];
        AgentOfJob = [.. other.AgentOfJob];
        Multipliers = [.. other.Multipliers];
        Bound = other.Bound;
    }

    /// <summary>The agent of each fixed job, −1 for the others.</summary>
    public int[] AgentOfJob { get; }

    /// <summary>Lagrangian multiplier per job, in scaled profit.</summary>
    public long[] Multipliers { get; }

    /// <summary>Best bound known for the node, in profit.</summary>
    public long Bound { get; set; } = long.MaxValue;

    public GapNode Copy() => new(this);

    public bool IsAllowed(int agent, int job) => _isAllowed[(agent * _instance.JobCount) + job];

    /// <summary>Capacity the fixed jobs leave.</summary>
    public long CapacityLeft(int agent) => _capacityLeft[agent];

    /// <summary>Gives a job to an agent for good; false when that leaves some job without an agent.</summary>
    public bool Fix(int agent, int job)
    {
        for (int other = 0; other < _instance.AgentCount; other++)
        {
            if (other != agent && IsAllowed(other, job))
            {
                _isAllowed[(other * _instance.JobCount) + job] = false;
            }
        }

        _agentCountOfJob[job] = 1;
        AgentOfJob[job] = agent;
        _capacityLeft[agent] -= _instance.Resource(agent, job);
        return _capacityLeft[agent] >= 0 && ForbidTooLarge(agent);
    }

    /// <summary>Rules a pair out; a job with one agent left is fixed there. False when some job has none.</summary>
    public bool Forbid(int agent, int job)
    {
        if (!IsAllowed(agent, job))
        {
            return true;
        }

        if (AgentOfJob[job] == agent)
        {
            return false;
        }

        _isAllowed[(agent * _instance.JobCount) + job] = false;
        if (--_agentCountOfJob[job] > 1)
        {
            return true;
        }

        for (int other = 0; other < _instance.AgentCount; other++)
        {
            if (IsAllowed(other, job))
            {
                return Fix(other, job);
            }
        }

        return false;
    }

    /// <summary>Rules out the free jobs that no longer fit an agent.</summary>
    public bool ForbidTooLarge(int agent)
    {
        for (int job = 0; job < _instance.JobCount; job++)
        {
            if (AgentOfJob[job] < 0 && IsAllowed(agent, job) && _instance.Resource(agent, job) > _capacityLeft[agent] && !Forbid(agent, job))
            {
                return false;
            }
        }

        return true;
    }
}
