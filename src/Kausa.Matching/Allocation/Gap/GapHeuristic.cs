namespace Kausa.Matching.Allocation;

/// <summary>Turns a relaxed solution into an assignment, where it can, and improves it by moving and swapping jobs.</summary>
internal sealed class GapHeuristic(GapInstance instance, long[] profits)
{
    private readonly long[] _left = new long[instance.AgentCount];

    /// <summary>Builds an assignment; null when some job fits nowhere.</summary>
    public int[]? Build(GapNode node, List<int>[] agentsOfJob)
    {
        for (int agent = 0; agent < _left.Length; agent++)
        {
            _left[agent] = instance.Capacity(agent);
        }

        var agentOf = new int[instance.JobCount];
        var open = new List<int>();
        for (int job = 0; job < agentOf.Length; job++)
        {
            int chosen = Best(agentsOfJob[job], job);
            agentOf[job] = chosen;
            if (chosen >= 0)
            {
                _left[chosen] -= instance.Resource(chosen, job);
            }
            else
            {
                open.Add(job);
            }
        }

        while (open.Count > 0)
        {
            (int job, int agent) = MostUrgent(node, open);
            if (agent < 0)
            {
                return null;
            }

            agentOf[job] = agent;
            _left[agent] -= instance.Resource(agent, job);
            open.Remove(job);
        }

        Improve(agentOf);
        return agentOf;
    }

    private long Profit(int agent, int job) => profits[(agent * instance.JobCount) + job];

    private int Best(List<int> agents, int job)
    {
        int best = -1;
        foreach (int agent in agents)
        {
            if (instance.Resource(agent, job) <= _left[agent] && (best < 0 || Profit(agent, job) > Profit(best, job)))
            {
                best = agent;
            }
        }

        return best;
    }

    /// <summary>The open job that loses most if it misses its best agent, with that agent; agent −1 when a job fits nowhere.</summary>
    private (int Job, int Agent) MostUrgent(GapNode node, List<int> open)
    {
        (int Job, int Agent) urgent = (open[0], -1);
        long urgency = long.MinValue;
        foreach (int job in open)
        {
            int best = -1;
            long second = long.MinValue;
            for (int agent = 0; agent < _left.Length; agent++)
            {
                if (!node.IsAllowed(agent, job) || instance.Resource(agent, job) > _left[agent])
                {
                    continue;
                }

                if (best < 0 || Profit(agent, job) > Profit(best, job))
                {
                    second = best < 0 ? second : Profit(best, job);
                    best = agent;
                }
                else
                {
                    second = Math.Max(second, Profit(agent, job));
                }
            }

            if (best < 0)
            {
                return (job, -1);
            }

            long regret = second == long.MinValue ? long.MaxValue : Profit(best, job) - second;
            if (regret > urgency)
            {
                (urgent, urgency) = ((job, best), regret);
            }
        }

        return urgent;
    }

    private void Improve(int[] agentOf)
    {
        bool improved = true;
        while (improved)
        {
            improved = false;
            for (int job = 0; job < agentOf.Length; job++)
            {
                improved |= TryMove(agentOf, job);
                for (int other = job + 1; other < agentOf.Length; other++)
                {
                    improved |= TrySwap(agentOf, job, other);
                }
            }
        }
    }

    private bool TryMove(int[] agentOf, int job)
    {
        int from = agentOf[job];
        for (int to = 0; to < _left.Length; to++)
        {
            if (Profit(to, job) > Profit(from, job) && instance.Resource(to, job) <= _left[to])
            {
                _left[from] += instance.Resource(from, job);
                _left[to] -= instance.Resource(to, job);
                agentOf[job] = to;
                return true;
            }
        }

        return false;
    }

    private bool TrySwap(int[] agentOf, int job, int other)
    {
        (int one, int two) = (agentOf[job], agentOf[other]);
        if (one == two || Profit(two, job) + Profit(one, other) <= Profit(one, job) + Profit(two, other))
        {
            return false;
        }

        long leftAtOne = _left[one] + instance.Resource(one, job) - instance.Resource(one, other);
        long leftAtTwo = _left[two] + instance.Resource(two, other) - instance.Resource(two, job);
        if (leftAtOne < 0 || leftAtTwo < 0)
        {
            return false;
        }

        (_left[one], _left[two]) = (leftAtOne, leftAtTwo);
        (agentOf[job], agentOf[other]) = (two, one);
        return true;
    }
}
