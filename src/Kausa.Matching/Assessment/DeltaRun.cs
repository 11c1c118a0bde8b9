using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Assessment;

/// <summary>Takes one delta; called on one thread, in the order of the people.</summary>
/// <param name="position">0-based position of the person in the run.</param>
/// <param name="delta">What changed.</param>
public delegate void DeltaConsumer(int position, CandidateDelta delta);

/// <summary>Ranks the people about whom results came in, and nobody else, before and after: on several threads, in bounded memory.</summary>
/// <remarks>Neither threads nor the person a run begins with can change a delta, since each is made alone; so a run that was cut off goes on where it stood.</remarks>
public static class DeltaRun
{
    private const int WindowLength = 64;

    /// <summary>Makes the delta of every person from a position on.</summary>
    /// <param name="index">The state of the market.</param>
    /// <param name="people">The people, in the order of the run.</param>
    /// <param name="request">How lists are compared.</param>
    /// <param name="first">Position to begin with, 0..the number of people.</param>
    /// <param name="threadCount">Threads, 1..256.</param>
    /// <param name="consumer">Takes the deltas.</param>
    /// <param name="progress">Told after each window; null when nobody waits.</param>
    /// <param name="cancellation">Stops between two people.</param>
    /// <exception cref="OperationCanceledException">Cancelled; deltas handed out before stay handed out.</exception>
    public static void Run(
        MatchIndex index, IReadOnlyList<TouchedCandidate> people, DeltaRequest request, int first, int threadCount, DeltaConsumer consumer, IProgress<BulkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(consumer);
        ThrowHelper.InRange(first, 0, people.Count, nameof(first));
        ThrowHelper.InRange(threadCount, 1, 256, nameof(threadCount));
        var comparisons = new DeltaComparison?[threadCount];
        var deltas = new CandidateDelta[WindowLength];
        for (var begin = first; begin < people.Count; begin += WindowLength)
        {
            var length = Math.Min(WindowLength, people.Count - begin);
            Fill(index, people, request, begin, deltas.AsMemory(0, length), comparisons, cancellation);
            for (var i = 0; i < length; i++)
            {
                consumer(begin + i, deltas[i]);
            }

            progress?.Report(new BulkProgress(begin + length, people.Count));
        }
    }

    private static void Fill(
        MatchIndex index, IReadOnlyList<TouchedCandidate> people, DeltaRequest request, int begin, Memory<CandidateDelta> deltas, DeltaComparison?[] comparisons, CancellationToken cancellation)
    {
        var next = -1;
        void Work(int thread)
        {
            var comparison = comparisons[thread] ??= new DeltaComparison(index, request);
            for (var i = Interlocked.Increment(ref next); i < deltas.Length; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                deltas.Span[i] = comparison.Of(people[begin + i]);
            }
        }

        if (comparisons.Length == 1)
        {
            Work(0);
            return;
        }

        Parallel.For(0, comparisons.Length, new ParallelOptions { MaxDegreeOfParallelism = comparisons.Length, CancellationToken = cancellation }, Work);
    }
}
