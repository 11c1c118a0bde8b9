using Kausa.Matching.Grpc.Jobs;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using Kausa.Matching.Grpc.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kausa.Matching.Grpc;

/// <summary>All that the services share, opened in order and closed in the reverse one: store, books, writer, keys, views.</summary>
internal sealed class ServiceState : IAsyncDisposable
{
    private static readonly TimeSpan RestOfCheck = TimeSpan.FromMilliseconds(50);
    private readonly StartMemory? _memory;
    private readonly ContentCheck _check;
    private readonly CancellationTokenSource _stop = new();
    private Task _checking = Task.CompletedTask;

    private ServiceState(StartMemory? memory, IStore store, TimeProvider time, int callsPerSecond, long runBytes, ILoggerFactory logs)
    {
        _memory = memory;
        Store = store;
        Books = new Books { Synthetic = store.Synthetic };
        Believed = BookLoader.Load(store, Books);
        Keys = new KeyRing(time);
        foreach (var key in store.Keys())
            Keys.Put(key);
        Queue = new WriteQueue(store, Books);
        Views = new MarketViews(Books, logs.CreateLogger<MarketViews>());
        _check = new ContentCheck(Books, Queue, Views, logs.CreateLogger<ContentCheck>());
        Tokens = new PageTokens(store.Secret);
        Limits = new RateLimits(callsPerSecond);
        Runs = new CohortRuns(Queue, runBytes, logs.CreateLogger<CohortRuns>());
        Admin = new AdminRpc(Books, Queue, Keys, Views, Runs, time);
    }

    public IStore Store { get; }

    public Books Books { get; }

    /// <summary>Kinds of rows of which the store's word was taken for what they add to snapshot ids.</summary>
    public IReadOnlyList<(string Office, RowKind Kind)> Believed { get; }

    public WriteQueue Queue { get; }

    public KeyRing Keys { get; }

    public MarketViews Views { get; }

    public PageTokens Tokens { get; }

    public RateLimits Limits { get; }

    public CohortRuns Runs { get; }

    public AdminRpc Admin { get; }

    /// <summary>Opens a store and reads it.</summary>
    /// <param name="file">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="callsPerSecond">Calls of an office on the long run.</param>
    /// <param name="synthetic">Whether a store that is made is that of a sample.</param>
    /// <param name="logs">Logs; null for none.</param>
    /// <param name="runBytes">Bytes that runs of all offices may hold beside their markets.</param>
    /// <exception cref="NotAStoreException">The file is something else, of a newer format, or in use.</exception>
    public static ServiceState Open(string file, TimeProvider time, int callsPerSecond, bool synthetic, ILoggerFactory? logs = null, long runBytes = long.MaxValue)
    {
        var store = SqliteStore.Open(file, time, synthetic);
        var memory = StartMemory.For(file);
        try
        {
            return new ServiceState(memory, store, time, callsPerSecond, runBytes, logs ?? NullLoggerFactory.Instance);
        }
        catch (Microsoft.Data.Sqlite.SqliteException exception) when (exception.SqliteErrorCode is 11 or 26)
        {
            memory?.Dispose();
            store.Dispose();
            throw SqliteStore.Damaged(file, exception);
        }
        catch
        {
            memory?.Dispose();
            store.Dispose();
            throw;
        }
    }

    /// <summary>Builds the markets of all callers there are, so that nobody's first question waits for it, and collects what the start has left behind.</summary>
    /// <param name="tokens">Whether tokens are taken: then advisers of every office may come.</param>
    public async Task WarmAsync(bool tokens)
    {
        await Admin.OpenOfficesAsync().ConfigureAwait(false);
        foreach (var key in Keys.All().Where(key => key.RevokedAt is null && key.Role != V1.Role.Admin))
            Views.Expect(key.Sight);
        foreach (var office in tokens ? Books.Offices() : [])
            Views.Expect(new Sight(office, OfficePlaces: true));
        await Views.WarmAsync().ConfigureAwait(false);
        _memory?.Settle();
    }

    /// <summary>Begins to look, behind the callers, whether the rows are what the store says.</summary>
    public void BeginCheck() => _checking = Task.Run(() => CheckAsync(RestOfCheck, _stop.Token));

    /// <summary>Looks whether the rows are what the store said when it was opened.</summary>
    /// <returns>Kinds of rows that are not.</returns>
    public Task<IReadOnlyList<(string Office, RowKind Kind)>> CheckAsync(TimeSpan rest, CancellationToken cancellation = default) => _check.RunAsync(Believed, rest, cancellation);

    /// <summary>Takes up the runs that were going when the service stopped, on the rows they were started on.</summary>
    public async Task ResumeRunsAsync()
    {
        var (runs, past) = await Queue.AloneAsync(store =>
        {
            var kept = store.Runs();
            return (kept, kept.Select(run => run.Version).Distinct().ToDictionary(version => version, version => BookLoader.At(store, version)));
        }).ConfigureAwait(false);
        var before = await Queue.AloneAsync(store => runs.Where(run => run.Since is not null).ToDictionary(run => (run.Office, run.Id), run => store.ChangedSince(run.Office, RowKind.Candidate, run.Since!.Value, run.Version))).ConfigureAwait(false);
        var markets = new Dictionary<(string, long, DateOnly?), MarketView?>();
        Runs.Resume(runs, run => markets.TryGetValue((run.Office, run.Version, run.AsOf), out var known)
            ? known
            : markets[(run.Office, run.Version, run.AsOf)] = Views.OfPast(past[run.Version], new Sight(run.Office, OfficePlaces: true), run.AsOf), run => before[(run.Office, run.Id)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _checking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await Runs.DisposeAsync().ConfigureAwait(false);
        await Queue.DisposeAsync().ConfigureAwait(false);
        await Views.DisposeAsync().ConfigureAwait(false);
        Limits.Dispose();
        Store.Dispose();
        _memory?.Dispose();
    }
}
