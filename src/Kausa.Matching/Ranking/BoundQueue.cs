using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kausa.Matching.Ranking;

/// <summary>What is still to be visited, by its bound: a bucket for each thousandth of the range, the highest bucket first.</summary>
/// <remarks>
/// Inside a bucket the order is arbitrary, which costs a little pruning and no exactness: every bound is compared with the threshold once more when it is taken.
/// The arrays are kept from question to question.
/// </remarks>
/// <typeparam name="TItem">What stands in it.</typeparam>
internal sealed class BoundQueue<TItem>
    where TItem : unmanaged
{
    private const int BucketCount = 1_024;
    private const int None = -1;

    private readonly int[] _heads = new int[BucketCount];
    private readonly ulong[] _occupied = new ulong[BucketCount / 64];
    private uint _occupiedWords;
    private Entry[] _entries = new Entry[1_024];
    private int _count;
    private int _shift;

    /// <summary>An empty queue.</summary>
    public BoundQueue() => _heads.AsSpan().Fill(None);

    /// <summary>Begins anew.</summary>
    /// <param name="highest">No bound is higher.</param>
    public void Clear(long highest)
    {
        for (; _occupiedWords != 0; _occupiedWords &= _occupiedWords - 1)
        {
            var word = BitOperations.TrailingZeroCount(_occupiedWords);
            for (; _occupied[word] != 0; _occupied[word] &= _occupied[word] - 1)
            {
                _heads[(word * 64) + BitOperations.TrailingZeroCount(_occupied[word])] = None;
            }
        }

        _count = 0;
        _shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)highest) - 10);
    }

    /// <summary>Adds something to visit.</summary>
    /// <param name="bound">Its bound, 0..highest.</param>
    /// <param name="item">What it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long bound, TItem item)
    {
        var slot = _count++;
        if (slot == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * slot);
        }

        var bucket = (int)(bound >> _shift);
        ref var head = ref _heads[bucket];
        _entries[slot] = new Entry(bound, item, head);
        head = slot;
        _occupied[bucket >> 6] |= 1UL << bucket;
        _occupiedWords |= 1u << (bucket >> 6);
    }

    /// <summary>Takes something from the highest bucket.</summary>
    /// <param name="threshold">What is strictly below it need not be visited.</param>
    /// <param name="bound">Its bound; it may still be below the threshold.</param>
    /// <param name="item">What it is.</param>
    /// <returns>False when nothing is left that could reach the threshold.</returns>
    public bool TryPop(long threshold, out long bound, out TItem item)
    {
        if (_occupiedWords != 0)
        {
            var bucket = HighestBucket;
            var word = bucket >> 6;
            if ((((long)bucket + 1) << _shift) > threshold)
            {
                var slot = _heads[bucket];
                ref var entry = ref _entries[slot];
                _heads[bucket] = entry.Next;
                (bound, item) = (entry.Bound, entry.Item);
                if (entry.Next == None)
                {
                    _occupied[word] &= ~(1UL << bucket);
                    _occupiedWords &= ~((_occupied[word] == 0 ? 1u : 0) << word);
                }

                return true;
            }
        }

        (bound, item) = (0, default);
        return false;
    }

    /// <summary>No bound in the queue is higher than this; −1 when it is empty.</summary>
    public long HighestBound
    {
        get
        {
            if (_occupiedWords == 0)
            {
                return -1;
            }

            return (((long)HighestBucket + 1) << _shift) - 1;
        }
    }

    // Of a queue that is not empty.
    private int HighestBucket
    {
        get
        {
            var word = BitOperations.Log2(_occupiedWords);
            return (word * 64) + BitOperations.Log2(_occupied[word]);
        }
    }

    private readonly record struct Entry(long Bound, TItem Item, int Next);
}
