namespace Kausa.Matching.Allocation;

/// <summary>Turns any state that satisfies the invariant of <see cref="AllocationFlow"/> into an optimal one by shortest augmenting paths.</summary>
/// <remarks>
/// <para>Steps, the same for both sides (rows towards columns first, then columns towards rows):</para>
/// <list type="number">
/// <item>Take a node that has capacity left and a price above 0: it still wants a partner.</item>
/// <item>Dijkstra over slacks, forward along pairs not chosen and back along chosen ones, until the nearest end: a partner with capacity left, or a
/// node of the own side that is cheaper to leave without one (distance plus its price).</item>
/// <item>Shift the prices of the settled nodes so that the path has slack 0, then flip the pairs along it.</item>
/// </list>
/// <para>Every flip keeps the invariant, and each step removes one unit of unsatisfied capacity and adds none; hence the end is optimal. A step costs
/// O(E + V log V) at worst. Sources: Tomizawa 1971, Edmonds and Karp 1972 (prices in successive shortest paths); Jonker and Volgenant 1987.</para>
/// </remarks>
internal sealed class ShortestPathRepair(AllocationFlow flow, CancellationToken cancellation)
{
    private readonly DistanceHeap _heap = new();
    private readonly Stack<int> _sameDistance = new();
    private readonly List<int> _reachedNear = [];
    private readonly List<int> _reachedFar = [];
    private long _best;
    private int _end;

    /// <summary>Runs until both sides satisfy complementary slackness.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void Run()
    {
        Satisfy(flow.Rows, flow.Columns);
        Satisfy(flow.Columns, flow.Rows);
    }

    private void Satisfy(FlowSide near, FlowSide far)
    {
        for (int node = 0; node < near.Count; node++)
        {
            while (near.Used[node] < near.Capacity[node] && near.Price[node] > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Search(near, far, node);
                ShiftPrices(near, far);
                Flip(near, far, node);
            }
        }
    }

    /// <summary>Nodes of the near side are coded as they are, those of the far side as their complement.</summary>
    private void Search(FlowSide near, FlowSide far, int source)
    {
        _best = long.MaxValue;
        _heap.Clear();
        _sameDistance.Clear();
        near.Distance[source] = 0;
        near.Parent[source] = -1;
        _reachedNear.Add(source);
        _sameDistance.Push(source);
        long now = 0;
        while (true)
        {
            if (!_sameDistance.TryPop(out int node))
            {
                if (_heap.Count == 0 || _heap.MinKey >= _best)
                {
                    break;
                }

                now = _heap.MinKey;
                node = _heap.Pop();
                if ((node >= 0 ? near.Distance[node] : far.Distance[~node]) != now)
                {
                    continue;
                }
            }

            if (now >= _best)
            {
                break;
            }

            if (node >= 0)
            {
                LeaveNear(near, far, node, now);
            }
            else
            {
                LeaveFar(near, far, ~node, now);
            }
        }
    }

    private void LeaveNear(FlowSide near, FlowSide far, int node, long now)
    {
        long price = near.Price[node];
        if (now + price < _best)
        {
            _best = now + price;
            _end = node;
        }

        long[] worth = flow.Worth;
        int[] farOfPair = far.NodeOfPair;
        long[] farPrice = far.Price;
        long[] farDistance = far.Distance;
        long fixedPart = now + price;
        foreach (int pair in near.PairsOf(node))
        {
            int partner = farOfPair[pair];
            long distance = fixedPart + farPrice[partner] - worth[pair];
            if (distance >= farDistance[partner] || distance >= _best || flow.IsChosen[pair])
            {
                continue;
            }

            if (farDistance[partner] == long.MaxValue)
            {
                _reachedFar.Add(partner);
            }

            farDistance[partner] = distance;
            far.Parent[partner] = pair;
            if (far.Used[partner] < far.Capacity[partner])
            {
                _best = distance;
                _end = ~partner;
            }
            else if (distance == now)
            {
                _sameDistance.Push(~partner);
            }
            else
            {
                _heap.Push(~partner, distance);
            }
        }
    }

    private void LeaveFar(FlowSide near, FlowSide far, int node, long now)
    {
        foreach (int pair in far.Chosen(node))
        {
            int owner = near.NodeOfPair[pair];
            long distance = now - flow.Slack(pair);
            if (distance >= near.Distance[owner] || distance >= _best)
            {
                continue;
            }

            if (near.Distance[owner] == long.MaxValue)
            {
                _reachedNear.Add(owner);
            }

            near.Distance[owner] = distance;
            near.Parent[owner] = pair;
            if (distance == now)
            {
                _sameDistance.Push(owner);
            }
            else
            {
                _heap.Push(owner, distance);
            }
        }
    }

    private void ShiftPrices(FlowSide near, FlowSide far)
    {
        foreach (int node in _reachedNear)
        {
            if (near.Distance[node] < _best)
            {
                near.Price[node] -= _best - near.Distance[node];
            }

            near.Distance[node] = long.MaxValue;
        }

        foreach (int node in _reachedFar)
        {
            if (far.Distance[node] < _best)
            {
                far.Price[node] += _best - far.Distance[node];
            }

            far.Distance[node] = long.MaxValue;
        }

        _reachedNear.Clear();
        _reachedFar.Clear();
    }

    private void Flip(FlowSide near, FlowSide far, int source)
    {
        int node = _end;
        if (node < 0)
        {
            int gained = far.Parent[~node];
            node = near.NodeOfPair[gained];
            Exchange(near, far, node, source, gained);
            return;
        }

        Exchange(near, far, node, source, gained: -1);
    }

    /// <summary>Walks the path back to its source; at every node of the near side one pair is gained (none at the end) and one is lost (none at the source).</summary>
    private void Exchange(FlowSide near, FlowSide far, int node, int source, int gained)
    {
        while (true)
        {
            int lost = node == source ? -1 : near.Parent[node];
            if (lost >= 0)
            {
                flow.Drop(lost);
            }

            if (gained >= 0)
            {
                flow.Choose(gained);
            }

            if (lost < 0)
            {
                return;
            }

            gained = far.Parent[far.NodeOfPair[lost]];
            node = near.NodeOfPair[gained];
        }
    }
}
