namespace Kausa.Matching.Allocation;

/// <summary>The proposals each receiver holds, the worst first (a heap per receiver in one growing pool).</summary>
internal sealed class HeldProposals
{
    private const int FirstRoom = 4;

    private readonly int[] _starts;
    private readonly int[] _rooms;
    private readonly int[] _counts;
    private readonly int[] _capacities;
    private readonly long[] _cutoffs;
    private Held[] _pool;
    private int _poolEnd;

    public HeldProposals(ReadOnlySpan<int> capacities)
    {
        _starts = new int[capacities.Length];
        _rooms = new int[capacities.Length];
        _counts = new int[capacities.Length];
        _capacities = capacities.ToArray();
        _cutoffs = new long[capacities.Length];
        for (int receiver = 0; receiver < capacities.Length; receiver++)
        {
            _starts[receiver] = _poolEnd;
            _rooms[receiver] = Math.Min(capacities[receiver], FirstRoom);
            _poolEnd += _rooms[receiver];
            _cutoffs[receiver] = capacities[receiver] > 0 ? long.MinValue : long.MaxValue;
        }

        _pool = new Held[_poolEnd];
    }

    public int Count(int receiver) => _counts[receiver];

    public int ProposerAt(int receiver, int position) => _pool[_starts[receiver] + position].Proposer;

    /// <summary>What a receiver asks of a newcomer: no lower priority than that of the worst it holds, when it is full; nothing while it has room.</summary>
    /// <remarks>Never falls. May be read while proposals are being made: what is read is what held at some moment before.</remarks>
    public long Cutoff(int receiver) => Volatile.Read(ref _cutoffs[receiver]);

    public Held Worst(int receiver) => _pool[_starts[receiver]];

    /// <summary>Adds a proposal; the caller has checked the capacity.</summary>
    public void Add(int receiver, Held held)
    {
        if (_counts[receiver] == _rooms[receiver])
        {
            Grow(receiver);
        }

        Span<Held> heap = _pool.AsSpan(_starts[receiver], ++_counts[receiver]);
        int at = heap.Length - 1;
        while (at > 0 && held.IsWorseThan(heap[(at - 1) >> 1]))
        {
            heap[at] = heap[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }

        heap[at] = held;
        if (heap.Length == _capacities[receiver])
        {
            Volatile.Write(ref _cutoffs[receiver], heap[0].Priority);
        }
    }

    /// <summary>Puts a better proposal in the place of the worst.</summary>
    public void ReplaceWorst(int receiver, Held held)
    {
        Span<Held> heap = _pool.AsSpan(_starts[receiver], _counts[receiver]);
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= heap.Length)
            {
                break;
            }

            child += child + 1 < heap.Length && heap[child + 1].IsWorseThan(heap[child]) ? 1 : 0;
            if (!heap[child].IsWorseThan(held))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = held;
        Volatile.Write(ref _cutoffs[receiver], heap[0].Priority);
    }

    private void Grow(int receiver)
    {
        int room = _rooms[receiver] * 2;
        if (_poolEnd + room > _pool.Length)
        {
            Array.Resize(ref _pool, Math.Max(_pool.Length * 2, _poolEnd + room));
        }

        Array.Copy(_pool, _starts[receiver], _pool, _poolEnd, _counts[receiver]);
        _starts[receiver] = _poolEnd;
        _rooms[receiver] = room;
        _poolEnd += room;
    }
}

/// <summary>A proposal with its priority; of equal priorities the lower proposer is kept.</summary>
internal readonly record struct Held(long Priority, int Proposer)
{
    public bool IsWorseThan(Held other) => Priority != other.Priority ? Priority < other.Priority : Proposer > other.Proposer;
}
