using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kausa.Matching.Ranking;

/// <summary>One found pair: the number it is ordered by, its place among equals, and which row it is.</summary>
/// <param name="Key">The strategy's number; the score in millionths for the weighted sum.</param>
/// <param name="TieKey">Place among equals, the smaller first.</param>
/// <param name="Row">Number of the place (or person) in the index.</param>
public readonly record struct MatchHit(long Key, ulong TieKey, int Row);

/// <summary>The best K so far, and the worst of them.</summary>
/// <remarks>
/// The keys of a short list stand in order, each with the room where its hit lies; a hit finds its place among them without a branch, since none could be foreseen: what stands before it stays,
/// it takes the next place, the others move on by one. Hits of equal keys stand in no order until the list is handed over or one of them has to go. A longer list is a binary heap, the worst on
/// top. The arrays are kept from question to question. The order is total: key, tie key, identifier.
/// </remarks>
internal sealed class TopHits(HitOrder order)
{
    // So many keys are moved in less time than a heap takes.
    private const int MostSorted = 64;

    // Keys reach 2^50, so that the number of a room fits behind them.
    private const int RoomBits = 6;

    private const int Unknown = -1;

    // From the highest. Behind them stands −1 while there is room, and behind a full list, up to a whole vector, what moved out.
    private readonly long[] _sorted = new long[MostSorted];
    private MatchHit[] _hits = [];
    private int _capacity;

    // Where the worst hit of a full list lies, once somebody has asked since it changed: where all scores are equal, every place asks.
    private int _worstRoom;

    /// <summary>Number of hits held.</summary>
    public int Count { get; private set; }

    /// <summary>A hit with a smaller key than this cannot get in; −1 while there is room.</summary>
    public long Threshold { get; private set; }

    private bool IsSorted => _capacity <= MostSorted;

    /// <summary>Begins anew.</summary>
    /// <param name="capacity">K, at least 1.</param>
    public void Clear(int capacity)
    {
        Count = 0;
        Threshold = -1;
        _capacity = capacity;
        _worstRoom = Unknown;
        if (_hits.Length == 0)
        {
            _hits = new MatchHit[MostSorted];
        }

        if (IsSorted)
        {
            _sorted.AsSpan(0, SortedLength).Fill(-1);
        }
    }

    /// <summary>Whether a hit would get in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool WouldEnter(in MatchHit hit) => hit.Key > Threshold || Count < _capacity || (hit.Key == Threshold && order.IsBetter(hit, _hits[IsSorted ? WorstRoom() : 0]));

    /// <summary>Takes a hit that gets in.</summary>
    public void Add(in MatchHit hit)
    {
        if (IsSorted)
        {
            var room = Count < _capacity ? Count++ : VacatedRoom();
            _hits[room] = hit;
            Insert(hit.Key << RoomBits | (long)room);
            Threshold = _sorted[_capacity - 1] >> RoomBits;
            _worstRoom = Unknown;
            return;
        }

        if (Count < _capacity)
        {
            if (Count == _hits.Length)
            {
                Array.Resize(ref _hits, Math.Min(_capacity, 2 * _hits.Length));
            }

            _hits[Count] = hit;
            Rise(Count++);
        }
        else
        {
            _hits[0] = hit;
            Sink(0, Count);
        }

        Threshold = Count == _capacity ? _hits[0].Key : -1;
    }

    /// <summary>Writes the hits out, the best first, and holds none afterwards.</summary>
    /// <param name="hits">Room for all of them.</param>
    /// <returns>Their number.</returns>
    public int Drain(Span<MatchHit> hits)
    {
        var count = Count;
        if (IsSorted)
        {
            for (var at = 0; at < count; at++)
            {
                hits[at] = _hits[RoomAt(at)];
                for (var before = at; before > 0 && hits[before - 1].Key == hits[before].Key && order.IsBetter(hits[before], hits[before - 1]); before--)
                {
                    (hits[before - 1], hits[before]) = (hits[before], hits[before - 1]);
                }
            }
        }
        else
        {
            for (var end = count - 1; end >= 0; end--)
            {
                hits[end] = _hits[0];
                _hits[0] = _hits[end];
                Sink(0, end);
            }
        }

        Count = 0;
        Threshold = -1;
        return count;
    }

    /// <summary>Hands the hits over, in no order, and holds none afterwards.</summary>
    /// <param name="found">Takes them.</param>
    public void MoveTo(PriorityQueue<MatchHit, MatchHit> found)
    {
        foreach (ref readonly var hit in _hits.AsSpan(0, Count))
        {
            found.Enqueue(hit, hit);
        }

        Count = 0;
    }

    // In whole vectors.
    private int SortedLength => (_capacity + Vector256<long>.Count - 1) & -Vector256<long>.Count;

    private int RoomAt(int at) => (int)_sorted[at] & (MostSorted - 1);

    private int WorstRoom() => _worstRoom >= 0 ? _worstRoom : _worstRoom = FindWorst();

    // Among the keys at the end that are equal.
    private int FindWorst()
    {
        var worst = RoomAt(_capacity - 1);
        for (var at = _capacity - 2; at >= 0 && _sorted[at] >> RoomBits == Threshold; at--)
        {
            var other = RoomAt(at);
            worst = order.IsBetter(_hits[worst], _hits[other]) ? other : worst;
        }

        return worst;
    }

    // The room of the last key of a full list, with the worst hit gone.
    private int VacatedRoom()
    {
        var last = RoomAt(_capacity - 1);
        if (_capacity > 1 && _sorted[_capacity - 2] >> RoomBits == Threshold)
        {
            _hits[WorstRoom()] = _hits[last];
        }

        return last;
    }

    // A key moves what is smaller on by one, and the last one out: each place takes the greater one of what it holds and of the smaller one of what stood before it and the key.
    private void Insert(long key)
    {
        var inserted = Vector256.Create(key);
        var before = inserted;
        ref var sorted = ref _sorted[0];
        for (nuint at = 0; at < (nuint)SortedLength; at += (nuint)Vector256<long>.Count)
        {
            var held = Vector256.LoadUnsafe(ref sorted, at);
            var turned = Vector256.Shuffle(held, Vector256.Create(3L, 0, 1, 2));
            var moved = Vector256.ConditionalSelect(Vector256.Create(-1L, 0, 0, 0), before, turned);
            Vector256.Max(held, Vector256.Min(moved, inserted)).StoreUnsafe(ref sorted, at);
            before = turned;
        }
    }

    private void Rise(int child)
    {
        while (child > 0)
        {
            var parent = (child - 1) / 2;
            if (!order.IsBetter(_hits[parent], _hits[child]))
            {
                return;
            }

            (_hits[parent], _hits[child]) = (_hits[child], _hits[parent]);
            child = parent;
        }
    }

    private void Sink(int parent, int count)
    {
        while (true)
        {
            var child = (2 * parent) + 1;
            if (child >= count)
            {
                return;
            }

            child += child + 1 < count && order.IsBetter(_hits[child], _hits[child + 1]) ? 1 : 0;
            if (!order.IsBetter(_hits[parent], _hits[child]))
            {
                return;
            }

            (_hits[parent], _hits[child]) = (_hits[child], _hits[parent]);
            parent = child;
        }
    }
}
