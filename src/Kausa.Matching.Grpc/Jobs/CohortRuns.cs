using System.Globalization;
using System.Security.Cryptography;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Policy;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Jobs;

/// <summary>Starts, keeps and finds runs. The store keeps what was asked and of which rows; who starts the service again finds the runs going on from their beginning, with the same results.</summary>
/// <remarks>
/// What runs hold beside their markets is bounded by what each of them holds at most, which is known before its work and stays the same when it goes on after a restart. Runs that have ended make room
/// for one that is started, those of its office first, the oldest of them first.
/// </remarks>
/// <param name="queue">The store.</param>
/// <param name="mostBytes">Bytes that runs of all offices may hold.</param>
/// <param name="log">Told what nobody waits for.</param>
internal sealed partial class CohortRuns(WriteQueue queue, long mostBytes, ILogger<CohortRuns> log) : IAsyncDisposable
{
    /// <summary>Runs of one office at a time.</summary>
    public const int MostRunning = 2;

    /// <summary>Runs of one office that are kept; the oldest that has ended goes first.</summary>
    public const int Kept = 4;

    /// <summary>Bytes that runs of all offices may hold.</summary>
    public long MostBytes => mostBytes;

    // No office has such a name.
    private const string EveryOffice = "*";

    private readonly Lock _gate = new();

    // In the order in which they were started.
    private readonly List<CohortRun> _runs = [];

    // Forgotten, and perhaps still read by somebody.
    private readonly List<WeakReference<CohortRun>> _forgotten = [];
    private readonly List<Task> _working = [];

    // Kept by the store and not taken up at the start: without a market, or without room.
    private readonly List<StoredRun> _left = [];
    private readonly Dictionary<string, long> _droppedAt = new(StringComparer.Ordinal);

