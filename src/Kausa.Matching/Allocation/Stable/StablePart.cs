namespace Kausa.Matching.Allocation;

/// <summary>One connected part of a market: pairs that share no agent with the rest, renumbered from 0.</summary>
internal sealed class StablePart
{
    private StablePart(StableGraph graph, List<int> pairs)
    {
        SourcePairs = [.. pairs.Order()];
        var residents = new Dictionary<int, int>();
        var hospitals = new Dictionary<int, int>();
        var capacities = new List<int>();
        Pairs = new StablePair[SourcePairs.Length];
        for (int at = 0; at < Pairs.Length; at++)
        {
            StablePair pair = graph.Pairs[SourcePairs[at]];
            if (!residents.TryGetValue(pair.Resident, out int resident))
            {
                resident = residents[pair.Resident] = residents.Count;
            }

            if (!hospitals.TryGetValue(pair.Hospital, out int hospital))
            {
                hospital = hospitals[pair.Hospital] = hospitals.Count;
                capacities.Add(graph.Capacities[pair.Hospital]);
            }

            Pairs[at] = pair with { Resident = resident, Hospital = hospital };
        }

        Capacities = [.. capacities];
        PairsOfResident = Group(residents.Count, pair => pair.Resident);
        PairsOfHospital = Group(hospitals.Count, pair => pair.Hospital);
    }

    /// <summary>The part's pairs, by resident, best first.</summary>
    public StablePair[] Pairs { get; }

    /// <summary>Number of each pair in the whole market.</summary>
    public int[] SourcePairs { get; }

    public int[] Capacities { get; }

    public int[][] PairsOfResident { get; }

    public int[][] PairsOfHospital { get; }

    /// <summary>Splits the pairs left into parts.</summary>
    public static List<StablePart> Split(StableGraph graph, bool[] isLeft)
    {
        var parts = new List<StablePart>();
        var seen = new bool[graph.Pairs.Length];
        var queue = new Queue<int>();
        for (int first = 0; first < seen.Length; first++)
        {
            if (!isLeft[first] || seen[first])
            {
                continue;
            }

            var pairs = new List<int>();
            seen[first] = true;
            queue.Enqueue(first);
            while (queue.TryDequeue(out int pair))
            {
                pairs.Add(pair);
                StablePair agents = graph.Pairs[pair];
                for (int other = graph.ResidentStarts[agents.Resident]; other < graph.ResidentStarts[agents.Resident + 1]; other++)
                {
                    Reach(other);
                }

                foreach (int other in graph.PairsOfHospital[agents.Hospital])
                {
                    Reach(other);
                }
            }

            parts.Add(new StablePart(graph, pairs));
        }

        return parts;

        void Reach(int pair)
        {
            if (isLeft[pair] && !seen[pair])
            {
                seen[pair] = true;
                queue.Enqueue(pair);
            }
        }
    }

    private int[][] Group(int count, Func<StablePair, int> agentOf)
    {
        var groups = new List<int>[count];
        for (int agent = 0; agent < count; agent++)
        {
            groups[agent] = [];
        }

        for (int pair = 0; pair < Pairs.Length; pair++)
        {
            groups[agentOf(Pairs[pair])].Add(pair);
        }

        return [.. groups.Select(group => group.ToArray())];
    }
}
