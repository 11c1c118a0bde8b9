using System.Security.Cryptography;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Policy;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Jobs;

/// <summary>Starts, keeps and finds runs. The store keeps what was asked and of which rows; who starts the service again finds the runs going on from their beginning, with the same results.</summary>
internal sealed partial class CohortRuns(WriteQueue queue, ILogger<CohortRuns> log) : IAsyncDisposable
{
    /// <summary>Runs of one office at a time.</summary>
    public const int MostRunning = 2;

    /// <summary>Runs of one office that are kept; the oldest that has ended goes first.</summary>
    public const int Kept = 4;

    // No office has such a name.
    private const string EveryOffice = "*";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<CohortRun>> _byOffice = new(StringComparer.Ordinal);
    private readonly List<Task> _working = [];
    private readonly Dictionary<string, long> _droppedAt = new(StringComparer.Ordinal);

    /// <summary>Starts a run over all people or places, or finds the one that the same request started; it is durable when this returns.</summary>
    /// <param name="asked">The question; it gets an identifier.</param>
    /// <param name="market">The market of its version and date, as <see cref="MarketViews.SettledAsync"/> gives it.</param>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: too many runs; ALREADY_EXISTS: the request id was used for another question.</exception>
    public Task<CohortRun> StartAsync(StoredRun asked, MarketView market) => StartAsync(asked with { Id = NewId() }, market, () => CohortWork.RankAll(market, asked.Side));

    /// <summary>Starts a run over those about whom results came in since a version, or finds the one that the same request started; it is durable when this returns.</summary>
    /// <exception cref="RpcException">As above.</exception>
    public async Task<CohortRun> StartDeltaAsync(string office, MarketView market, long since, int top, ScoreMode mode, string requestId)
    {
        var before = await queue.AloneAsync(store => store.ChangedSince(office, RowKind.Candidate, since, market.Version)).ConfigureAwait(false);
        return await StartAsync(new StoredRun(office, NewId(), requestId, top, mode, market.Version, since), market, () => new CompareTouched(market, before)).ConfigureAwait(false);
    }

    private async Task<CohortRun> StartAsync(StoredRun asked, MarketView market, Func<CohortWork> work)
    {
        CohortRun run;
        List<StoredRun> forgotten;
        var office = asked.Office;
        lock (_gate)
        {
            var runs = RunsOf(office);
            if (asked.RequestId.Length > 0 && runs.Find(one => one.Asked.RequestId == asked.RequestId) is { } before)
            {
                return before.Asked with { Id = asked.Id, Version = asked.Version } == asked
                    ? before
                    : throw Errors.Of(RpcStatusCode.AlreadyExists, ErrorReasons.RequestIdReused, "This request_id was used with another content.");
            }

            if (runs.Count(one => one.IsRunning) >= MostRunning)
                throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.TooManyRuns, $"{MostRunning} runs of the office are going; wait for one, or cancel it.");
            run = new CohortRun(asked, market, work());
            runs.Add(run);
            forgotten = Forget(runs);
        }

        try
        {
            await queue.AloneAsync(store =>
            {
                // Whoever is erased while a run waits here is in its market still, or in the memory of it.
                if (market.ForgetsUpTo < DroppedAt(office) || !run.IsRunning)
                    throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.SnapshotExpired, "Rows were erased or replaced meanwhile; start the run again.");
                store.PutRun(run.Asked);
                forgotten.ForEach(old => store.DropRun(old.Office, old.Id));
                return true;
            }).ConfigureAwait(false);
        }
        catch
        {
            run.End(V1.CohortRunState.Failed);
            run.Dispose();
            lock (_gate)
                RunsOf(office).Remove(run);
            throw;
        }

        Begin(run);
        return run;
    }

    /// <summary>Takes up the runs that the store keeps.</summary>
    /// <param name="runs">What was asked.</param>
    /// <param name="marketOf">The market that a run is about; null when its office is gone or it cannot be built: the run is left for the next start.</param>
    /// <param name="beforeOf">What the rows were that a run compares with.</param>
    public void Resume(IEnumerable<StoredRun> runs, Func<StoredRun, MarketView?> marketOf, Func<StoredRun, IReadOnlyDictionary<string, byte[]?>> beforeOf)
    {
        foreach (var asked in runs)
        {
            if (marketOf(asked) is not { } market)
                continue;
            var run = new CohortRun(asked, market, asked.Since is null ? CohortWork.RankAll(market, asked.Side) : new CompareTouched(market, beforeOf(asked)));
            lock (_gate)
                RunsOf(asked.Office).Add(run);
            Begin(run);
        }
    }

    /// <summary>Ends a run; it is not taken up again.</summary>
    public async Task CancelAsync(CohortRun run)
    {
        run.End(V1.CohortRunState.Cancelled);
        await queue.AloneAsync(store =>
        {
            store.DropRun(run.Asked.Office, run.Id);
            return true;
        }).ConfigureAwait(false);
    }

    public CohortRun? Find(string office, string id)
    {
        lock (_gate)
            return _byOffice.GetValueOrDefault(office)?.Find(run => run.Id == id);
    }

    /// <summary>Ends and forgets every run of an office, because a person of it was erased; of all offices for null, because all rows were replaced. The store has forgotten them.</summary>
    /// <param name="office">The office, or null.</param>
    /// <param name="version">The version that did it; no run begins on a market before it.</param>
    public void Drop(string? office, long version)
    {
        lock (_gate)
        {
            _droppedAt[office ?? EveryOffice] = version;
            foreach (var name in _byOffice.Keys.Where(name => office is null || name == office).ToList())
            {
                _byOffice[name].ForEach(run => run.Drop());
                _byOffice.Remove(name);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Task> working;
        lock (_gate)
        {
            foreach (var run in _byOffice.Values.SelectMany(runs => runs))
                run.End(V1.CohortRunState.Cancelled);
            working = [.. _working];
        }

        await Task.WhenAll(working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private List<CohortRun> RunsOf(string office) => _byOffice.TryGetValue(office, out var known) ? known : _byOffice[office] = [];

    private void Begin(CohortRun run)
    {
        lock (_gate)
        {
            _working.RemoveAll(task => task.IsCompleted);
            _working.Add(Task.Run(() => Work(run)));
        }
    }

    private long DroppedAt(string office)
    {
        lock (_gate)
            return Math.Max(_droppedAt.GetValueOrDefault(office), _droppedAt.GetValueOrDefault(EveryOffice));
    }

    private static List<StoredRun> Forget(List<CohortRun> runs)
    {
        if (runs.Count <= Kept || runs.Find(run => !run.IsRunning) is not { } oldest)
            return [];
        runs.Remove(oldest);
        return [oldest.Asked];
    }

    // Nobody waits for this task: what ends it early is told to the callers by the state of the run, and to the administrator here.
    private void Work(CohortRun run)
    {
        try
        {
            run.Do();
            run.End(V1.CohortRunState.Succeeded);
        }
        catch (OperationCanceledException) when (!run.IsRunning)
        {
            // Somebody ended it, and has said so.
        }
        catch (Exception exception)
        {
            run.End(V1.CohortRunState.Failed);
            LogFailed(run.Asked.Id, run.Asked.Office, $"{exception.GetType().Name} at {exception.StackTrace}");
        }
        finally
        {
            run.Dispose();
        }
    }

    [LoggerMessage(30, LogLevel.Error, "Run {Run} of office {Office} ended early: {Failure}")]
    private partial void LogFailed(string run, string office, string failure);

    private static string NewId() => $"run-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
}
