using System.Runtime.CompilerServices;
using Google.Protobuf;
using Kausa.Matching.Grpc.Jobs;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;
using Microsoft.Extensions.Logging;

namespace Kausa.Matching.Grpc.Tests.Jobs;

/// <summary>What runs hold is little, known before their work, and bounded for all offices together.</summary>
public sealed class RunMemoryTests : IAsyncLifetime
{
    // Stuttgart has 100 people and 60 places.
    private const long BytesOfTop100 = 100 * (40 + (60 * 4));
    private const long BytesOfTop3 = 100 * (40 + (3 * 4));
    private const long MostBytes = BytesOfTop100 + BytesOfTop3 - 1;

    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-run-memory-").FullName;
    private ServiceState _state = null!;

    private MarketView Market => _state.Views.Current(new Sight("stuttgart", OfficePlaces: true))!;

    public async Task InitializeAsync()
    {
        _state = Open(MostBytes);
        await SampleMarket.LoadAsync("stuttgart", _state.Books, _state.Queue);
    }

    public async Task DisposeAsync()
    {
        await _state.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(BulkSide.Candidates)]
    [InlineData(BulkSide.Places)]
    public async Task Result_OfLists_IsMadeAnewEachTimeAndTheSame(BulkSide side)
    {
        var market = Market;
        var run = await EndedAsync(await StartAsync(3, run => run with { Side = side }));
        AssertMadeAnew(run);

        // What is written meanwhile changes nothing in it.
        var before = Enumerable.Range(0, run.Now().Done).Select(run.Result).ToList();
        await _state.Queue.WriteAsync((draft, _) =>
        {
            foreach (var id in new[] { "s-001", "s-017" })
            {
                var key = new RowKey("stuttgart", RowKind.Candidate, id);
                draft.Put(key, ((Candidate)draft.Find(key)!.Value.Value) with { Evidence = [], Wishes = [] });
            }

            return true;
        });
        Assert.NotSame(market, await _state.Views.SettledAsync(new Sight("stuttgart", OfficePlaces: true)));
        Assert.Equal(before, Enumerable.Range(0, run.Now().Done).Select(run.Result));
    }

    [Fact]
    public async Task Result_OfADelta_IsMadeAnewEachTimeAndTheSame()
    {
        var since = _state.Books.Version;
        await _state.Queue.WriteAsync((draft, _) =>
        {
            var key = new RowKey("stuttgart", RowKind.Candidate, "s-017");
            draft.Put(key, ((Candidate)draft.Find(key)!.Value.Value) with { Evidence = [] });
            return true;
        });
        var run = await EndedAsync(await _state.Runs.StartDeltaAsync("stuttgart", Market, since, 10, ScoreMode.Expected, string.Empty));
        Assert.Equal(1, run.Now().Done);
        AssertMadeAnew(run);

        // The row before is what it is made of.
        Assert.InRange(run.MostBytes, 500, 10_000);
    }

    [Fact]
    public void Result_WhoseRunIsDroppedWhileItIsMade_IsNotHandedOut()
    {
        var work = new MeanwhileWork();
        using var run = new CohortRun(Asked(3), Market, work);
        run.Do();
        Assert.NotNull(run.Result(0));
        work.Meanwhile = run.Drop;
        Assert.Null(run.Result(0));
    }

    [Fact]
    public void Drop_RunThatIsStillHeld_LetsGoOfItsWorkAndMarket()
    {
        var (run, work) = Worked();
        GC.Collect();
        Assert.True(work.IsAlive);
        run.Drop();
        GC.Collect();
        Assert.False(work.IsAlive);
        Assert.Equal((V1.CohortRunState.Cancelled, 1, string.Empty), (run.Now().State, run.Count, run.Digest));
        Assert.Null(run.Result(0));
        run.Do();
        run.Dispose();
    }

    // No local variable of the test holds the work.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (CohortRun Run, WeakReference Work) Worked()
    {
        var work = new MeanwhileWork();
        var run = new CohortRun(Asked(3), Market, work);
        run.Do();
        return (run, new WeakReference(work));
    }

    [Fact]
    public async Task Start_MoreThanIsFree_ForgetsRunsThatHaveEnded()
    {
        var first = await EndedAsync(await StartAsync(100));
        Assert.Equal(BytesOfTop100, first.MostBytes);
        var second = await EndedAsync(await StartAsync(3));
        Assert.Equal(BytesOfTop3, second.MostBytes);
        Assert.Null(_state.Runs.Find("stuttgart", first.Id));
        var third = await EndedAsync(await StartAsync(3));
        Assert.Equal([second.Asked, third.Asked], await StoredAsync());
    }

