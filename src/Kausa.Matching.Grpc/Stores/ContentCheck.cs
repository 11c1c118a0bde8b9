using Kausa.Matching.Grpc.Markets;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Looks, behind the callers, whether rows are what a store said they add to snapshot ids when it was opened. Rows that somebody or something changed outside the service are found so.</summary>
/// <remarks>What is found is told in the log, and from then on ids are those of the rows: the true sum is kept as a version of its own, and markets are built anew.</remarks>
internal sealed partial class ContentCheck(Books books, WriteQueue queue, MarketViews views, ILogger<ContentCheck> logger)
{
    private const int RowsAtOnce = 256;

    private static readonly TimeSpan RestWhenFull = TimeSpan.FromSeconds(1);

    /// <summary>Hashes rows, some hundred at a time.</summary>
    /// <param name="kinds">Kinds of rows whose sum was taken over from the store.</param>
    /// <param name="rest">How long it rests in between, so that callers have the processors.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Kinds of rows that are not what was written.</returns>
    public async Task<IReadOnlyList<(string Office, RowKind Kind)>> RunAsync(IReadOnlyList<(string Office, RowKind Kind)> kinds, TimeSpan rest, CancellationToken cancellation)
    {
        var wrong = new List<(string, RowKind)>();
        foreach (var (office, kind) in kinds)
        {
            try
            {
                if (!await IsAsWrittenAsync(office, kind, rest, cancellation).ConfigureAwait(false))
                    wrong.Add((office, kind));
            }
#pragma warning disable CA1031 // one kind that cannot be looked at must not keep the others from it
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogNotChecked(office, kind, failure.GetType().Name);
            }
        }

        return wrong;
    }

    private async Task<bool> IsAsWrittenAsync(string office, RowKind kind, TimeSpan rest, CancellationToken cancellation)
    {
        var (rows, believed, resets) = books.Together(() => (books.All<object>(office, kind), books.Sums!.Of(office, kind), books.ResetCount));
        var found = default(ContentSum);
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            found = found.Plus(ContentSums.Of(some));
            await Task.Delay(rest, cancellation).ConfigureAwait(false);
        }

        if (found == believed)
            return true;
        LogNotWhatWasWritten(office, kind);
        while (true)
        {
            try
            {
                await queue.AloneAsync(store => books.ResetCount == resets && Correct(store, office, kind, found.Minus(believed))).ConfigureAwait(false);
                return false;
            }
            catch (RpcException full) when (full.Status.Code == RpcStatusCode.ResourceExhausted)
            {
                // A full disk and a full queue pass; ids stay untrue as long as nothing can be written.
                await Task.Delay(RestWhenFull, cancellation).ConfigureAwait(false);
            }
        }
    }

    // Rows may have changed since they were hashed; what they were wrong by has not. Rows that were restored meanwhile come with sums of their own.
    private bool Correct(IStore store, string office, RowKind kind, ContentSum wrongBy)
    {
        var sums = books.Sums!;
        var truth = sums.Of(office, kind).Plus(wrongBy);
        store.Commit(new StoreBatch(store.Version + 1, [], [], [new KindContent(office, kind, truth)]));
        books.Correct(store.Version, sums.With(office, kind, truth));
        views.Forget(office: null, store.Version);
        return true;
    }

    [LoggerMessage(40, LogLevel.Error, "Rows of kind {Kind} of office {Office} are not what this service wrote: the file was changed outside it, or its disk changed it. Snapshot ids given since the start were those of the rows that were written. Compare with the last backup; docs/operations.md says how to go on.")]
    private partial void LogNotWhatWasWritten(string office, RowKind kind);

    [LoggerMessage(41, LogLevel.Error, "Whether rows of kind {Kind} of office {Office} are what this service wrote could not be looked at: {Failure}. The next start looks again.")]
    private partial void LogNotChecked(string office, RowKind kind, string failure);
}
