using Kausa.Matching.Grpc.Jobs;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Tests.Jobs;

/// <summary>What happens before the first list of a run whose lists are ordered by everybody's wishes: it is told, and it can be ended.</summary>
public sealed class CrowdingRunTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-crowding-").FullName;
    private ServiceState _state = null!;

    private MarketView Market => _state.Views.Current(new Sight("stuttgart", OfficePlaces: true))!;

    public async Task InitializeAsync()
    {
        _state = ServiceState.Open(Path.Combine(_folder, "runs.db"), TimeProvider.System, 1, synthetic: true);
        await SampleMarket.LoadAsync("stuttgart", _state.Books, _state.Queue);
    }

    public async Task DisposeAsync()
    {
        await _state.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Wishes_AreToldWhileTheyAreRead_AndReadOnceForAMarket()
    {
        var run = await _state.Runs.StartAsync(Asked(), Market);
        while (run.Now() is { State: V1.CohortRunState.Running, Changed: var changed })
            await changed;
        var searching = Stuttgart.Market.Candidates.Count(person => person.CaseState is not (Model.CaseState.Placed or Model.CaseState.Closed));
        Assert.Equal((V1.CohortRunState.Succeeded, new BulkProgress(searching, searching)), (run.Now().State, run.WishesRead));
        var again = await _state.Runs.StartAsync(Asked(), Market);
        while (again.Now() is { State: V1.CohortRunState.Running, Changed: var changed })
            await changed;
        Assert.Equal((V1.CohortRunState.Succeeded, default), (again.Now().State, again.WishesRead));
    }

    [Fact]
    public void Run_EndedBeforeItsWork_ReadsNobodysWishes()
    {
        using var run = new CohortRun(Asked(), Market, new RankAll(Market, BulkSide.Candidates));
        run.End(V1.CohortRunState.Cancelled);
        Assert.Throws<OperationCanceledException>(run.Do);
        Assert.Equal((0, default), (run.Now().Done, run.WishesRead));
    }

    [Fact]
    public void Question_EndedInTheMiddle_ReadsNoFurther_AndTheNextOneDoesItAll()
    {
        using var end = new CancellationTokenSource();
        var read = new List<int>();
        Assert.Throws<OperationCanceledException>(() => Prices(new Told(value =>
        {
            read.Add(value.DoneCount);
            if (value.DoneCount == 7)
                end.Cancel();
        }), end.Token));
        Assert.Equal(Enumerable.Range(1, 7), read);
        var all = new List<BulkProgress>();
        Assert.NotNull(Prices(new Told(all.Add), CancellationToken.None));
        Assert.Equal(all[^1].TotalCount, all.Count);
    }

    // The run waits for prices that somebody else is computing, who is held up until the run has gone.
    [Fact]
    public async Task Run_EndedWhileItWaitsForAnothersPrices_IsGoneBeforeTheyCome()
    {
        using var hold = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var other = Task.Run(() => Prices(new Told(_ =>
        {
            begun.TrySetResult();
            hold.Wait();
        }), CancellationToken.None));
        try
        {
            await begun.Task.WaitAsync(Long);
            var run = await _state.Runs.StartAsync(Asked(), Market);
            await _state.Runs.CancelAsync(run);
            await _state.Runs.DisposeAsync().AsTask().WaitAsync(Long);
            Assert.Equal((V1.CohortRunState.Cancelled, 0, false), (run.Now().State, run.Now().Done, other.IsCompleted));
        }
        finally
        {
            hold.Set();
        }

        Assert.NotNull(await other);
    }

    [Fact]
    public async Task Prices_WhoseComputerIsEnded_AreComputedByWhoeverWaits()
    {
        using var hold = new ManualResetEventSlim();
        using var end = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var first = Task.Run(() => Prices(new Told(_ =>
        {
            begun.TrySetResult();
            hold.Wait();
        }), end.Token));
        await begun.Task.WaitAsync(Long);
        var second = Task.Run(() => Prices(null, CancellationToken.None));
        await end.CancelAsync();
        hold.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.NotNull(await second.WaitAsync(Long));
    }

    private static StoredRun Asked() => new("stuttgart", string.Empty, string.Empty, 3, ScoreMode.Expected, 1, null) { Reranker = V1.Reranker.Crowding };

    private Reranker? Prices(IProgress<BulkProgress>? progress, CancellationToken cancellation) => Market.Reranker(V1.Reranker.Crowding, ScoreMode.Expected, Perspective.Candidate, progress, cancellation);

    /// <summary>Tells on the thread that reports.</summary>
    private sealed class Told(Action<BulkProgress> tell) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => tell(value);
    }
}
