using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

public class StreamTests
{
    [Fact]
    public async Task Streams_OfEveryKind_CarryEveryMessage()
    {
        await using var host = await StartAsync();
        var sizes = new[] { 0, 1, 2_043, 2_048, 70_000, 300_000 };
        var got = new List<int>();
        await foreach (var answer in host.Channel.ServerStreaming(TestCalls.Output, TestCalls.AskingEach(sizes)))
            got.Add(answer.Payload.Body.Length);
        Assert.Equal(sizes, got);

        var sum = await host.Channel.ClientStreamingAsync(TestCalls.Input, sizes.ToAsyncEnumerable().Select(size => new StreamingInputCallRequest { Payload = TestCalls.Payload(size) }));
        Assert.Equal(sizes.Sum(), sum.AggregatedPayloadSize);

        using var call = host.Channel.Start(TestCalls.Duplex);
        foreach (var size in sizes)
        {
            await call.WriteAsync(TestCalls.AskingEach(size));
            Assert.Equal(size, (await call.ReadAsync())!.Payload.Body.Length);
        }
        call.CompleteRequests();
        Assert.Null(await call.ReadAsync());
    }

    [Fact]
    public async Task Write_WhileTheOneBeforeIsPending_Throws()
    {
        var second = new TaskCompletionSource<Exception?>();
        await using var app = Build(TestCalls.OutputCall(async (_, writer, context) =>
        {
            var pending = writer.WriteAsync(new StreamingOutputCallResponse { Payload = TestCalls.Payload(2_000) });
            second.SetResult(await Record.ExceptionAsync(async () => await writer.WriteAsync(new StreamingOutputCallResponse())));
        }));
        var call = new OffWireCall(TestCalls.Output.Path, Frame(new StreamingOutputCallRequest()), responsePause: 1_000);
        await call.RunAsync(OffWireCall.Endpoint(app, TestCalls.Output.Path));
        // The pipe below would refuse too, but only by chance of timing.
        Assert.StartsWith("The write before", Assert.IsType<InvalidOperationException>(await second.Task).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_ByTheCaller_ReachesTheHandler()
    {
        var cancelled = new TaskCompletionSource();
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, writer, context) =>
        {
            context.CancellationToken.Register(cancelled.SetResult);
            await writer.WriteAsync(new StreamingOutputCallResponse());
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }));
        await foreach (var _ in host.Channel.ServerStreaming(TestCalls.Output, new StreamingOutputCallRequest()))
            break;
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Cancel_ByTheCaller_EndsAHandlerThatOnlyWrites()
    {
        var ended = new TaskCompletionSource<Exception>();
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, writer, _) =>
        {
            try
            {
                while (true)
                    await writer.WriteAsync(new StreamingOutputCallResponse { Payload = TestCalls.Payload(1_000) });
            }
            catch (Exception e)
            {
                ended.SetResult(e);
                throw;
            }
        }));
        await foreach (var _ in host.Channel.ServerStreaming(TestCalls.Output, new StreamingOutputCallRequest()))
            break;
        Assert.IsType<OperationCanceledException>(await ended.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Write_WithoutFlush_IsSentInTheEnd()
    {
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, writer, _) =>
        {
            for (var i = 0; i < 1_000; i++)
                await writer.WriteAsync(new StreamingOutputCallResponse { Payload = TestCalls.Payload(200) }, RpcWriteOptions.NoFlush);
        }));
        var count = 0;
        await foreach (var _ in host.Channel.ServerStreaming(TestCalls.Output, new StreamingOutputCallRequest()))
            count++;
        Assert.Equal(1_000, count);
    }

    [Fact]
    public async Task Headers_SentEarly_ArriveBeforeAnyMessage()
    {
        var leave = new TaskCompletionSource();
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, _, context) =>
        {
            context.ResponseHeaders.Add("x-early", "yes");
            await context.SendHeadersAsync();
            await leave.Task;
            await Assert.ThrowsAsync<InvalidOperationException>(context.SendHeadersAsync);
        }));
        using var call = host.Channel.Start(TestCalls.Output);
        await call.WriteAsync(new StreamingOutputCallRequest());
        call.CompleteRequests();
        Assert.Equal("yes", (await call.HeadersAsync())["x-early"]);
        leave.SetResult();
        Assert.Null(await call.ReadAsync());
    }

    [Theory]
    [InlineData("source throws")]
    [InlineData("source cancels")]
    [InlineData("disposed")]
    [InlineData("completed after cancelling")]
    public async Task Upload_BrokenOff_NeverLooksComplete(string how)
    {
        var (begun, complete) = (0, 0);
        await using var host = await StartAsync(TestCalls.Only(builder => builder.ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", async (requests, _) =>
        {
            await foreach (var request in requests)
                Interlocked.Increment(ref begun);
            Interlocked.Increment(ref complete);
            return new StreamingInputCallResponse();
        }), "StreamingInputCall"));
        for (var i = 0; i < 300; i++)
        {
            using var cancel = new CancellationTokenSource();
            var options = new RpcCallOptions { Cancellation = cancel.Token };
            if (how.StartsWith("source", StringComparison.Ordinal))
            {
                await Assert.ThrowsAnyAsync<Exception>(() => host.Channel.ClientStreamingAsync(TestCalls.Input, Broken(cancel), options));
                continue;
            }
            using var call = host.Channel.Start(TestCalls.Input, options);
            await call.WriteAsync(new StreamingInputCallRequest());
            if (how == "disposed")
                continue;
            await cancel.CancelAsync();
            call.CompleteRequests();
        }
        await host.App.StopAsync();
        Assert.InRange(begun, 1, 300);
        Assert.Equal(0, complete);

        async IAsyncEnumerable<StreamingInputCallRequest> Broken(CancellationTokenSource cancel)
        {
            yield return new StreamingInputCallRequest();
            await Task.Yield();
            if (how == "source throws")
                throw new IOException("The source breaks off.");
            await cancel.CancelAsync();
            yield return new StreamingInputCallRequest();
        }
    }

    [Fact]
    public async Task Write_AsTheDeadlinePasses_SaysSo()
    {
        var time = new FakeTime();
        await using var host = await StartAsync(TestCalls.Only(builder => builder.Duplex<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", async (_, _, context) =>
        {
            await context.SendHeadersAsync();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }), "FullDuplexCall"));
        using var channel = new RpcChannel(host.Address, new RpcChannelOptions { Time = time });
        using var call = channel.Start(TestCalls.Duplex, new RpcCallOptions { Timeout = TimeSpan.FromMinutes(1) });
        await call.HeadersAsync();
        var blocked = call.WriteAsync(new StreamingOutputCallRequest { Payload = TestCalls.Payload(3_000_000) });
        Assert.False(blocked.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(RpcStatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(async () => await blocked)).Status.Code);
        Assert.Equal(RpcStatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(async () => await call.WriteAsync(new StreamingOutputCallRequest()))).Status.Code);
    }

    [Fact]
    public async Task Status_BeforeTheRequestsEnd_ReachesTheCaller()
    {
        await using var host = await StartAsync(TestCalls.Only(builder => builder.ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall",
            (_, _) => throw new RpcException(RpcStatusCode.FailedPrecondition, "not now")), "StreamingInputCall"));
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.ClientStreamingAsync(TestCalls.Input, Endless()));
        Assert.Equal(RpcStatusCode.FailedPrecondition, e.Status.Code);

        static async IAsyncEnumerable<StreamingInputCallRequest> Endless()
        {
            while (true)
            {
                yield return new StreamingInputCallRequest { Payload = TestCalls.Payload(10_000) };
                await Task.Yield();
            }
        }
    }
}
