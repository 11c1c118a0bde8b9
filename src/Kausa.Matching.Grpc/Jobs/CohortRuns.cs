using System.Globalization;
using System.Security.Cryptography;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Jobs;

/// <summary>Starts, keeps and finds runs. The store keeps what was asked and of which rows; who starts the service again finds the runs going on from their beginning, with the same results.</summary>
internal sealed partial class CohortRuns(WriteQueue queue, ILogger<CohortRuns> log) : IAsyncDisposable
{
    /// <summary>Runs of one office at a time.</summary>
    public const int MostRunning = 2;

    /// <summary>Runs of one office that are kept; the oldest that has ended goes first.</summary>
    public const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<CohortRun>> _byOffice = new(StringComparer.Ordinal);
    private readonly List<Task> _working = [];

    /// <summary>Starts a run, or finds the one that the same request started; it is durable when this returns.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: too many runs; ALREADY_EXISTS: the request id was used for another question.</exception>
    public async Task<CohortRun> StartAsync(string office, MarketView market, int top, ScoreMode mode, string requestId)
    {
        CohortRun run;
        List<StoredRun> forgotten;
        lock (_gate)
        {
            var runs = RunsOf(office);
            if (requestId.Length > 0 && runs.Find(one => one.Asked.RequestId == requestId) is { } before)
            {
                return (before.Top, before.Mode) == (top, mode)
                    ? before
                    : throw Errors.Of(RpcStatusCode.AlreadyExists, ErrorReasons.RequestIdReused, "This request_id was used with another content.");
            }

            if (runs.Count(one => one.IsRunning) >= MostRunning)
                throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.TooManyRuns, $"{MostRunning} runs of the office are going; wait for one, or cancel it.");
            run = new CohortRun(new StoredRun(office, $"run-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", requestId, top, mode, market.Version), market);
            runs.Add(run);
            forgotten = Forget(runs);
        }

        try
        {
            await queue.AloneAsync(store =>
            {
                store.PutRun(run.Asked);
                forgotten.ForEach(old => store.DropRun(old.Office, old.Id));
                return true;
            }).ConfigureAwait(false);
        }
        catch
        {
            run.End(V1.CohortRunState.Failed);
            lock (_gate)
                RunsOf(office).Remove(run);
            throw;
        }

        Begin(run);
        return run;
    }

    /// <summary>Takes up the runs that the store keeps.</summary>
    /// <param name="runs">What was asked.</param>
    /// <param name="marketOf">The market that a run is about; null when its office is gone.</param>
    public void Resume(IEnumerable<StoredRun> runs, Func<StoredRun, MarketView?> marketOf)
    {
        foreach (var asked in runs)
        {
            if (marketOf(asked) is not { } market)
                continue;
            var run = new CohortRun(asked, market);
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
    public void Drop(string? office)
    {
        lock (_gate)
        {
            foreach (var name in _byOffice.Keys.Where(name => office is null || name == office).ToList())
            {
                _byOffice[name].ForEach(run => run.End(V1.CohortRunState.Cancelled));
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
            RankEverybody(run);
            run.End(V1.CohortRunState.Succeeded);
        }
        catch (Exception exception)
        {
            run.End(V1.CohortRunState.Failed);
            LogFailed(run.Asked.Id, run.Asked.Office, $"{exception.GetType().Name} at {exception.StackTrace}");
        }
    }

    [LoggerMessage(30, LogLevel.Error, "Run {Run} of office {Office} ended early: {Failure}")]
    private partial void LogFailed(string run, string office, string failure);

    private static void RankEverybody(CohortRun run)
    {
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = run.Mode, Top = run.Top, CountPairs = false };
        for (var index = 0; index < run.People.Count && run.IsRunning; index++)
            run.Add(Result(run.Market.Index.RankPlaces(run.People[index].Id, request), run.People[index].Id, index));
    }

    private static V1.StreamCohortMatchesResponse Result(RankAnswer answer, Id<Candidate> person, int index) => new()
    {
        Candidate = ResourceNames.Of(person),
        Digest = answer.Digest,
        Matches =
        {
            answer.Results.Select(result => new V1.CohortMatch
            {
                Rank = result.Rank,
                Tier = result.Tier,
                Place = ResourceNames.Of(result.Pair.Place.Id),
                ScoreMillionths = result.Pair.Score.ScoreMillionths,
                Status = (V1.EligibilityStatus)Words.Of(result.Pair.Status),
            }),
        },
        ResumeToken = (index + 1).ToString(CultureInfo.InvariantCulture),
    };
}
