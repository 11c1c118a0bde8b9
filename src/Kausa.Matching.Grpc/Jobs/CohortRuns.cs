using System.Globalization;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Jobs;

/// <summary>Starts, keeps and finds runs. They live in memory: who stops the service starts them anew.</summary>
internal sealed class CohortRuns : IAsyncDisposable
{
    /// <summary>Runs of one office at a time.</summary>
    public const int MostRunning = 2;

    /// <summary>Runs of one office that are kept; the oldest that has ended goes first.</summary>
    public const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<CohortRun>> _byOffice = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Office, string RequestId), CohortRun> _byRequest = [];
    private readonly List<Task> _working = [];
    private int _last;

    /// <summary>Starts a run, or finds the one that the same request started.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: too many runs; ALREADY_EXISTS: the request id was used for another question.</exception>
    public CohortRun Start(string office, MarketView market, int top, ScoreMode mode, string requestId)
    {
        lock (_gate)
        {
            if (requestId.Length > 0 && _byRequest.TryGetValue((office, requestId), out var before))
            {
                return (before.Top, before.Mode) == (top, mode)
                    ? before
                    : throw Errors.Of(RpcStatusCode.AlreadyExists, ErrorReasons.RequestIdReused, "This request_id was used with another content.");
            }

            var runs = _byOffice.TryGetValue(office, out var known) ? known : _byOffice[office] = [];
            if (runs.Count(one => one.IsRunning) >= MostRunning)
                throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.TooManyRuns, $"{MostRunning} runs of the office are going; wait for one, or cancel it.");
            var run = new CohortRun($"run-{(++_last).ToString(CultureInfo.InvariantCulture)}", market, top, mode);
            runs.Add(run);
            if (requestId.Length > 0)
                _byRequest[(office, requestId)] = run;
            if (runs.Count > Kept)
                Forget(runs);
            _working.RemoveAll(task => task.IsCompleted);
            _working.Add(Task.Run(() => Work(run)));
            return run;
        }
    }

    public CohortRun? Find(string office, string id)
    {
        lock (_gate)
            return _byOffice.GetValueOrDefault(office)?.Find(run => run.Id == id);
    }

    /// <summary>Ends and forgets every run of an office, because a person of it was erased.</summary>
    public void Drop(string office)
    {
        lock (_gate)
        {
            _byOffice.GetValueOrDefault(office)?.ForEach(run => run.End(V1.CohortRunState.Cancelled));
            _byOffice.Remove(office);
            foreach (var key in _byRequest.Keys.Where(key => key.Office == office).ToList())
                _byRequest.Remove(key);
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

    private void Forget(List<CohortRun> runs)
    {
        if (runs.Find(run => !run.IsRunning) is not { } oldest)
            return;
        runs.Remove(oldest);
        foreach (var key in _byRequest.Where(pair => pair.Value == oldest).Select(pair => pair.Key).ToList())
            _byRequest.Remove(key);
    }

    private static void Work(CohortRun run)
    {
        try
        {
            RankEverybody(run);
            run.End(V1.CohortRunState.Succeeded);
        }
        catch
        {
            run.End(V1.CohortRunState.Failed);
            throw;
        }
    }

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
