using System.Globalization;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

/// <summary>Broken frames and headers end in a status, and never cost much memory.</summary>
public class MutationTests
{
    private const int Seed = 20_260_901;
    private const int Limit = 64 * 1024;
    private const long MemoryPerCall = 8 * Limit;

    private static readonly string[] HeaderNames = ["grpc-timeout", "grpc-encoding", "grpc-accept-encoding", "content-type", "te", "x-text", "x-data-bin", "traceparent", "grpc-message", "grpc-status"];

    private static readonly string[] HeaderValues = ["1S", "99999999H", "gzip", "identity,gzip", "application/grpc", "application/grpc-web-text", "trailers", "AAECAw==", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"];

    [Theory]
    [InlineData("UnaryCall", 100_000)]
    [InlineData("StreamingInputCall", 100_000)]
    public async Task Calls_Mutated_EndInAStatusWithinTheMemoryLimit(string method, int count)
    {
        await using var app = Build(TestCalls.Only(builder => builder
            .Unary<SimpleRequest, SimpleResponse>("UnaryCall", (_, context) => new(new SimpleResponse { Hostname = context.RequestMetadata.Count.ToString(CultureInfo.InvariantCulture) }))
            .ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", async (requests, context) =>
            {
                var size = 0;
                await foreach (var request in requests)
                    size += request.CalculateSize();
                return new StreamingInputCallResponse { AggregatedPayloadSize = size };
            }), "UnaryCall", "StreamingInputCall"), options: o => o.MaxReceiveMessageBytes = Limit);
        var path = $"/grpc.testing.TestService/{method}";
        var endpoint = OffWireCall.Endpoint(app, path);
        var message = new SimpleRequest { ResponseSize = 100, Payload = TestCalls.Payload(300), ResponseStatus = new EchoStatus { Code = 3, Message = "text" } };
        byte[][] bodies = [Frame(message), Frame(message, gzip: true), [.. Frame(message), .. Frame(message, gzip: true)], Frame(new SimpleRequest { Payload = TestCalls.Payload(10 * Limit) }, gzip: true)];
        var random = new Random(Seed);
        var statuses = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var (name, value) = (HeaderNames[random.Next(HeaderNames.Length)], Mutated(random, HeaderValues[random.Next(HeaderValues.Length)]));
            var call = new OffWireCall(path, Mutated(random, bodies[random.Next(bodies.Length)]), headers: [("grpc-encoding", random.Next(4) == 0 ? "" : "gzip"), (name, value)]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var run = call.RunAsync(endpoint);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            // A mutated deadline may pass in the middle of a call, which then ends on another thread.
            await run.WaitAsync(TimeSpan.FromMinutes(1)).ContinueWith(ended => Assert.True(ended.IsCompletedSuccessfully, $"Seed {Seed}, call {i}: {ended.Exception}"), TaskScheduler.Default);
            Assert.InRange(allocated, 0, MemoryPerCall);
            var outcome = call.Http.Response.StatusCode == 200 ? $"grpc {call.Status}" : $"http {call.Http.Response.StatusCode}";
            statuses[outcome] = statuses.GetValueOrDefault(outcome) + 1;
        }
        // Every kind of refusal was met, and many calls got through.
        Assert.Superset(new HashSet<string> { "grpc 0", "grpc 3", "grpc 8", "grpc 12", "grpc 13", "http 415" }, statuses.Keys.ToHashSet());
        Assert.All(statuses.Keys, outcome => Assert.Contains(outcome, new[] { "grpc ", "grpc 0", "grpc 3", "grpc 4", "grpc 8", "grpc 12", "grpc 13", "http 415" }));
        Assert.InRange(statuses["grpc 0"], count / 20, count);
    }

    private static byte[] Mutated(Random random, byte[] bytes)
    {
        var copy = bytes[..random.Next(random.Next(2) == 0 ? bytes.Length : 0, bytes.Length + 1)];
        for (var changes = random.Next(4); changes > 0 && copy.Length > 0; changes--)
            copy[random.Next(random.Next(2) == 0 ? copy.Length : Math.Min(copy.Length, 8))] = (byte)random.Next(256);
        return copy;
    }

    private static string Mutated(Random random, string text)
    {
        var letters = text.ToCharArray();
        for (var changes = random.Next(3); changes > 0; changes--)
            letters[random.Next(letters.Length)] = (char)random.Next(256);
        return new string(letters, 0, random.Next(4) == 0 ? random.Next(letters.Length + 1) : letters.Length);
    }
}