    [Fact]
    public async Task Erase_RunForgottenAndStillRead_IsDropped()
    {
        var read = await EndedAsync(await StartAsync(100));
        await EndedAsync(await StartAsync(3));
        Assert.Null(_state.Runs.Find("stuttgart", read.Id));
        Assert.NotNull(read.Result(0));
        await _state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "stuttgart", Candidate = "candidates/s-017" });
        Assert.Null(read.Result(0));
    }

    [Fact]
    public async Task Start_ThatFails_ForgetsNothing()
    {
        var stale = Market;
        await _state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "stuttgart", Candidate = "candidates/s-017" });
        var first = await EndedAsync(await _state.Runs.StartAsync(Asked(100), (await _state.Views.SettledAsync(new Sight("stuttgart", OfficePlaces: true)))!));
        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "SNAPSHOT_EXPIRED", () => _state.Runs.StartAsync(Asked(10), stale));
        Assert.Same(first, _state.Runs.Find("stuttgart", first.Id));
        Assert.Equal([first.Asked], await StoredAsync());
    }

    // Halle asks about the same market, so that its lists are as long.
    [Fact]
    public async Task Start_MoreThanIsFree_ForgetsRunsOfTheOwnOfficeFirst()
    {
        CohortRun[] others = [await EndedAsync(await StartAsync(30, run => run with { Office = "halle" })), await EndedAsync(await StartAsync(3, run => run with { Office = "halle" }))];
        CohortRun[] own = [await EndedAsync(await StartAsync(3)), await EndedAsync(await StartAsync(3))];
        Assert.Equal(4, (await StoredAsync()).Count);
        var next = await EndedAsync(await StartAsync(5));
        Assert.Equal([others[0].Asked, others[1].Asked, own[1].Asked, next.Asked], await StoredAsync());
        next = await EndedAsync(await StartAsync(45));
        Assert.Equal([others[1].Asked, next.Asked], await StoredAsync());
    }

    // The run that is going waits for prices that somebody else is computing.
    [Fact]
    public async Task Start_MoreThanRunningOnesLeave_IsRefusedBeforeItsWork_AndTakenLater()
    {
        using var hold = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var other = Task.Run(() => Market.Reranker(V1.Reranker.Crowding, ScoreMode.Expected, Perspective.Candidate, new Told(() =>
        {
            begun.TrySetResult();
            hold.Wait();
        }), CancellationToken.None));
        try
        {
            await begun.Task;
            var going = await StartAsync(3, run => run with { Reranker = V1.Reranker.Crowding });
            var refusal = await CallAssert.FailsAsync(RpcStatusCode.ResourceExhausted, "RUN_TOO_LARGE", () => StartAsync(100));
            Assert.Contains($"{BytesOfTop100} bytes, and runs of all offices hold {MostBytes} at most", refusal.Status.Message, StringComparison.Ordinal);
            Assert.Equal([going.Asked], await StoredAsync());
            await _state.Runs.CancelAsync(going);
            await EndedAsync(await StartAsync(100));
        }
        finally
        {
            hold.Set();
        }

        await other;
    }

    [Fact]
    public async Task Restart_WithLessRoom_LeavesRunsForTheNextStartAndSaysSo()
    {
        var run = await EndedAsync(await StartAsync(100));
        await _state.DisposeAsync();
        using var recorder = new Recorder();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(recorder));
        _state = Open(BytesOfTop100 - 1, logs);
        await _state.ResumeRunsAsync();
        Assert.Null(_state.Runs.Find("stuttgart", run.Id));
        Assert.Contains($"Run {run.Id} of office stuttgart is left for the next start: it can hold {BytesOfTop100} bytes", recorder.Told, StringComparison.Ordinal);
        await _state.DisposeAsync();
        _state = Open(BytesOfTop100);
        await _state.ResumeRunsAsync();
        Assert.NotNull(_state.Runs.Find("stuttgart", run.Id));
    }

    [Fact]
    public async Task Service_RunsHoldAsMuchAsCalls()
    {
        await using var host = await ServiceHost.StartAsync("--memoryBudgetMiB", "16");
        Assert.Equal(16 * 1024 * 1024, host.State.Runs.MostBytes);
    }

    private static void AssertMadeAnew(CohortRun run)
    {
        for (var index = 0; index < run.Now().Done; index++)
        {
            Assert.NotSame(run.Result(index), run.Result(index));
            Assert.Equal(run.Result(index), run.Result(index));
        }
    }

    private static async Task<CohortRun> EndedAsync(CohortRun run)
    {
        while (run.Now() is { State: V1.CohortRunState.Running, Changed: var changed })
            await changed;
        Assert.Equal(V1.CohortRunState.Succeeded, run.Now().State);
        return run;
    }

    private static StoredRun Asked(int top) => new("stuttgart", string.Empty, string.Empty, top, ScoreMode.Expected, 1, null);

    private Task<CohortRun> StartAsync(int top, Func<StoredRun, StoredRun>? more = null) => _state.Runs.StartAsync(more is null ? Asked(top) : more(Asked(top)), Market);

    private Task<IReadOnlyList<StoredRun>> StoredAsync() => _state.Queue.AloneAsync(store => store.Runs());

    private ServiceState Open(long runBytes, ILoggerFactory? logs = null) => ServiceState.Open(Path.Combine(_folder, "runs.db"), TimeProvider.System, 1, synthetic: true, logs, runBytes);

    private sealed class Told(Action tell) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => tell();
    }

    /// <summary>One result, during whose making something happens.</summary>
    private sealed class MeanwhileWork : CohortWork
    {
        public Action Meanwhile { get; set; } = () => { };

        public override int Count => 1;

        public override long MostBytes(int top) => 0;

        public override void Do(CohortRun run) => run.Add([]);

        public override IMessage Result(int index, int[] rows)
        {
            Meanwhile();
            return new V1.StreamCohortMatchesResponse();
        }
    }
}
