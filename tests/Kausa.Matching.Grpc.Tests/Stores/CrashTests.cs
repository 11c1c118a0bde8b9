using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Parties;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>kill -9 in the middle of writes: what was acknowledged is there.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Writers = 8;
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-crash-").FullName;

    // scripts/drills.sh raises it to 200.
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("KAUSA_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 3;

    private string StoreFile => Path.Combine(_folder, "crash.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_InTheMiddleOfWrites_LosesNothingAcknowledged()
    {
        var random = new Random(7);
        var acknowledged = new ConcurrentDictionary<string, long>();
        string key;
        await using (var state = ServiceState.Open(StoreFile, TimeProvider.System, 1, synthetic: false))
            key = (await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle" })).Secret;
        for (var round = 0; round < Rounds; round++)
        {
            await RoundAsync(round, key, acknowledged, random.Next(50, 400));
            await using var state = ServiceState.Open(StoreFile, TimeProvider.System, 1, synthetic: false);
            var lost = acknowledged.Keys.Where(id => state.Books.Find(new RowKey("halle", RowKind.Candidate, id)) is null).ToList();
            Assert.True(lost.Count == 0, $"round {round}: {lost.Count} of {acknowledged.Count} acknowledged rows are lost, {string.Join(", ", lost.Take(5))}");
            Assert.All(acknowledged.Values, version => Assert.True(version <= state.Books.Version));
            Assert.Equal(state.Books.Version, await state.Queue.AloneAsync(store => store.Version));

            // Rows and what they add to snapshot ids are never apart.
            Assert.Contains(("halle", RowKind.Candidate), state.Believed);
            Assert.Empty(await state.CheckAsync(TimeSpan.Zero));
        }

        Assert.True(acknowledged.Count > Rounds * Writers, $"{acknowledged.Count} rows were acknowledged");
    }

    private async Task RoundAsync(int round, string key, ConcurrentDictionary<string, long> acknowledged, int killAfterMs)
    {
        using var service = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kausa.Matching.Grpc.dll"), "--store", StoreFile, "--grpcPort", "0", "--httpPort", "0", "--callsPerSecond", "1000000"])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            var line = await service.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service does not start.");
            var address = new Uri(line.Split(" at ")[1].Split(" and ")[0]);
            using var channel = new RpcChannel(address, new RpcChannelOptions { Retry = null });
            var client = new MatchingClient(channel, key);
            var first = new TaskCompletionSource();
            var writing = Enumerable.Range(0, Writers).Select(writer => WriteAsync(client, $"r{round}-w{writer}", acknowledged, first)).ToList();
            await first.Task;
            service.WaitForExit(killAfterMs);
            service.Kill();
            await Task.WhenAll(writing);
        }
        finally
        {
            if (!service.HasExited)
                service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static async Task WriteAsync(MatchingClient client, string prefix, ConcurrentDictionary<string, long> acknowledged, TaskCompletionSource first)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{n}");
                var answer = await client.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = PartyTests.Person(id) } } });
                Assert.Equal(0, answer.Results[0].Status.Code);
                acknowledged[id] = answer.Version;
                first.TrySetResult();
            }
        }
        catch (RpcException error) when (error.Status.Code is RpcStatusCode.Unavailable or RpcStatusCode.Internal or RpcStatusCode.Cancelled or RpcStatusCode.Unknown or RpcStatusCode.DeadlineExceeded)
        {
            // The service is gone; what was not acknowledged may be there or not.
            first.TrySetResult();
        }
    }
}
