using System.Net;
using System.Net.Sockets;
using Google.Rpc;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Client;

public class RpcChannelTests
{
    [Fact]
    public async Task Error_WithDetails_ArrivesWhole()
    {
        await using var host = await StartAsync(TestCalls.EmptyCall(context =>
        {
            context.ResponseTrailers.Add("x-cause-bin", [1, 2]);
            throw RpcException.WithDetails(RpcStatusCode.InvalidArgument, "Fehler: 100 % falsch – „so“", new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = "a.b[1]", Description = "1 to 3" } } }, new ErrorInfo { Reason = "BAD_LEVEL", Domain = "kausa.example" });
        }));
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal(new RpcStatus(RpcStatusCode.InvalidArgument, "Fehler: 100 % falsch – „so“"), e.Status);
        Assert.Equal("a.b[1]", e.Detail<BadRequest>()!.FieldViolations[0].Field);
        Assert.Equal("BAD_LEVEL", e.Detail<ErrorInfo>()!.Reason);
        Assert.Null(e.Detail<RetryInfo>());
        Assert.Equal([1, 2], e.Trailers.Bytes("x-cause-bin"));
    }

    [Fact]
    public async Task Metadata_OfAllSorts_IsEchoed()
    {
        await using var host = await StartAsync();
        using var call = host.Channel.Start(TestCalls.Duplex, new RpcCallOptions { Headers = new RpcMetadata().Add("x-grpc-test-echo-initial", "first").Add("x-grpc-test-echo-initial", "second").Add("x-grpc-test-echo-trailing-bin", [0xab, 0xcd]) });
        await call.WriteAsync(TestCalls.AskingEach(1));
        call.CompleteRequests();
        Assert.Equal(["first", "second"], (await call.HeadersAsync()).All("x-grpc-test-echo-initial").SelectMany(v => v.Split(", ")));
        while (await call.ReadAsync() is not null)
            continue;
        Assert.Equal([0xab, 0xcd], call.ResponseTrailers.Bytes("x-grpc-test-echo-trailing-bin"));
    }

    [Fact]
    public async Task Compression_BothWays_IsSeenByTheServer()
    {
        await using var host = await StartAsync();
        var yes = new BoolValue { Value = true };
        var request = new SimpleRequest { ExpectCompressed = yes, ResponseCompressed = yes, ResponseSize = 50_000, Payload = TestCalls.Payload(50_000) };
        Assert.Equal(50_000, (await host.Channel.UnaryAsync(TestCalls.Unary, request, new RpcCallOptions { Compress = true })).Payload.Body.Length);
        Assert.Equal(RpcStatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Unary, request))).Status.Code);
    }

    [Fact]
    public async Task Calls_AtATime_ShareOneConnection()
    {
        var ports = new HashSet<string>();
        await using var host = await StartAsync(TestCalls.EmptyCall(context =>
        {
            lock (ports)
                ports.Add(context.Peer);
            return Task.CompletedTask;
        }));
        await host.Channel.UnaryAsync(TestCalls.Empty, new Empty());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Channel.UnaryAsync(TestCalls.Empty, new Empty())));
        Assert.Single(ports);
    }

    [Fact]
    public async Task Deadline_WithASilentServer_EndsLocally()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var channel = new RpcChannel(new Uri($"http://{silent.LocalEndpoint}"));
        var e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Timeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal(RpcStatusCode.DeadlineExceeded, e.Status.Code);
    }

    [Fact]
    public async Task Cancel_ByToken_IsCancelled()
    {
        await using var host = await StartAsync(TestCalls.EmptyCall(context => Task.Delay(Timeout.Infinite, context.CancellationToken)));
        using var cancel = new CancellationTokenSource();
        var call = host.Channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Cancellation = cancel.Token });
        await cancel.CancelAsync();
        Assert.Equal(RpcStatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call)).Status.Code);
    }

    [Fact]
    public async Task NoServer_SaysWhereAndAsks()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var address = new Uri($"http://{unused.LocalEndpoint}");
        unused.Stop();
        using var channel = new RpcChannel(address, new RpcChannelOptions { Retry = null });
        var e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal(RpcStatusCode.Unavailable, e.Status.Code);
        Assert.Contains($"No server answers at {address}", e.Status.Message, StringComparison.Ordinal);
        Assert.Contains("Is it running", e.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentHost_AskedForTls_IsUnavailableAndNotCancelled()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"https://{silent.LocalEndpoint}");
        using var channel = new RpcChannel(address, new RpcChannelOptions { Retry = null, UnaryTimeout = null, ConnectTimeout = TimeSpan.FromMilliseconds(100) });
        var e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal(new RpcStatus(RpcStatusCode.Unavailable, $"No server answers at {address} within 0.1 s. Is it running, and is this its address?"), e.Status);
    }

    [Fact]
    public async Task Timeout_Infinite_LiftsTheChannels()
    {
        var deadlines = new List<DateTimeOffset?>();
        await using var host = await StartAsync(TestCalls.EmptyCall(context =>
        {
            deadlines.Add(context.Deadline);
            return Task.CompletedTask;
        }));
        using var channel = new RpcChannel(host.Address);
        await channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Timeout = Timeout.InfiniteTimeSpan });
        using var without = new RpcChannel(host.Address, new RpcChannelOptions { UnaryTimeout = Timeout.InfiniteTimeSpan });
        await without.UnaryAsync(TestCalls.Empty, new Empty());
        Assert.Equal([null, null], deadlines);
    }

    [Fact]
    public async Task Timeout_OutsideWhatAClockHolds_IsTheNearestThatItDoes()
    {
        await using var host = await StartAsync();
        await host.Channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Timeout = TimeSpan.MaxValue });
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Timeout = TimeSpan.MinValue }));
        Assert.Equal(RpcStatusCode.DeadlineExceeded, e.Status.Code);
    }

    [Fact]
    public void Options_NegativeReceiveLimit_IsRefused()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new RpcChannelOptions { MaxReceiveMessageBytes = -1 });
        Assert.Equal(("MaxReceiveMessageBytes", -1), (e.ParamName, e.ActualValue));
        Assert.StartsWith("0 or more bytes.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WithAStatusButNotHttp200_HasTheStatus()
    {
        await using var host = await StartAsync(use: app => app.Use(async (HttpContext http, RequestDelegate _) =>
        {
            (http.Response.StatusCode, http.Response.ContentType) = (503, "text/html");
            (http.Response.Headers["grpc-status"], http.Response.Headers["grpc-message"]) = ("5", "no such thing");
            await http.Response.StartAsync();
        }));
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal(new RpcStatus(RpcStatusCode.NotFound, "no such thing"), e.Status);
    }

    [Fact]
    public async Task Http1Server_SaysThatItIsTheWrongPort()
    {
        await using var host = await StartAsync();
        using var channel = new RpcChannel(host.Http1, new RpcChannelOptions { Retry = null });
        var e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal(RpcStatusCode.Unavailable, e.Status.Code);

        // Such a server answers with an error and closes; on a busy machine the close may come first, and then nothing tells which protocol it spoke.
        Assert.Matches("(does not speak HTTP/2|broke before an answer came): .* Is this the gRPC port", e.Status.Message);
    }

    [Fact]
    public async Task PlainServerAskedForTls_SaysSo()
    {
        await using var host = await StartAsync();
        using var channel = new RpcChannel(new UriBuilder(host.Address) { Scheme = "https" }.Uri, new RpcChannelOptions { Retry = null });
        var e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Contains("No secure connection", e.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unimplemented_IsSaidByTheServer()
    {
        await using var host = await StartAsync();
        Assert.Equal(RpcStatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Unimplemented, new Empty()))).Status.Code);
    }

    [Fact]
    public async Task Answer_AboveReceiveLimit_IsResourceExhausted()
    {
        await using var host = await StartAsync();
        using var channel = new RpcChannel(host.Address, new RpcChannelOptions { MaxReceiveMessageBytes = 1_000 });
        var e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(TestCalls.Unary, TestCalls.Asking(2_000)));
        Assert.Equal(RpcStatusCode.ResourceExhausted, e.Status.Code);
        Assert.IsType<InvalidDataException>(e.InnerException);
    }
}
