using System.Globalization;
using Google.Protobuf;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kausa.Matching.Grpc.Tests.Security;

/// <summary>Broken and hostile messages: each ends in an answer or in a status that says what is wrong, never in a failure of the service.</summary>
public sealed class HostileInputTests : IDisposable
{
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
        ];
        var messages = new RandomMessages(Seed);
        // Not those that write and read files of the machine: a random path might be one.
        var methods = targets.SelectMany(target => target.Service.Methods.Where(method => method is not ("Backup" or "Restore")).Select(method => (target, method))).ToList();
        var (answered, unreadable, codes) = (0, 0, new SortedDictionary<RpcStatusCode, int>());
        var allocated = GC.GetTotalAllocatedBytes();
        for (var n = 0; n < MessageCount; n++)
        {
            var (target, method) = methods[n % methods.Count];
            var failure = await target.Service.CallAsync(method, messages.Bytes(target.Service.Service.FindMethodByName(method).InputType), target.Key);
            switch (failure)
            {
                case null:
                    answered++;
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

        Assert.True(answered > 0 && unreadable > 0 && codes[RpcStatusCode.InvalidArgument] > MessageCount / 10, $"{answered} answered, {unreadable} unreadable, {string.Join(", ", codes)}");
        Assert.InRange((GC.GetTotalAllocatedBytes() - allocated) / MessageCount, 0, 8L * 1024 * 1024);

        // What was let in makes a market that can be ranked.
        Assert.NotNull(real.Views.Current(new Sight("halle", true)));
    }

    private static async Task<(OffWireBinder Service, string Key)> BoundAsync(ServiceState state, Google.Protobuf.Reflection.ServiceDescriptor service)
    {
        var key = (await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = service == MatchingContract.Admin ? V1.Role.Admin : V1.Role.Adviser, Office = state.Books.Synthetic ? "stuttgart" : "halle" })).Secret;
        var binder = new OffWireBinder(service);
        var methods = new SecuredBinder(binder, new Gate(state.Keys, state.Books, state.Limits, NullLogger<Gate>.Instance), new MemoryBudget(1L << 30));
        if (service == MatchingContract.Match)
            new MatchRpc(state.Views, state.Tokens).Bind(methods);
        else if (service == MatchingContract.Advice)
            new AdviceRpc(state.Views).Bind(methods);
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
