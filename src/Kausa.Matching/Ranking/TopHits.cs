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
/// The keys of a short list stand side by side in no order: the worst is found by looking at all of them, four at a time, and the place of each in the end by counting those above it, so that nothing
/// depends on how hits happen to come. A longer list is a binary heap, the worst on top. The arrays are kept from question to question. The order is total: key, tie key, identifier.
/// </remarks>
internal sealed class TopHits(HitOrder order)
{
    // So many keys are looked at in less time than a heap takes; a bit each.
    private const int MostScanned = 64;

    private readonly long[] _keys = new long[MostScanned];
    private MatchHit[] _hits = [];
    private int _capacity;
    private int _worst;

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
        _worst = 0;
        if (_hits.Length == 0)
        {
            _hits = new MatchHit[MostScanned];
        }

        if (IsScanned)
        {
            // What the last of the vectors reads beyond the list is no hit's.
            _keys.AsSpan(capacity).Fill(long.MaxValue);
        }
    }

    /// <summary>Whether a hit would get in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool WouldEnter(in MatchHit hit) => hit.Key > Threshold || Count < _capacity || (hit.Key == Threshold && order.IsBetter(hit, _hits[_worst]));

    /// <summary>Takes a hit that gets in.</summary>
    public void Add(in MatchHit hit)
    {
        if (IsScanned)
        {
            var at = Count < _capacity ? Count++ : _worst;
            _hits[at] = hit;
            Put(at, hit.Key);
            if (Count == _capacity)
            {
                FindWorst();
            }

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
        if (IsScanned)
        {
            for (var at = 0; at < count; at++)
            {
                hits[CountAbove(at)] = _hits[at];
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

    // As a part of the vector that is read next: a processor hands on at once what was stored in one piece.
    private void Put(int at, long key)
    {
        var first = at & -Vector256<long>.Count;
        var held = Vector256.LoadUnsafe(ref _keys[0], (nuint)first);
        Vector256.ConditionalSelect(Vector256.Equals(Vector256<long>.Indices, Vector256.Create((long)(at - first))), Vector256.Create(key), held).StoreUnsafe(ref _keys[0], (nuint)first);
    }

    private bool IsScanned => _capacity <= MostScanned;

    // A bit for each hit of a short list.
    private ulong Held => ulong.MaxValue >> (MostScanned - Count);

    // Of a short list that is full.
    private void FindWorst()
    {
        var least = Vector256.Create(long.MaxValue);
        for (var at = 0; at < Count; at += Vector256<long>.Count)
        {
            least = Vector256.Min(least, Vector256.LoadUnsafe(ref _keys[0], (nuint)at));
        }

        var half = Vector128.Min(least.GetLower(), least.GetUpper());
        Threshold = Math.Min(half[0], half[1]);
        var equal = With(Threshold) & Held;
        _worst = BitOperations.TrailingZeroCount(equal);
        for (equal &= equal - 1; equal != 0; equal &= equal - 1)
        {
            var other = BitOperations.TrailingZeroCount(equal);
            _worst = order.IsBetter(_hits[_worst], _hits[other]) ? other : _worst;
        }
    }

    // Hits of a short list with a key, a bit each.
    private ulong With(long key)
    {
        var with = 0UL;
        for (var at = 0; at < Count; at += Vector256<long>.Count)
        {
            with |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref _keys[0], (nuint)at), Vector256.Create(key)).ExtractMostSignificantBits() << at;
        }

        return with;
    }

    // How many hits of a short list are better than one of them.
    private int CountAbove(int at)
    {
        var key = Vector256.Create(_keys[at]);
        var (above, equal) = (0UL, 0UL);
        for (var first = 0; first < Count; first += Vector256<long>.Count)
        {
            var keys = Vector256.LoadUnsafe(ref _keys[0], (nuint)first);
            above |= (ulong)Vector256.GreaterThan(keys, key).ExtractMostSignificantBits() << first;
            equal |= (ulong)Vector256.Equals(keys, key).ExtractMostSignificantBits() << first;
        }

        var count = BitOperations.PopCount(above & Held);
        for (equal &= Held & ~(1UL << at); equal != 0; equal &= equal - 1)
        {
            count += order.IsBetter(_hits[BitOperations.TrailingZeroCount(equal)], _hits[at]) ? 1 : 0;
        }

        return count;
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
