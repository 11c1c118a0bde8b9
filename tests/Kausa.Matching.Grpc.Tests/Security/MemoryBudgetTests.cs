using System.Net;
using System.Net.Http.Headers;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Tests.Parties;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;
using Microsoft.Extensions.Logging;

namespace Kausa.Matching.Grpc.Tests.Security;

/// <summary>What calls may hold in memory is bounded; who comes when it is held is told so, and the others go on.</summary>
public class MemoryBudgetTests
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public void Budget_AnyCalls_HoldsNeverMoreThanHalfUnlessAlone() => Prop.ForAll(Gen.ListOf(Gen.Choose(1, 90)).ToArbitrary(), sizes =>
    {
        var budget = new MemoryBudget(100);
        var held = new List<long>();
        foreach (var size in sizes)
        {
            if (size % 3 == 0 && held.Count > 0)
            {
                budget.End(held[0]);
                held.RemoveAt(0);
            }

            var fits = held.Count == 0 || held.Sum() + size <= 50;
            Assert.Equal(fits, budget.TryBegin(size));
            if (fits)
                held.Add(size);
            Assert.Equal(held.Sum(), budget.Held);
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public async Task Call_WhileOthersHoldItsPart_IsRefusedAndServedLater()
    {
        var (host, adviser, _) = await ServiceHost.StartSampleAsync("--memoryBudgetMiB", "16");
        await using var own = host;
        var budget = host.Budget;
        var page = new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = "candidates/s-017" }, PageSize = 200 };
        Assert.True(budget.TryBegin(6 * MiB));
        var refused = await CallAssert.FailsAsync(RpcStatusCode.ResourceExhausted, "MEMORY_FULL", () => adviser.RankTrainingPlacesAsync(page));
        Assert.NotNull(refused.Detail<Google.Rpc.RetryInfo>());
        page.PageSize = 20;
        Assert.NotEmpty((await adviser.RankTrainingPlacesAsync(page)).Matches);
        budget.End(6 * MiB);
        page.PageSize = 200;
        Assert.NotEmpty((await adviser.RankTrainingPlacesAsync(page)).Matches);
        Assert.Equal(0, budget.Held);
    }

    [Fact]
    public async Task Advice_WhileOthersHoldAllButASmallCall_IsRefusedAndServedLater()
    {
        var (host, adviser, _) = await ServiceHost.StartSampleAsync("--memoryBudgetMiB", "16");
        await using var own = host;
        const string Person = "candidates/s-017";
        var company = (await adviser.ListCompaniesAsync(new V1.ListCompaniesRequest { PageSize = 1 })).Companies[0].Name;
        var changed = await adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = Person });
        Dictionary<string, Func<Task>> questions = new(StringComparer.Ordinal)
        {
            ["NextBestStep"] = () => adviser.NextBestStepAsync(new V1.NextBestStepRequest { Candidate = Person }),
            ["NextCompanyStep"] = () => adviser.NextCompanyStepAsync(new V1.NextCompanyStepRequest { Company = company }),
            ["NextBestAssessment"] = () => adviser.NextBestAssessmentAsync(new V1.NextBestAssessmentRequest { Candidate = Person }),
            ["RankOccupations"] = () => adviser.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = new V1.Subject { Candidate = Person } }),
            ["ListCompanyPriorities"] = () => adviser.ListCompanyPrioritiesAsync(new V1.ListCompanyPrioritiesRequest()),
            ["GetCoverage"] = () => adviser.GetCoverageAsync(new V1.GetCoverageRequest()),
            ["CompareLists"] = () => adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = Person, Changed = changed }),
        };

        // Every method that the contract has; a new one must say what it holds.
        Assert.Equal(V1.AdviceServiceReflection.Descriptor.Services[0].Methods.Select(method => method.Name).Order(), questions.Keys.Order());
        var held = (8 * MiB) - MemoryBudget.BytesOfCall - 1024;
        Assert.True(host.Budget.TryBegin(held));
        Assert.NotEmpty((await adviser.ListCompaniesAsync(new V1.ListCompaniesRequest { PageSize = 1 })).Companies);
        foreach (var (_, ask) in questions.Where(question => question.Key != "CompareLists"))
            await CallAssert.FailsAsync(RpcStatusCode.ResourceExhausted, "MEMORY_FULL", ask);
        host.Budget.End(held);

        // Its request alone is larger.
        held -= 256 * 1024;
        Assert.True(host.Budget.TryBegin(held));
        await CallAssert.FailsAsync(RpcStatusCode.ResourceExhausted, "MEMORY_FULL", questions["CompareLists"]);
        host.Budget.End(held);
        foreach (var (_, ask) in questions)
            await ask();
        Assert.Equal(0, host.Budget.Held);
    }

    [Fact]
    public async Task Stream_WhoseCollectedMessagesDoNotFit_IsRefusedAndStoresNothing()
    {
        await using var host = await ServiceHost.StartAsync("--memoryBudgetMiB", "16");
        var adviser = await WithPersonAsync(host);
        V1.SubmitEvidenceRequest[] day = [.. Enumerable.Range(1, 60).Select(number => Result($"e-{number}"))];

        // Beside the call itself half of the day has room.
        var held = (8 * MiB) - MemoryBudget.BytesOfCall - (day.Take(30).Sum(result => result.CalculateSize()) * MemoryBudget.BytesOfRequestByte);
        Assert.True(host.Budget.TryBegin(held));
        var refused = await CallAssert.FailsAsync(RpcStatusCode.ResourceExhausted, "MEMORY_FULL", () => adviser.SubmitEvidenceAsync(day.ToAsyncEnumerable()));
        Assert.NotNull(refused.Detail<Google.Rpc.RetryInfo>());
        Assert.Equal(held, host.Budget.Held);
        host.Budget.End(held);
        Assert.Empty((await adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" })).Evidence);
        Assert.Equal((60, 0), Counts(await adviser.SubmitEvidenceAsync(day.ToAsyncEnumerable())));
        Assert.Equal(60, (await adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" })).Evidence.Count);
        Assert.Equal(0, host.Budget.Held);
    }

    // All of them together are eight times what calls at work may hold.
    [Fact]
    public async Task Stream_OfLargeMessages_IsWrittenInSmallerGroups()
    {
        await using var host = await ServiceHost.StartAsync("--memoryBudgetMiB", "16");
        var adviser = await WithPersonAsync(host);
        var large = Enumerable.Range(0, 41).Select(number => Result(number == 0 ? "e-1" : new string('e', 100_000)));
        Assert.Equal((1, 40), Counts(await adviser.SubmitEvidenceAsync(large.ToAsyncEnumerable())));
        Assert.Equal(0, host.Budget.Held);
    }

    [Fact]
    public async Task Requests_ThatNeverEnd_AreRefusedBeyondTheBudgetAndOthersAreServed()
    {
        var (host, adviser, _) = await ServiceHost.StartSampleAsync("--memoryBudgetMiB", "16");
        await using var own = host;
        var budget = host.Budget;
        using var http = new HttpClient();
        using var stop = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 5).Select(_ => http.SendAsync(Upload(host, 3 * MiB, stop.Token), HttpCompletionOption.ResponseHeadersRead, stop.Token)).ToList();

        // Two fit into the half for requests that come in; the others are answered although they have not ended.
        for (var refused = 0; refused < 3; refused++)
        {
            var answered = await Task.WhenAny(calls);
            calls.Remove(answered);
            using var response = await answered;
            Assert.Equal(["8"], response.Headers.GetValues("grpc-status"));
        }

        // Where two were refused at once, the one that stays may still be coming in.
        while (budget.Held < 3 * MiB)
            await Task.Yield();
        Assert.InRange(budget.Held, 3 * MiB, 8 * MiB);
        Assert.NotEmpty((await adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = "candidates/s-017" } })).Matches);
        await stop.CancelAsync();
        foreach (var call in calls)
        {
            // Two that grow at the same moment may both have been refused.
            if (await Record.ExceptionAsync(() => call) is null)
                Assert.Equal(["8"], (await call).Headers.GetValues("grpc-status"));
        }

        while (budget.Held > 0)
            await Task.Yield();
    }

    [Fact]
    public async Task Upload_ThatBreaksOff_IsNoFailureOfTheService()
    {
        using var recorder = new Recorder();
        await using var host = await ServiceHost.StartAsync(builder => builder.Logging.ClearProviders().AddProvider(recorder).SetMinimumLevel(LogLevel.Trace).AddFilter("Kausa", LogLevel.Trace));
        using var http = new HttpClient();
        using var stop = new CancellationTokenSource();
        var call = http.SendAsync(Upload(host, 100 * 1024, stop.Token), HttpCompletionOption.ResponseHeadersRead, stop.Token);
        while (host.Budget.Held == 0)
            await Task.Yield();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => call);
        while (!recorder.Told.Contains("BatchUpsertPlaces ended", StringComparison.Ordinal) && !recorder.Told.Contains("BatchUpsertPlaces failed", StringComparison.Ordinal))
            await Task.Yield();
        Assert.Contains("BatchUpsertPlaces ended with CANCELLED", recorder.Told, StringComparison.Ordinal);
        Assert.DoesNotContain("failed in its handler", recorder.Told, StringComparison.Ordinal);
    }

    private static async Task<MatchingClient> WithPersonAsync(ServiceHost host)
    {
        var adviser = await host.ClientAsync(V1.Role.Adviser, "stuttgart");
        await adviser.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = PartyTests.Person("s-1") } } });
        return adviser;
    }

    private static V1.SubmitEvidenceRequest Result(string id) => new()
    {
        Candidate = "candidates/s-1",
        Competence = new V1.CompetenceEvidence { Id = id, Dimension = "SCH_MATH", Kind = V1.EvidenceKind.PercentTest, Scale = V1.RawScale.Percent, ValueHundredths = 900, OutOf = 30, AssessedOn = "2026-07-01" },
    };

    private static (int Accepted, int Refused) Counts(V1.SubmitEvidenceResponse answer) => (answer.AcceptedCount, answer.RefusedCount);

    private static HttpRequestMessage Upload(ServiceHost host, int sent, CancellationToken stop) => new(HttpMethod.Post, new Uri(host.Grpc, "/kausa.matching.v1.PartyService/BatchUpsertPlaces"))
    {
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Content = new EndlessMessage(sent, stop),
    };

    /// <summary>A frame that says it is longer than what ever comes.</summary>
    private sealed class EndlessMessage : HttpContent
    {
        private readonly int _sent;
        private readonly CancellationToken _stop;

        public EndlessMessage(int sent, CancellationToken stop)
        {
            (_sent, _stop) = (sent, stop);
            Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[] { 0, 0, 0x3f, 0xff, 0xff }, _stop);
            await stream.WriteAsync(new byte[_sent], _stop);
            await stream.FlushAsync(_stop);
            await Task.Delay(Timeout.Infinite, _stop);
        }

        protected override bool TryComputeLength(out long length) => (length = 0) > 0;
    }
}
