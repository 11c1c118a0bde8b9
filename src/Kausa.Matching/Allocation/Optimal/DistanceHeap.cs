namespace Kausa.Matching.Allocation;

/// <summary>A four-way min-heap of nodes by distance; a node may be in it several times, the caller skips stale entries.</summary>
internal sealed class DistanceHeap
{
    private long[] _keys = new long[64];
    private int[] _nodes = new int[64];

    public int Count { get; private set; }

    public long MinKey => _keys[0];

    public void Clear() => Count = 0;

    public void Push(int node, long key)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _nodes, Count * 2);
        }

        int at = Count++;
        while (at > 0)
        {
            int parent = (at - 1) >> 2;
            if (_keys[parent] <= key)
            {
                break;
            }

            _keys[at] = _keys[parent];
            _nodes[at] = _nodes[parent];
            at = parent;
        }

        _keys[at] = key;
        _nodes[at] = node;
    }

    public int Pop()
    {
        int top = _nodes[0];
        Count--;
        if (Count > 0)
        {
            SiftDown(_nodes[Count], _keys[Count]);
        }

        return top;
    }

    private void SiftDown(int node, long key)
    {
        int at = 0;
        while (true)
        {
            int child = (at << 2) + 1;
            if (child >= Count)
            {
                break;
            }

            int last = Math.Min(child + 4, Count);
            int best = child;
            for (int other = child + 1; other < last; other++)
            {
                best = _keys[other] < _keys[best] ? other : best;
            }

            if (_keys[best] >= key)
            {
                break;
            }

            _keys[at] = _keys[best];
            _nodes[at] = _nodes[best];
            at = best;
        }

        _keys[at] = key;
        _nodes[at] = node;
    }
}
