using System.Runtime.ExceptionServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>Whose lists a bulk run makes.</summary>
public enum BulkSide
{
    /// <summary>The best places for every person.</summary>
    Candidates,

    /// <summary>The best people for every place.</summary>
    Places,
}

/// <summary>How far a bulk run is.</summary>
/// <param name="DoneCount">Lists made.</param>
/// <param name="TotalCount">Lists to make.</param>
public readonly record struct BulkProgress(int DoneCount, int TotalCount);

/// <summary>Takes one list; called on one thread, in the order of the numbers.</summary>
/// <param name="subject">Number of the person or place.</param>
/// <param name="hits">Its list, the best first; valid until the call returns.</param>
public delegate void BulkConsumer(int subject, ReadOnlySpan<MatchHit> hits);

/// <summary>Ranks for everybody: all people or all places, on several threads, in bounded memory.</summary>
/// <remarks>
/// Steps: 1. take a window of subjects in their order. 2. Inside it visit neighbours one after the other (a part of the map, there the first wish or occupation, then the map again), because what
/// one needs is then still in the cache for the next; threads take small chunks. 3. Hand the lists out in the order of the numbers. Neither threads nor windows
/// can change a list, since every list is made alone.
/// </remarks>
public static class BulkRanking
{
    // The more people, the nearer are neighbours to each other; but by the time a list is handed out, what was written long before is no longer in the cache.
    private const int MostHitsInWindow = 400_000;
    private const int ChunkLength = 64;

    // So many hits of the room for a list are fetched before they are found.
    private const int RoomFetched = 32;

    /// <summary>Makes the list of every subject.</summary>
    /// <param name="index">The state of the market.</param>
    /// <param name="side">Whose lists.</param>
    /// <param name="request">How to rank; the same for all.</param>
    /// <param name="threadCount">Threads, 1..256.</param>
    /// <param name="consumer">Takes the lists.</param>
    /// <param name="progress">Told after each window; null when nobody waits.</param>
    /// <param name="cancellation">Stops between two lists.</param>
    /// <exception cref="OperationCanceledException">Cancelled; lists handed out before stay handed out.</exception>
    /// <exception cref="ArgumentException">People would be ranked for MATCH_FOR_SELF or by a reranker, or a strategy or reranker does not fit; nothing is handed out.</exception>
    /// <remarks>What a strategy or reranker of the caller throws ends the run, is thrown as it is, and hands out nothing of its window.</remarks>
    public static void Run(
        MatchIndex index, BulkSide side, RankRequest request, int threadCount, BulkConsumer consumer, IProgress<BulkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(consumer);
        ThrowHelper.InRange(threadCount, 1, 256, nameof(threadCount));
        Check(index, side, request);
        var total = side == BulkSide.Candidates ? index.CandidateNumberCount : index.PlaceNumberCount;
        var top = Math.Max(1, Math.Min(request.Top, side == BulkSide.Candidates ? index.PlaceNumberCount : index.CandidateCount));
        var asked = request with { Top = top, CountPairs = false };
        var windowLength = Math.Clamp(MostHitsInWindow / top, ChunkLength, Math.Max(ChunkLength, total));
        var hits = new MatchHit[(long)windowLength * top];
        var counts = new int[windowLength];
        var order = new int[windowLength];
        var keys = new ulong[windowLength];
        var searches = new MatchSearch?[threadCount];
        var alive = side == BulkSide.Candidates ? index.Persons.Alive() : index.Places.Places.Rows.Alive();
        for (var first = 0; first < total; first += windowLength)
        {
            var length = Math.Min(windowLength, total - first);
            for (var i = 0; i < length; i++)
            {
                order[i] = first + i;
                keys[i] = side == BulkSide.Candidates ? index.OrderOfCandidate(first + i) : index.OrderOfPlace(first + i);
            }

            Array.Sort(keys, order, 0, length);
            Fill(index, side, asked, searches, alive, order.AsMemory(0, length), first, hits, counts, cancellation);
            for (var i = 0; i < length; i++)
            {
                if (counts[i] >= 0)
                {
                    consumer(first + i, hits.AsSpan(i * top, counts[i]));
                }
            }

            progress?.Report(new BulkProgress(first + length, total));
        }
    }

    // Before any thread begins: what fits for nobody is told once.
    private static void Check(MatchIndex index, BulkSide side, RankRequest request)
    {
        request.Strategy.CheckMadeFor(index.Policy);
        if (side == BulkSide.Places)
        {
            RankingInput.CheckRanksPeople(request);
        }
        else if (request.Reranker is not null)
        {
            RankingInput.CheckReranker(request);
        }
    }

    private static void Fill(
        MatchIndex index, BulkSide side, RankRequest request, MatchSearch?[] searches, bool[] alive, ReadOnlyMemory<int> order, int first, MatchHit[] hits, int[] counts, CancellationToken cancellation)
    {
        var next = 0;
        void Work(int thread)
        {
            try
            {
                TakeChunks(thread);
            }
            catch
            {
                // Nobody gets lists of this window any more: the other threads need not make them.
                Interlocked.Exchange(ref next, order.Length);
                throw;
            }
        }

        void TakeChunks(int thread)
        {
            var search = searches[thread] ??= index.NewSearch();
            while (true)
            {
                var begin = Interlocked.Add(ref next, ChunkLength) - ChunkLength;
                if (begin >= order.Length)
                {
                    return;
                }

                var chunk = order.Span[begin..Math.Min(begin + ChunkLength, order.Length)];
                for (var i = 0; i < chunk.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var subject = chunk[i];
                    var room = hits.AsSpan((subject - first) * request.Top, request.Top);
                    CacheLines.Prefetch(in room[0], Math.Min(room.Length, RoomFetched));
                    if (side == BulkSide.Candidates)
                    {
                        index.Prefetch(chunk, i);
                    }

                    counts[subject - first] = !alive[subject] ? -1
                        : side == BulkSide.Candidates ? search.TopPlaces(subject, request, room)
                        : search.TopCandidates(subject, request, room);
                }
            }
        }

        if (searches.Length == 1)
        {
            Work(0);
            return;
        }

        try
        {
            Parallel.For(0, searches.Length, new ParallelOptions { MaxDegreeOfParallelism = searches.Length, CancellationToken = cancellation }, Work);
        }
        catch (AggregateException failures)
        {
            // One thread throws the same as many.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