    /// <summary>Starts a run over all people or places, or finds the one that the same request started; it is durable when this returns.</summary>
    /// <param name="asked">The question; it gets an identifier.</param>
    /// <param name="market">The market of its version and date, as <see cref="MarketViews.SettledAsync"/> gives it.</param>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: too many runs, or it could hold more than is free; ALREADY_EXISTS: the request id was used for another question.</exception>
    public Task<CohortRun> StartAsync(StoredRun asked, MarketView market) => StartAsync(asked with { Id = NewId() }, market, () => new RankAll(market, asked.Side));

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
        List<CohortRun> forgotten;
        StoredRun? left;
        var office = asked.Office;
        lock (_gate)
        {
            left = asked.RequestId.Length > 0 ? _left.Find(one => one.Office == office && one.RequestId == asked.RequestId) : null;
            if (left is not null && left with { Id = asked.Id, Version = asked.Version } != asked)
                throw IdReused();
            if (asked.RequestId.Length > 0 && _runs.Find(one => one.Asked.Office == office && one.Asked.RequestId == asked.RequestId) is { } before)
            {
                return before.Asked with { Id = asked.Id, Version = asked.Version } == asked
                    ? before
                    : throw IdReused();
            }

            if (_runs.Count(one => one.Asked.Office == office && one.IsRunning) >= MostRunning)
                throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.TooManyRuns, $"{MostRunning} runs of the office are going; wait for one, or cancel it.");
            run = new CohortRun(asked, market, work());
            forgotten = MakeRoom(run);
            _runs.Add(run);
        }

        try
        {
            await queue.AloneAsync(store =>
            {
                // Whoever is erased while a run waits here is in its market still, or in the memory of it.
                if (market.ForgetsUpTo < DroppedAt(office) || !run.IsRunning)
                    throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.SnapshotExpired, "Rows were erased or replaced meanwhile; start the run again.");
                store.PutRun(run.Asked);
                forgotten.ForEach(old => store.DropRun(old.Asked.Office, old.Id));
                if (left is not null)
                    Forget(store, left);
                return true;
            }).ConfigureAwait(false);
        }
        catch
        {
            run.End(V1.CohortRunState.Failed);
            run.Dispose();
            lock (_gate)
            {
                // The store keeps what it was to make room by, so it is found here, too; the oldest stood first.
                _runs.Remove(run);
                _runs.InsertRange(0, forgotten.Where(old => !old.IsDropped));
            }

            throw;
        }

        Begin(run);
        return run;
    }

    /// <summary>Takes up the runs that the store keeps. One that is left for the next start is still found by <see cref="FindLeft"/>, and the request that started it starts it again in its place.</summary>
    /// <param name="runs">What was asked.</param>
    /// <param name="marketOf">The market that a run is about; null when its office is gone or it cannot be built: the run is left for the next start, as one is that has no room.</param>
    /// <param name="beforeOf">What the rows were that a run compares with.</param>
    public void Resume(IEnumerable<StoredRun> runs, Func<StoredRun, MarketView?> marketOf, Func<StoredRun, IReadOnlyDictionary<string, byte[]?>> beforeOf)
    {
        foreach (var asked in runs)
        {
            if (marketOf(asked) is not { } market)
            {
                Leave(asked);
                continue;
            }

            var run = new CohortRun(asked, market, asked.Since is null ? new RankAll(market, asked.Side) : new CompareTouched(market, beforeOf(asked)));
            lock (_gate)
            {
                if (BytesOf(_runs) + run.MostBytes > mostBytes)
                {
                    LogLeft(asked.Id, asked.Office, run.MostBytes, mostBytes);
                    Leave(asked);
                    continue;
                }

                _runs.Add(run);
            }

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

    /// <summary>Ends a run that was left for the next start.</summary>
    public Task CancelAsync(StoredRun left) => queue.AloneAsync(store =>
    {
        Forget(store, left);
        return true;
    });

    /// <summary>A run that was left for the next start; null when there is none.</summary>
    public StoredRun? FindLeft(string office, string id)
    {
        lock (_gate)
            return _left.Find(run => run.Office == office && run.Id == id);
    }

    public CohortRun? Find(string office, string id)
    {
        lock (_gate)
            return _runs.Find(run => run.Asked.Office == office && run.Id == id);
    }

    /// <summary>Ends and forgets every run of an office, because a person of it was erased; of all offices for null, because all rows were replaced. The store has forgotten them.</summary>
    /// <param name="office">The office, or null.</param>
    /// <param name="version">The version that did it; no run begins on a market before it.</param>
    public void Drop(string? office, long version)
    {
        lock (_gate)
        {
            _droppedAt[office ?? EveryOffice] = version;
            _left.RemoveAll(left => office is null || left.Office == office);
            foreach (var run in _runs.Concat(Forgotten()).Where(run => office is null || run.Asked.Office == office).ToList())
            {
                run.Drop();
                _runs.Remove(run);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Task> working;
        lock (_gate)
        {
            _runs.ForEach(run => run.End(V1.CohortRunState.Cancelled));
            working = [.. _working];
        }

        await Task.WhenAll(working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Begin(CohortRun run)
    {
        lock (_gate)
        {
            _working.RemoveAll(task => task.IsCompleted);
            _working.Add(Task.Run(() => Work(run)));
        }
    }

    private void Leave(StoredRun asked)
    {
        lock (_gate)
            _left.Add(asked);
    }

    private void Forget(IStore store, StoredRun left)
    {
        store.DropRun(left.Office, left.Id);
        lock (_gate)
            _left.Remove(left);
    }

    private static RpcException IdReused() => Errors.Of(RpcStatusCode.AlreadyExists, ErrorReasons.RequestIdReused, "This request_id was used with another content.");

    private long DroppedAt(string office)
    {
        lock (_gate)
            return Math.Max(_droppedAt.GetValueOrDefault(office), _droppedAt.GetValueOrDefault(EveryOffice));
    }

    // Forgets as many runs that have ended as a new one needs to go.
    private List<CohortRun> MakeRoom(CohortRun run)
    {
        if (BytesOf(_runs.Where(one => one.IsRunning)) + run.MostBytes > mostBytes)
            throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.RunTooLarge, string.Create(CultureInfo.InvariantCulture, $"The run can hold {run.MostBytes} bytes, and runs of all offices hold {mostBytes} at most (memoryBudgetMiB); wait for those that are going, or ask for shorter lists."));
        var forgotten = new List<CohortRun>();
        var (own, others) = (EndedOf(one => one.Asked.Office == run.Asked.Office), EndedOf(one => one.Asked.Office != run.Asked.Office));
        foreach (var (ended, isOwn) in own.Select(one => (one, true)).Concat(others.Select(one => (one, false))))
        {
            var isOneTooMany = isOwn && _runs.Count(one => one.Asked.Office == run.Asked.Office) >= Kept;
            if (!isOneTooMany && BytesOf(_runs) + run.MostBytes <= mostBytes)
                break;
            _runs.Remove(ended);
            forgotten.Add(ended);
        }

        _forgotten.RemoveAll(weak => !weak.TryGetTarget(out _));
        _forgotten.AddRange(forgotten.Select(ended => new WeakReference<CohortRun>(ended)));
        return forgotten;
    }

    private IEnumerable<CohortRun> Forgotten() => _forgotten.Select(weak => weak.TryGetTarget(out var run) ? run : null).OfType<CohortRun>();

    private List<CohortRun> EndedOf(Func<CohortRun, bool> wanted) => [.. _runs.Where(run => wanted(run) && !run.IsRunning)];

    private static long BytesOf(IEnumerable<CohortRun> runs) => runs.Sum(run => run.MostBytes);

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

    [LoggerMessage(31, LogLevel.Warning, "Run {Run} of office {Office} is left for the next start: it can hold {Bytes} bytes, and all runs hold {MostBytes} at most (memoryBudgetMiB)")]
    private partial void LogLeft(string run, string office, long bytes, long mostBytes);

    private static string NewId() => $"run-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
}
