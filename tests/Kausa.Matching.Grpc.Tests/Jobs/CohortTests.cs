using Google.Protobuf;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Contracts;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Kausa.Rpc;
using Microsoft.Extensions.Logging;

namespace Kausa.Matching.Grpc.Tests.Jobs;

public sealed class CohortTests : IAsyncLifetime
{
    private ServiceHost _host = null!;
    private MatchingClient _adviser = null!;

    public async Task InitializeAsync() => (_host, _adviser, _) = await ServiceHost.StartSampleAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Run_Everybody_SameDigestsAsTheLibrary()
    {
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = 5 })).Run;
        var results = await AllAsync(run.Name);
        Assert.Equal(Stuttgart.Market.Candidates.Select(person => $"candidates/{person.Id}"), results.Select(result => result.Candidate));
        foreach (var (result, person) in results.Zip(Stuttgart.Market.Candidates))
            Assert.Equal(Stuttgart.Ranker.RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 5 }).Digest, result.Digest);
        run = (await _adviser.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = run.Name })).Run;
        Assert.Equal((V1.CohortRunState.Succeeded, Stuttgart.Market.Candidates.Count, true), (run.State, run.DoneCount, run.Info.Synthetic));
    }

    [Fact]
    public async Task Run_EveryPlace_SameDigestsAsTheLibrary()
    {
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = 4, Side = V1.BulkSide.Places })).Run;
        Assert.Equal((V1.BulkSide.Places, V1.Perspective.Company, Stuttgart.Market.Places.Count), (run.Side, run.Info.Perspective, run.TotalCount));
        var results = await AllAsync(run.Name);
        Assert.Equal(Stuttgart.Market.Places.Select(place => ($"places/{place.Id}", string.Empty)), results.Select(result => (result.Place, result.Candidate)));
        foreach (var (result, place) in results.Zip(Stuttgart.Market.Places))
        {
            var expected = Stuttgart.Ranker.RankCandidates(place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 4 });
            Assert.Equal(expected.Digest, result.Digest);
            Assert.Equal(expected.Results.Select(person => ($"candidates/{person.Pair.Candidate.Id}", string.Empty)), result.Matches.Select(match => (match.Candidate, match.Place)));
        }
    }

    [Fact]
    public async Task Run_Crowding_SameDigestsAsTheLibraryAndAsTheSingleList()
    {
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = 6, Reranker = V1.Reranker.Crowding })).Run;
        Assert.Equal(V1.Reranker.Crowding, run.Info.Reranker);
        var asked = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 6 };
        asked = asked with { Reranker = CrowdingReranker.Of(MatchIndex.Build(Stuttgart.Market, Policy.ShippedPolicies.Find("stuttgart")!), asked) };
        var results = await AllAsync(run.Name);
        foreach (var (result, person) in results.Zip(Stuttgart.Market.Candidates))
            Assert.Equal(Stuttgart.Ranker.RankPlaces(person.Id, asked).Digest, result.Digest);
        Assert.Contains(results.SelectMany(result => result.Matches), match => match.TakenOffMillionths > 0);
        Assert.All(results.SelectMany(result => result.Matches), match => Assert.True(match.HasTakenOffMillionths));
        var single = await _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = results[0].Candidate }, PageSize = 6, Reranker = V1.Reranker.Crowding });
        Assert.Equal((results[0].Digest, V1.Reranker.Crowding), (single.Info.Digest, single.Info.Reranker));
        Assert.Equal(results[0].Matches.Select(match => match.TakenOffMillionths), single.Matches.Select(match => match.TakenOffMillionths));
    }

    [Theory]
    [InlineData(V1.BulkSide.Candidates, V1.Purpose.DiscloseToCompany, V1.Perspective.Joint, V1.Strategy.Reciprocal)]
    [InlineData(V1.BulkSide.Candidates, V1.Purpose.MatchForSelf, V1.Perspective.Unspecified, V1.Strategy.Lexicographic)]
    [InlineData(V1.BulkSide.Places, V1.Purpose.DiscloseToCompany, V1.Perspective.Candidate, V1.Strategy.Surplus)]
    [InlineData(V1.BulkSide.Places, V1.Purpose.Unspecified, V1.Perspective.Unspecified, V1.Strategy.Unspecified)]
    public async Task Run_EveryOption_SameDigestsAsTheLibrary(V1.BulkSide side, V1.Purpose purpose, V1.Perspective perspective, V1.Strategy strategy)
    {
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest
        {
            Top = 4,
            Side = side,
            Purpose = purpose,
            Perspective = perspective,
            Strategy = strategy,
            AsOf = "2026-08-01",
            Mode = V1.ScoreMode.Cautious,
            Statuses = { V1.EligibilityStatus.NeedsClarification, V1.EligibilityStatus.Eligible },
        })).Run;
        var ofPlaces = side == V1.BulkSide.Places;
        var asked = new RankRequest
        {
            Purpose = purpose == V1.Purpose.Unspecified ? Purpose.MatchForAdviser : (Purpose)(purpose - 1),
            Perspective = perspective == V1.Perspective.Unspecified ? null : (Policy.Perspective)(perspective - 1),
            Strategy = strategy == V1.Strategy.Unspecified ? MatchStrategy.WeightedSum : MatchStrategy.All[(int)strategy - 1],
            Mode = Policy.ScoreMode.Cautious,
            Statuses = [EligibilityStatus.Eligible, EligibilityStatus.NeedsClarification],
            Top = 4,
        };
        var ranker = new ReferenceRanker(Stuttgart.Market, Policy.ShippedPolicies.Find("stuttgart")!, new DateOnly(2026, 8, 1));
        var expected = ofPlaces ? Stuttgart.Market.Places.Select(place => ranker.RankCandidates(place.Id, asked)) : Stuttgart.Market.Candidates.Select(person => ranker.RankPlaces(person.Id, asked));
        var results = await AllAsync(run.Name);
        Assert.Equal(expected.Select(answer => answer.Digest), results.Select(result => result.Digest));
        Assert.Contains(results, result => result.Matches.Count > 0);
        Assert.Equal(("2026-08-01", V1.ScoreMode.Cautious, 2), (run.Info.AsOf, run.Info.Mode, run.Statuses.Count));
        Assert.Equal(
            (purpose == V1.Purpose.Unspecified ? V1.Purpose.MatchForAdviser : purpose, perspective != V1.Perspective.Unspecified ? perspective : ofPlaces ? V1.Perspective.Company : V1.Perspective.Candidate, strategy == V1.Strategy.Unspecified ? V1.Strategy.WeightedSum : strategy),
            (run.Info.Purpose, run.Info.Perspective, run.Info.Strategy));
    }

    [Fact]
    public async Task Start_OptionsThatDoNotFit_AreAllRefusedAtOnce()
    {
        await CallAssert.WrongFieldsAsync(
            ["top", "mode", "request_id", "side", "reranker", "as_of", "purpose", "perspective", "statuses[1]", "strategy"],
            () => _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest
            {
                Top = -1,
                Mode = (V1.ScoreMode)9,
                RequestId = "no blanks",
                Side = (V1.BulkSide)9,
                Reranker = (V1.Reranker)9,
                AsOf = "tomorrow",
                Purpose = (V1.Purpose)9,
                Perspective = (V1.Perspective)9,
                Statuses = { V1.EligibilityStatus.Eligible, V1.EligibilityStatus.Unspecified },
                Strategy = (V1.Strategy)9,
            }));
        await CallAssert.WrongFieldsAsync(["as_of", "purpose", "statuses"], () => _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest
        {
            Side = V1.BulkSide.Places,
            Purpose = V1.Purpose.MatchForSelf,
            AsOf = "1990-01-01",
            Statuses = { V1.EligibilityStatus.Ineligible },
        }));
        foreach (var request in new[] { new V1.StartCohortRunRequest { Purpose = V1.Purpose.MatchForSelf }, new V1.StartCohortRunRequest { Strategy = V1.Strategy.Product } })
        {
            request.Reranker = V1.Reranker.Crowding;
            await CallAssert.WrongFieldsAsync(["reranker"], () => _adviser.StartCohortRunAsync(request));
        }
    }

    [Theory]
    [InlineData(V1.Role.Portal)]
    [InlineData(V1.Role.Researcher)]
    [InlineData(V1.Role.Admin)]
    public async Task Start_AnotherRole_IsRefusedWhateverThePurpose(V1.Role role)
    {
        var other = await _host.ClientAsync(role, "stuttgart");
        foreach (var purpose in Enum.GetValues<V1.Purpose>())
            await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", () => other.StartCohortRunAsync(new V1.StartCohortRunRequest { Purpose = purpose, Side = V1.BulkSide.Candidates }));
    }

    [Fact]
    public async Task Start_SideOrRerankerThatDoesNotFit_IsRefused()
    {
        await CallAssert.WrongFieldsAsync(["reranker"], () => _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Side = V1.BulkSide.Places, Reranker = V1.Reranker.Crowding }));
        await CallAssert.WrongFieldsAsync(["reranker", "side"], () => _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Side = (V1.BulkSide)7, Reranker = (V1.Reranker)7 }));
        var subject = new V1.Subject { Candidate = "candidates/s-017" };
        await CallAssert.WrongFieldsAsync(["reranker"], () => _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = subject, Reranker = (V1.Reranker)7 }));
        await CallAssert.WrongFieldsAsync(["reranker"], () => _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = subject, Reranker = V1.Reranker.Crowding, View = V1.View.Person }));
        await CallAssert.WrongFieldsAsync(["reranker"], () => _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = subject, Reranker = V1.Reranker.Crowding, Purpose = V1.Purpose.DiscloseToCompany }));
        var portal = await _host.ClientAsync(V1.Role.Portal, "stuttgart");
        await CallAssert.WrongFieldsAsync(["reranker"], () => portal.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = new V1.Candidate() }, Reranker = V1.Reranker.Crowding }));
    }

    [Fact]
    public async Task Stream_Broken_GoesOnBehindTheLastAnswer()
    {
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest())).Run;
        var first = new List<V1.StreamCohortMatchesResponse>();
        await foreach (var result in _adviser.StreamCohortMatches(new V1.StreamCohortMatchesRequest { Name = run.Name }))
        {
            first.Add(result);
            if (first.Count == 10)
                break;
        }

        var rest = await AllAsync(run.Name, first[^1].ResumeToken);
        Assert.Equal(Stuttgart.Market.Candidates.Select(person => $"candidates/{person.Id}"), first.Concat(rest).Select(result => result.Candidate));
        await CallAssert.WrongFieldsAsync(["resume_token"], () => AllAsync(run.Name, "9999"));
    }

    [Fact]
    public async Task Watch_TellsUntilTheEnd()
    {
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest())).Run;
        var told = new List<V1.CohortRun>();
        await foreach (var now in _adviser.WatchCohortRun(new V1.WatchCohortRunRequest { Name = run.Name }))
            told.Add(now.Run);
        Assert.Equal(V1.CohortRunState.Succeeded, told[^1].State);
        Assert.Equal(told.Select(one => one.DoneCount).Order(), told.Select(one => one.DoneCount));
    }

    [Fact]
    public async Task Start_SameRequestId_IsTheSameRun_AnotherQuestionIsRefused()
    {
        var request = new V1.StartCohortRunRequest { RequestId = "r-1" };
        var run = (await _adviser.StartCohortRunAsync(request)).Run;
        Assert.Equal(run.Name, (await _adviser.StartCohortRunAsync(request)).Run.Name);
        request.Side = V1.BulkSide.Places;
        await CallAssert.FailsAsync(RpcStatusCode.AlreadyExists, "REQUEST_ID_REUSED", () => _adviser.StartCohortRunAsync(request));
        foreach (var another in new V1.StartCohortRunRequest[]
        {
            new() { Top = 3 }, new() { AsOf = "2026-12-01" }, new() { Purpose = V1.Purpose.DiscloseToCompany }, new() { Perspective = V1.Perspective.Joint },
            new() { Strategy = V1.Strategy.Product }, new() { Statuses = { V1.EligibilityStatus.Eligible } },
        })
        {
            another.RequestId = "r-1";
            await CallAssert.FailsAsync(RpcStatusCode.AlreadyExists, "REQUEST_ID_REUSED", () => _adviser.StartCohortRunAsync(another));
        }
    }

    [Fact]
    public async Task Cancel_EndsTheRun_AndAnotherOfficeNeverSeesIt()
    {
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = 100 })).Run;
        var other = await _host.ClientAsync(V1.Role.Adviser, "halle");
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "RUN_NOT_FOUND", () => other.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = run.Name }));
        var ended = (await _adviser.CancelCohortRunAsync(new V1.CancelCohortRunRequest { Name = run.Name })).Run;
        Assert.NotEqual(V1.CohortRunState.Running, ended.State);
        if (ended.State == V1.CohortRunState.Cancelled)
            await CallAssert.FailsAsync(RpcStatusCode.Aborted, "RUN_CANCELLED", () => AllAsync(run.Name));
    }

    [Fact]
    public async Task Cancel_RunLeftAtTheStart_EndsIt()
    {
        // Of version 0 there is no office, and so no market.
        await _host.State.Queue.AloneAsync(store =>
        {
            foreach (var id in new[] { "run-1", "run-2" })
                store.PutRun(new StoredRun("stuttgart", id, $"r-{id}", 10, Policy.ScoreMode.Expected, 0, null));
            return true;
        });
        await _host.State.ResumeRunsAsync();
        var waits = await CallAssert.FailsAsync(RpcStatusCode.NotFound, "RUN_NOT_FOUND", () => _adviser.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = "cohortRuns/run-1" }));
        Assert.Contains("CancelCohortRun ends it", waits.Status.Message, StringComparison.Ordinal);
        var other = await _host.ClientAsync(V1.Role.Adviser, "halle");
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "RUN_NOT_FOUND", () => other.CancelCohortRunAsync(new V1.CancelCohortRunRequest { Name = "cohortRuns/run-1" }));

        var ended = (await _adviser.CancelCohortRunAsync(new V1.CancelCohortRunRequest { Name = "cohortRuns/run-1" })).Run;
        Assert.Equal(("cohortRuns/run-1", V1.CohortRunState.Cancelled, 10, null), (ended.Name, ended.State, ended.Top, ended.Info));
        Assert.Equal(["run-2"], (await _host.State.Queue.AloneAsync(store => store.Runs())).Select(run => run.Id));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "RUN_NOT_FOUND", () => _adviser.CancelCohortRunAsync(new V1.CancelCohortRunRequest { Name = "cohortRuns/run-1" }));

        // The request that started the other one is another question, or starts it again in its place.
        await CallAssert.FailsAsync(RpcStatusCode.AlreadyExists, "REQUEST_ID_REUSED", () => _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { RequestId = "r-run-2", Top = 3 }));
        var again = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { RequestId = "r-run-2" })).Run;
        Assert.Equal([again.Name], (await _host.State.Queue.AloneAsync(store => store.Runs())).Select(run => $"cohortRuns/{run.Id}"));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "RUN_NOT_FOUND", () => _adviser.CancelCohortRunAsync(new V1.CancelCohortRunRequest { Name = "cohortRuns/run-2" }));
    }

    [Fact]
    public async Task Restart_RunsGoOnWithTheRowsTheyWereStartedOn_AndErasureEndsThem()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("kausa-runs-").FullName, "runs.db");
        List<IMessage> before;
        List<(string Name, List<IMessage> Before)> others;
        List<StoredRun> asked;
        string name;
        await using (var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: true))
        {
            await SampleMarket.LoadAsync("stuttgart", state.Books, state.Queue);
            var run = await StartAsync(state, "r-1", 3);
            var cancelled = await StartAsync(state, "r-2", 4);
            await state.Runs.CancelAsync(cancelled);
            (name, before) = (run.Id, await EndedAsync(run));
            var places = await StartAsync(state, "r-3", 2, run => run with
            {
                Side = BulkSide.Places,
                AsOf = new DateOnly(2026, 12, 1),
                Purpose = Purpose.DiscloseToCompany,
                Perspective = Policy.Perspective.Joint,
                Strategy = MatchStrategy.ByCode("PRODUCT"),
                Statuses = [EligibilityStatus.Eligible, EligibilityStatus.NeedsClarification],
            });
            others = [(places.Id, await EndedAsync(places))];
            var crowding = await StartAsync(state, "r-4", 2, run => run with { Reranker = V1.Reranker.Crowding });
            others.Add((crowding.Id, await EndedAsync(crowding)));
            asked = [run.Asked, places.Asked, crowding.Asked];
            await state.Queue.WriteAsync((draft, _) =>
            {
                draft.Remove(new RowKey("stuttgart", RowKind.Candidate, "s-017"));
                return true;
            });
        }

        await using (var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: true))
        {
            await state.ResumeRunsAsync();
            var run = state.Runs.Find("stuttgart", name)!;
            Assert.Equal(before, await EndedAsync(run));
            Assert.Same(run, await StartAsync(state, "r-1", 3));
            foreach (var other in others)
                Assert.Equal(other.Before, await EndedAsync(state.Runs.Find("stuttgart", other.Name)!));
            Assert.Equal(asked, (await state.Queue.AloneAsync(store => store.Runs())).OrderBy(stored => stored.RequestId));
            await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "stuttgart", Candidate = "candidates/s-001" });
            Assert.Null(state.Runs.Find("stuttgart", name));

            // Whoever reads it still is not shown what it found about them.
            Assert.Equal((V1.CohortRunState.Cancelled, 0), (run.Now().State, run.Now().Done));
            Assert.Null(run.Result(0));
        }

        await using (var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: true))
            Assert.Empty(await state.Queue.AloneAsync(store => store.Runs()));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task Run_FailsInItsWork_IsToldByItsStateAndLoggedWithoutFacts()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-runs-").FullName;
        using var recorder = new Recorder();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(recorder));
        await using (var state = ServiceState.Open(Path.Combine(folder, "runs.db"), TimeProvider.System, 1, synthetic: true, logs))
        {
            await SampleMarket.LoadAsync("stuttgart", state.Books, state.Queue);

            // No list has 0 places: the work stops at its first person.
            state.Runs.Resume([new StoredRun("stuttgart", "r-broken", string.Empty, 0, Policy.ScoreMode.Expected, 1, null)], _ => state.Views.Current(Everything), _ => new Dictionary<string, byte[]?>());
            var run = state.Runs.Find("stuttgart", "r-broken")!;
            while (run.Now() is { State: V1.CohortRunState.Running, Changed: var changed })
                await changed;
            Assert.Equal((V1.CohortRunState.Failed, 0), (run.Now().State, run.Now().Done));
        }

        Directory.Delete(folder, recursive: true);
        Assert.Contains("Run r-broken of office stuttgart ended early: ArgumentOutOfRangeException at", recorder.Told, StringComparison.Ordinal);
        Assert.DoesNotContain(Stuttgart.Market.Candidates[0].Id.Value, recorder.Told, StringComparison.Ordinal);
    }

    private static Task<Grpc.Jobs.CohortRun> StartAsync(ServiceState state, string requestId, int top, Func<StoredRun, StoredRun>? more = null)
    {
        var plain = new StoredRun("stuttgart", string.Empty, requestId, top, Policy.ScoreMode.Expected, 0, null);
        var asked = more is null ? plain : more(plain);
        var market = state.Views.Current(Everything, asked.AsOf)!;
        return state.Runs.StartAsync(asked with { Version = market.Version }, market);
    }

    private static Sight Everything => new("stuttgart", OfficePlaces: true);

    private static async Task<List<IMessage>> EndedAsync(Grpc.Jobs.CohortRun run)
    {
        while (run.Now() is { State: V1.CohortRunState.Running, Changed: var changed })
            await changed;
        Assert.Equal(V1.CohortRunState.Succeeded, run.Now().State);
        return [.. Enumerable.Range(0, run.Now().Done).Select(index => run.Result(index)!)];
    }

    private async Task<List<V1.StreamCohortMatchesResponse>> AllAsync(string name, string token = "")
    {
        var results = new List<V1.StreamCohortMatchesResponse>();
        await foreach (var result in _adviser.StreamCohortMatches(new V1.StreamCohortMatchesRequest { Name = name, ResumeToken = token }))
            results.Add(result);
        return results;
    }
}
