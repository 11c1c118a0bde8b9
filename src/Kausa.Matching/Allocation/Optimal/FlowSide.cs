namespace Kausa.Matching.Allocation;

/// <summary>One side of a market in the solvers: nodes with capacity and price, their pairs, and the pairs chosen so far.</summary>
internal sealed class FlowSide
{
    private readonly int[] _slotStarts;
    private readonly int[] _slots;

    /// <summary>Groups the pairs by this side's nodes.</summary>
    /// <param name="capacities">Capacity per node.</param>
    /// <param name="nodeOfPair">Node of each pair.</param>
    public FlowSide(IReadOnlyList<int> capacities, int[] nodeOfPair)
    {
        int count = capacities.Count;
        NodeOfPair = nodeOfPair;
        Capacity = [.. capacities];
        Used = new int[count];
        Price = new long[count];
        Distance = new long[count];
        Distance.AsSpan().Fill(long.MaxValue);
        Parent = new int[count];
        Starts = new int[count + 1];
        foreach (int node in nodeOfPair)
        {
            Starts[node + 1]++;
        }

        _slotStarts = new int[count + 1];
        for (int node = 0; node < count; node++)
        {
            _slotStarts[node + 1] = _slotStarts[node] + Math.Min(Capacity[node], Starts[node + 1]);
            Starts[node + 1] += Starts[node];
        }

        _slots = new int[_slotStarts[count]];
        Pairs = new int[nodeOfPair.Length];
        int[] next = Starts.AsSpan(0, count).ToArray();
        for (int pair = 0; pair < nodeOfPair.Length; pair++)
        {
            Pairs[next[nodeOfPair[pair]]++] = pair;
        }
    }

    /// <summary>Pairs per node: <c>Pairs[Starts[node]..Starts[node + 1]]</c>.</summary>
    public int[] Starts { get; }

    public int[] Pairs { get; }

    public int[] NodeOfPair { get; }

    public int[] Capacity { get; }

    /// <summary>Number of chosen pairs per node.</summary>
    public int[] Used { get; }

    /// <summary>Dual price per node, never below 0 once a solver has finished.</summary>
    public long[] Price { get; }

    /// <summary>Search label: shortest distance found, <see cref="long.MaxValue"/> when not reached.</summary>
    public long[] Distance { get; }

    /// <summary>Search label: the pair by which the node was reached.</summary>
    public int[] Parent { get; }

    public int Count => Capacity.Length;

    /// <summary>All pairs of a node.</summary>
    public ReadOnlySpan<int> PairsOf(int node) => Pairs.AsSpan(Starts[node]..Starts[node + 1]);

    /// <summary>The chosen pairs of a node.</summary>
    public ReadOnlySpan<int> Chosen(int node) => _slots.AsSpan(_slotStarts[node], Used[node]);

    public void Add(int pair)
    {
        int node = NodeOfPair[pair];
        _slots[_slotStarts[node] + Used[node]++] = pair;
    }

    public void Remove(int pair)
    {
        int node = NodeOfPair[pair];
        Span<int> chosen = _slots.AsSpan(_slotStarts[node], Used[node]);
        chosen[chosen.IndexOf(pair)] = chosen[^1];
        Used[node]--;
    }
}
