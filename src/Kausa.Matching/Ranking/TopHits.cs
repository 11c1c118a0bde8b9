using System.Runtime.CompilerServices;

namespace Kausa.Matching.Ranking;

/// <summary>One found pair: the number it is ordered by, its place among equals, and which row it is.</summary>
/// <param name="Key">The strategy's number; the score in millionths for the weighted sum.</param>
/// <param name="TieKey">Place among equals, the smaller first.</param>
/// <param name="Row">Number of the place (or person) in the index.</param>
public readonly record struct MatchHit(long Key, ulong TieKey, int Row);

/// <summary>The best K so far, the worst of them on top.</summary>
/// <remarks>
/// A binary heap in an array that is kept from question to question; for a short list the array is kept in order all the time, the worst first, which is a heap too: few hits are moved for
/// each that comes, and none is left to sort at the end. The order is total: key, tie key, identifier.
/// </remarks>
internal sealed class TopHits(HitOrder order)
{
    // Moving so many hits costs no more than sinking one.
    private const int MostInOrder = 64;

    private MatchHit[] _heap = [];
    private int _capacity;

    /// <summary>Number of hits held.</summary>
    public int Count { get; private set; }

    /// <summary>A hit with a smaller key than this cannot get in; −1 while there is room.</summary>
    public long Threshold { get; private set; }

    /// <summary>Begins anew.</summary>
    /// <param name="capacity">K, at least 1.</param>
    public void Clear(int capacity)
    {
        Count = 0;
        Threshold = -1;
        _capacity = capacity;
        if (_heap.Length == 0)
        {
            _heap = new MatchHit[MostInOrder];
        }
    }

    /// <summary>Whether a hit would get in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool WouldEnter(in MatchHit hit) => Count < _capacity || order.IsBetter(hit, _heap[0]);

    /// <summary>Takes a hit that gets in.</summary>
    public void Add(in MatchHit hit)
    {
        if (Count < _capacity)
        {
            if (Count == _heap.Length)
            {
                Array.Resize(ref _heap, Math.Min(_capacity, 2 * _heap.Length));
            }

            if (IsInOrder)
            {
                Insert(hit);
            }
            else
            {
                _heap[Count] = hit;
                Rise(Count++);
            }
        }
        else if (IsInOrder)
        {
            ReplaceWorst(hit);
        }
        else
        {
            _heap[0] = hit;
            Sink(0, Count);
        }

        Threshold = Count == _capacity ? _heap[0].Key : -1;
    }

    /// <summary>Writes the hits out, the best first, and holds none afterwards.</summary>
    /// <param name="hits">Room for all of them.</param>
    /// <returns>Their number.</returns>
    public int Drain(Span<MatchHit> hits)
    {
        var count = Count;
        for (var end = count - 1; end >= 0; end--)
        {
            if (IsInOrder)
            {
                hits[end] = _heap[count - 1 - end];
                continue;
            }

            hits[end] = _heap[0];
            _heap[0] = _heap[end];
            Sink(0, end);
        }

        Count = 0;
        Threshold = -1;
        return count;
    }

    /// <summary>Hands the hits over, in no order, and holds none afterwards.</summary>
    /// <param name="found">Takes them.</param>
    public void MoveTo(PriorityQueue<MatchHit, MatchHit> found)
    {
        foreach (ref readonly var hit in _heap.AsSpan(0, Count))
        {
            found.Enqueue(hit, hit);
        }

        Count = 0;
    }

    private bool IsInOrder => _capacity <= MostInOrder;

    private void Insert(in MatchHit hit)
    {
        var at = Count++;
        for (; at > 0 && order.IsBetter(_heap[at - 1], hit); at--)
        {
            _heap[at] = _heap[at - 1];
        }

        _heap[at] = hit;
    }

    private void ReplaceWorst(in MatchHit hit)
    {
        var held = _heap.AsSpan(0, Count);
        var at = 1;
        for (; at < held.Length && order.IsBetter(hit, held[at]); at++)
        {
            held[at - 1] = held[at];
        }

        held[at - 1] = hit;
    }

    private void Rise(int child)
    {
        while (child > 0)
        {
            var parent = (child - 1) / 2;
            if (!order.IsBetter(_heap[parent], _heap[child]))
            {
                return;
            }

            (_heap[parent], _heap[child]) = (_heap[child], _heap[parent]);
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

            child += child + 1 < count && order.IsBetter(_heap[child], _heap[child + 1]) ? 1 : 0;
            if (!order.IsBetter(_heap[parent], _heap[child]))
            {
                return;
            }

            (_heap[parent], _heap[child]) = (_heap[child], _heap[parent]);
            parent = child;
        }
    }
}
