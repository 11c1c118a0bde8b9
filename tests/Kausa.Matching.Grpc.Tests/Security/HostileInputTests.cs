using System.Globalization;
using Google.Protobuf;
using Grpc.Health.V1;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Rpc;
using Kausa.Rpc.AspNetCore;
using Kausa.Rpc.AspNetCore.Services;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kausa.Matching.Grpc.Tests.Security;

/// <summary>Broken and hostile messages: each ends in an answer or in a status that says what is wrong, never in a failure of the service.</summary>
public sealed class HostileInputTests : IDisposable
{
    // Comparing lists under another policy compiles a market anew.
    private const long MostBytesOfCall = 64L * 1024 * 1024;

    // Whoever asks whether the service is there needs none.
    private const string NoKey = "none";

    private static readonly string[] People = ["u-1", "u-2", "u-3"];

    private readonly ReflectionService _reflection = new(MatchingContract.Services);
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-hostile-").FullName;

    // scripts/drills.sh raises it to 1,000,000.
    private static int MessageCount => int.TryParse(Environment.GetEnvironmentVariable("KAUSA_HOSTILE_MESSAGES"), CultureInfo.InvariantCulture, out var count) ? count : 6_000;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("KAUSA_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20_261_125;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Messages_RandomAndBroken_NeverFailTheService()
    {
        await using var sample = ServiceState.Open(Path.Combine(_folder, "sample.db"), TimeProvider.System, 1_000_000, synthetic: true);
        await SampleMarket.LoadAsync("stuttgart", sample.Books, sample.Queue);
        await using var real = ServiceState.Open(Path.Combine(_folder, "real.db"), TimeProvider.System, 1_000_000, synthetic: false);
        (OffWireBinder Service, string Key)[] targets =
        [
            await BoundAsync(sample, MatchingContract.Match), await BoundAsync(sample, MatchingContract.Reference), await BoundAsync(real, MatchingContract.Party),
            await BoundAsync(sample, MatchingContract.Cohort), await BoundAsync(sample, MatchingContract.Advice), await BoundAsync(real, MatchingContract.Admin),
            (Bound(HealthReflection.Descriptor.Services[0], new RpcHealth().Bind), NoKey), (Bound(ReflectionService.Descriptor, _reflection.Bind), NoKey), (Bound(ReflectionService.AlphaDescriptor, _reflection.BindAlpha), NoKey),
        ];
        foreach (var (service, _) in targets)
            service.CheckComplete();
        var messages = new RandomMessages(Seed);

        // People whose results come in.
        await real.Queue.WriteAsync((draft, _) =>
        {
            foreach (var id in People)
                draft.Put(new RowKey("halle", RowKind.Candidate, id), new Candidate { Id = new Id<Candidate>(id) });
            return true;
        });
        string[] people = [.. People.Select(id => $"candidates/{id}")];

        // Not those that write and read files of the machine: a random path might be one.
        var methods = targets.SelectMany(target => target.Service.Methods.Where(method => method is not ("Backup" or "Restore")).Select(method => (target, method))).ToList();
        var (answered, unreadable, codes) = (new SortedSet<string>(StringComparer.Ordinal), 0, new SortedDictionary<RpcStatusCode, int>());
        var allocated = GC.GetTotalAllocatedBytes();
        for (var n = 0; n < MessageCount; n++)
        {
            // Runs that messages start push it out, and its streams are there to be read.
            if (n % methods.Count == 0)
                messages.Known = await RunAsync(sample, messages.Known);
            var (target, method) = methods[n % methods.Count];
            var called = target.Service.Service.FindMethodByName(method);
            var failure = await target.Service.CallAsync(method, called.IsClientStreaming ? messages.Upload(called.InputType, people) : [messages.Bytes(called.InputType)], target.Key);
            switch (failure)
            {
                case null:
                    answered.Add(method);
                    break;
                case RpcException { Status.Code: RpcStatusCode.InvalidArgument, InnerException: InvalidProtocolBufferException or IndexOutOfRangeException }:
                    unreadable++;
                    break;
                case RpcException error:
                    codes[error.Status.Code] = codes.GetValueOrDefault(error.Status.Code) + 1;
                    Assert.True(
                        error.Status.Code is RpcStatusCode.InvalidArgument or RpcStatusCode.NotFound or RpcStatusCode.FailedPrecondition or RpcStatusCode.AlreadyExists or RpcStatusCode.Aborted
                            || error.Detail<Google.Rpc.ErrorInfo>()?.Reason is "TOO_MANY_RUNS" or "OFFICE_NOT_ALLOWED",
                        $"seed {Seed}, message {n}, {method}: {error}");
                    break;
                default:
                    Assert.Fail($"seed {Seed}, message {n}, {method}: {failure}");
                    break;
            }
        }

        Assert.True(answered.IsSupersetOf(["SubmitEvidence", "ServerReflectionInfo", "Watch", "StreamCohortMatches"]) && unreadable > 0 && codes[RpcStatusCode.InvalidArgument] > MessageCount / 10, $"{string.Join(", ", answered)} answered, {unreadable} unreadable, {string.Join(", ", codes)}");
        Assert.InRange((GC.GetTotalAllocatedBytes() - allocated) / MessageCount, 0, 8L * 1024 * 1024);

        // No single one takes much either, and as objects no message takes more than calls are counted with.
        var largest = targets.MaxBy(target => target.Service.LargestCall.Bytes).Service.LargestCall;
        Assert.True(largest.Bytes <= MostBytesOfCall, $"seed {Seed}: {largest}");
        Assert.All(targets, target => Assert.InRange(target.Service.LargestPartOfBudget, 0, 1));

        // What was let in makes a market that can be ranked.
        Assert.NotNull(real.Views.Current(new Sight("halle", true)));
    }

    private static async Task<string?> RunAsync(ServiceState state, string? name)
    {
        if (name is not null && state.Runs.Find("stuttgart", name["cohortRuns/".Length..]) is not null)
            return name;
        try
        {
            var run = await state.Runs.StartAsync(new StoredRun("stuttgart", string.Empty, string.Empty, 3, ScoreMode.Expected, 1, null), state.Views.Current(new Sight("stuttgart", OfficePlaces: true))!);
            return $"cohortRuns/{run.Id}";
        }
        catch (RpcException refused) when (refused.Status.Code == RpcStatusCode.ResourceExhausted)
        {
            // As many as may go at once are going.
            return null;
        }
    }

    private static OffWireBinder Bound(Google.Protobuf.Reflection.ServiceDescriptor service, Action<RpcServiceBuilder> bind)
    {
        var binder = new OffWireBinder(service);
        bind(binder);
        return binder;
    }

    private static async Task<(OffWireBinder Service, string Key)> BoundAsync(ServiceState state, Google.Protobuf.Reflection.ServiceDescriptor service)
    {
        var key = (await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = service == MatchingContract.Admin ? V1.Role.Admin : V1.Role.Adviser, Office = state.Books.Synthetic ? "stuttgart" : "halle" })).Secret;
        var binder = new OffWireBinder(service);
        var methods = new SecuredBinder(binder, new Gate(state.Keys, state.Books, state.Limits, NullLogger<Gate>.Instance), new MemoryBudget(1L << 30));
        if (service == MatchingContract.Match)
            new MatchRpc(state.Views, new MarketPages(state.Views, state.Tokens)).Bind(methods);
        else if (service == MatchingContract.Advice)
            new AdviceRpc(state.Views, new MarketPages(state.Views, state.Tokens)).Bind(methods);
        else if (service == MatchingContract.Cohort)
            new CohortRpc(state.Views, state.Runs).Bind(methods);
        else if (service == MatchingContract.Admin)
            state.Admin.Bind(methods);
        else if (service == MatchingContract.Reference)
            ReferenceRpc.Bind(methods);
        else
            new PartyRpc(state.Books, state.Queue).Bind(methods);
        return (binder, key);
    }
}
