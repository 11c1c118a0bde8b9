using Kausa.Matching.Assessment;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Jobs;

/// <summary>A day's results over the wire: in as a stream, out as what they change for whom.</summary>
public sealed class DeltaRunTests : IAsyncLifetime
{
    private static readonly MatchPolicy OfficePolicy = ShippedPolicies.Find("stuttgart")!;
    private static readonly Market Before = WithoutTestDay();
    private ServiceHost _host = null!;
    private MatchingClient _adviser = null!;

    public async Task InitializeAsync()
    {
        _host = await ServiceHost.StartAsync();
        _adviser = await _host.ClientAsync(V1.Role.Adviser, "stuttgart");
        await _adviser.LoadAsync(Before, """{"inherits":"stuttgart"}""");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Run_ADaysResults_SameDigestAsTheLibrary_AndOnlyTouchedPeople()
    {
        var answer = await SubmitAsync(Day());
        Assert.Equal((48, 0), (answer.AcceptedCount, answer.RefusedCount));
        var run = (await _adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = answer.BeforeVersion, Top = 20 })).Run;
        var deltas = await AllAsync(run.Name);
        var expected = Expected(new DeltaRequest { Top = 20 }, out var digest);
        Assert.Equal(24, deltas.Count);
        Assert.Equal(expected.Select(delta => DeltaMapping.Write(delta, place => ReferenceCatalogue.Shared.FindOccupation(Stuttgart.Market.FindPlace(place)!.Occupation)!.Title)), deltas.Select(one => one.Delta));
        run = (await _adviser.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = run.Name })).Run;
        Assert.Equal((V1.CohortRunState.Succeeded, digest, 24, answer.BeforeVersion), (run.State, run.Info.Digest, run.DoneCount, run.SinceVersion));
    }

    [Fact]
    public async Task Stream_WrongRows_AreToldOneByOneAndSinkNothing()
    {
        var day = Day().ToList();
        day[0].Competence.ValueHundredths = 3_100;
        day[1].Candidate = "candidates/nobody";
        day[2].Competence.Scale = V1.RawScale.T;
        var answer = await SubmitAsync(day);
        Assert.Equal((45, 3), (answer.AcceptedCount, answer.RefusedCount));
        Assert.Equal([(int)RpcStatusCode.InvalidArgument, (int)RpcStatusCode.NotFound, (int)RpcStatusCode.InvalidArgument], answer.Refusals.Select(one => one.Status.Code));
        Assert.Contains("competence.value_hundredths", answer.Refusals[0].Status.Message, StringComparison.Ordinal);
        await _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = day[0].Candidate } });
    }

    [Fact]
    public async Task Stream_TheSameResultsTwice_ChangeNothing()
    {
        await SubmitAsync(Day());
        var before = await PersonAsync();
        var again = await SubmitAsync(Day());
        Assert.Equal(48, again.AcceptedCount);
        Assert.Equal(before, await PersonAsync());
        var run = (await _adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = again.BeforeVersion })).Run;
        Assert.Empty(await AllAsync(run.Name));
    }

    [Fact]
    public async Task Stream_Broken_GoesOnBehindTheLastAnswer()
    {
        var answer = await SubmitAsync(Day());
        var run = (await _adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = answer.BeforeVersion })).Run;
        var first = new List<V1.StreamCandidateDeltasResponse>();
        await foreach (var delta in _adviser.StreamCandidateDeltas(new V1.StreamCandidateDeltasRequest { Name = run.Name }))
        {
            first.Add(delta);
            if (first.Count == 7)
                break;
        }

        var rest = await AllAsync(run.Name, first[^1].ResumeToken);
        Assert.Equal(24, first.Concat(rest).Select(one => one.Delta.Candidate).Distinct().Count());
        await CallAssert.WrongFieldsAsync(["resume_token"], () => AllAsync(run.Name, "25"));
    }

    [Fact]
    public async Task Run_AnotherOffice_SeesNeitherRunNorPeople()
    {
        var answer = await SubmitAsync(Day());
        var run = (await _adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = answer.BeforeVersion })).Run;
        var halle = await _host.ClientAsync(V1.Role.Adviser, "halle");
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "RUN_NOT_FOUND", () => halle.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = run.Name }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "RUN_NOT_FOUND", async () =>
        {
            await foreach (var _ in halle.StreamCandidateDeltas(new V1.StreamCandidateDeltasRequest { Name = run.Name }))
                Assert.Fail("Another office was told something.");
        });
        var own = (await halle.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = 0 })).Run;
        Assert.Equal(0, own.TotalCount);
        var portal = await _host.ClientAsync(V1.Role.Portal, "stuttgart");
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", () => portal.StartDeltaRunAsync(new V1.StartDeltaRunRequest()));
    }

    [Fact]
    public async Task Run_OtherKindVersionOrQuestion_IsRefused()
    {
        var answer = await SubmitAsync(Day());
        var request = new V1.StartDeltaRunRequest { SinceVersion = answer.BeforeVersion, RequestId = "d-1" };
        var run = (await _adviser.StartDeltaRunAsync(request)).Run;
        Assert.Equal(run.Name, (await _adviser.StartDeltaRunAsync(request)).Run.Name);
        await CallAssert.FailsAsync(RpcStatusCode.AlreadyExists, "REQUEST_ID_REUSED", () => _adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = answer.BeforeVersion - 1, RequestId = "d-1" }));
        await CallAssert.FailsAsync(RpcStatusCode.AlreadyExists, "REQUEST_ID_REUSED", () => _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { RequestId = "d-1" }));
        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "RUN_OF_OTHER_KIND", async () =>
        {
            await foreach (var _ in _adviser.StreamCohortMatches(new V1.StreamCohortMatchesRequest { Name = run.Name }))
                Assert.Fail("A run that compares lists has no matches.");
        });
        await CallAssert.WrongFieldsAsync(["mode", "since_version", "top"], () => _adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = answer.Version + 1, Top = -1, Mode = (V1.ScoreMode)9 }));
    }

    [Fact]
    public async Task Restart_TheRunGoesOnWithTheSameDigest()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("kausa-runs-").FullName, "runs.db");
        var everything = new Sight("stuttgart", OfficePlaces: true);
        string name, digest;
        await using (var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: true))
        {
            await SampleMarket.LoadAsync("stuttgart", state.Books, state.Queue);
            var since = state.Books.Version;
            await state.Queue.WriteAsync((draft, _) =>
            {
                var key = new RowKey("stuttgart", RowKind.Candidate, "s-017");
                draft.Put(key, ((Candidate)draft.Find(key)!.Value.Value) with { Evidence = [] });
                return true;
            });
            var run = await state.Runs.StartDeltaAsync("stuttgart", state.Views.Current(everything)!, since, 10, ScoreMode.Expected, "r-1");
            while (run.Now() is { State: V1.CohortRunState.Running, Changed: var changed })
                await changed;
            (name, digest) = (run.Id, run.Digest);
            Assert.Equal((1, 64), (run.Count, digest.Length));
        }

        await using (var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: true))
        {
            await state.ResumeRunsAsync();
            var run = state.Runs.Find("stuttgart", name)!;
            while (run.Now() is { State: V1.CohortRunState.Running, Changed: var changed })
                await changed;
            Assert.Equal(digest, run.Digest);
        }

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private Task<V1.Candidate> PersonAsync() => _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-017" });

    private static Market WithoutTestDay()
    {
        var market = Stuttgart.Market;
        return new Market(market.Office, market.AsOf, market.Source, market.Content with
        {
            Candidates = [.. market.Candidates.Select(person => person with { Evidence = [.. person.Evidence.Where(piece => piece.Instrument != "IHK_PILOT")] })],
        });
    }

    private static IEnumerable<V1.SubmitEvidenceRequest> Day() => Stuttgart.Market.Candidates.SelectMany(
        person => person.Evidence.Where(piece => piece.Instrument == "IHK_PILOT"),
        (person, piece) => new V1.SubmitEvidenceRequest { Candidate = ResourceNames.Of(person.Id), Competence = EvidenceWriter.Write(piece) });

    private static List<CandidateDelta> Expected(DeltaRequest request, out string digest)
    {
        var index = MatchIndex.Build(Stuttgart.Market, OfficePolicy);
        var touched = Stuttgart.Market.Candidates.Select(now => TouchedCandidate.Of(now, Before.FindCandidate(now.Id)!.Evidence, now.LanguageEvidence)).OfType<TouchedCandidate>().ToList();
        var deltas = new List<CandidateDelta>();
        DeltaRun.Run(index, touched, request, 0, 1, (_, delta) => deltas.Add(delta));
        digest = DeltaRunRecord.Of(index, request).Digest([.. deltas.Select(delta => delta.Digest)]);
        return deltas;
    }

    private Task<V1.SubmitEvidenceResponse> SubmitAsync(IEnumerable<V1.SubmitEvidenceRequest> day) => _adviser.SubmitEvidenceAsync(day.ToAsyncEnumerable());

    private async Task<List<V1.StreamCandidateDeltasResponse>> AllAsync(string name, string token = "")
    {
        var deltas = new List<V1.StreamCandidateDeltasResponse>();
        await foreach (var delta in _adviser.StreamCandidateDeltas(new V1.StreamCandidateDeltasRequest { Name = name, ResumeToken = token }))
            deltas.Add(delta);
        return deltas;
    }
}
