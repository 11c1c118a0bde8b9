using System.IO.Pipelines;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using Microsoft.AspNetCore.Connections;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

public class DeadlineTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Deadline_HandlerIgnoresIt_CallerIsToldAllTheSame()
    {
        var (time, entered, leave) = (new FakeTime(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await StartAsync(TestCalls.EmptyCall(async _ =>
        {
            entered.SetResult();
            await leave.Task;
        }), time: time);
        var call = host.SendAsync(TestCalls.Empty.Path, Frame(new Empty()), headers: ("grpc-timeout", "1S"));
        await entered.Task;
        time.Advance(Second);
        var answer = await call;
        Assert.Equal(("4", true), (answer.Status, answer.IsTrailersOnly));
        leave.SetResult();
        Assert.Equal("0", (await host.SendAsync("/grpc.health.v1.Health/Check", Frame(new Empty()))).Status);
    }

    [Fact]
    public async Task Deadline_HandlerHonoursIt_TokenIsCancelled()
    {
        var (time, entered, cancelled) = (new FakeTime(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await StartAsync(TestCalls.EmptyCall(async context =>
        {
            Assert.Equal(time.GetUtcNow() + Second, context.Deadline);
            context.CancellationToken.Register(cancelled.SetResult);
            entered.SetResult();
            await cancelled.Task;
            Assert.Equal(RpcStatusCode.DeadlineExceeded, context.EndedBy!.Value.Code);
            context.CancellationToken.ThrowIfCancellationRequested();
        }), time: time);
        var call = host.SendAsync(TestCalls.Empty.Path, Frame(new Empty()), headers: ("grpc-timeout", "1S"));
        await entered.Task;
        Assert.False(cancelled.Task.IsCompleted);
        time.Advance(Second);
        Assert.Equal("4", (await call).Status);
        await cancelled.Task;
    }

    [Fact]
    public async Task Deadline_RequestNeverArrives_EndsTheCall()
    {
        var time = new FakeTime();
        await using var app = Build(time: time);
        var call = new OffWireCall(TestCalls.Unary.Path, [], headers: ("grpc-timeout", "1S")) { Reader = new Pipe().Reader };
        var run = call.RunAsync(OffWireCall.Endpoint(app, TestCalls.Unary.Path));
        time.Advance(Second);
        await run;
        Assert.Equal("4", call.Status);
    }

    [Fact]
    public async Task Deadline_EndIsStillBeingSent_TheCallWaitsForIt()
    {
        var (time, leave, sent) = (new FakeTime(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = Build(TestCalls.EmptyCall(_ => leave.Task), time: time);
        var call = new OffWireCall(TestCalls.Empty.Path, Frame(new Empty()), headers: ("grpc-timeout", "1S")) { Sent = sent.Task };
        var run = call.RunAsync(OffWireCall.Endpoint(app, TestCalls.Empty.Path));
        time.Advance(Second);
        await Task.Run(leave.SetResult); // runs on into the end of the call, without a context that would change threads
        Assert.False(run.IsCompleted);
        sent.SetResult();
        await run;
        Assert.Equal(("4", 0), (call.Status, call.LateTouches));
    }

    [Fact]
    public async Task Deadline_ReadOfABrokenStream_DoesNotThrowIntoTheTimer()
    {
        var time = new FakeTime();
        await using var app = Build(time: time);
        var pipe = new BrokenReader();
        var call = new OffWireCall(TestCalls.Duplex.Path, [], headers: ("grpc-timeout", "1S")) { Reader = pipe };
        var run = call.RunAsync(OffWireCall.Endpoint(app, TestCalls.Duplex.Path));
        time.Advance(Second);
        pipe.Break();
        await run;
        Assert.Equal(("4", 0), (call.Status, call.LateTouches));
    }

    [Fact]
    public async Task Deadline_CallerDoesNotRead_StreamIsResetAfterTheGraceTime()
    {
        var time = new FakeTime();
        await using var app = Build(TestCalls.OutputCall(async (_, writer, _) =>
        {
            while (true)
                await writer.WriteAsync(new StreamingOutputCallResponse { Payload = TestCalls.Payload(1_000) });
        }), time: time);
        var call = new OffWireCall(TestCalls.Output.Path, Frame(new StreamingOutputCallRequest()), responsePause: 10_000, ("grpc-timeout", "1S"));
        var run = call.RunAsync(OffWireCall.Endpoint(app, TestCalls.Output.Path));
        time.Advance(Second);
        Assert.Null(call.ResetCode);
        time.Advance(Second);
        Assert.Equal(8, call.ResetCode);
        await run;
        Assert.Equal(0, call.LateTouches);
    }

    [Fact]
    public async Task Deadline_TimerFiresAfterTheEnd_TouchesNothing()
    {
        var time = new FakeTime();
        await using var app = Build(time: time);
        var endpoint = OffWireCall.Endpoint(app, TestCalls.Unary.Path);
        for (var i = 0; i < 100; i++)
        {
            var call = new OffWireCall(TestCalls.Unary.Path, Frame(TestCalls.Asking(1)), headers: ("grpc-timeout", "1S"));
            await call.RunAsync(endpoint);
            Assert.Equal(2, time.TimerCount); // the deadline, and the drain of the whole server
            time.FireDisposed();
            Assert.Equal(("0", 0, null), (call.Status, call.LateTouches, call.ResetCode));
        }
    }

    [Fact]
    public async Task Deadline_RacesTheEndOfTheCall_ExactlyOneOfThemEndsIt()
    {
        var time = new FakeTime();
        var gate = new ManualResetEventSlim();
        await using var app = Build(TestCalls.EmptyCall(_ => Task.Run(gate.Wait)), time: time);
        var endpoint = OffWireCall.Endpoint(app, TestCalls.Empty.Path);
        var ends = new Dictionary<string, int>();
        for (var i = 0; i < 2_000; i++)
        {
            gate.Reset();
            var call = new OffWireCall(TestCalls.Empty.Path, Frame(new Empty()), headers: ("grpc-timeout", "1S")) { OnComplete = () => Thread.SpinWait(50) };
            var run = call.RunAsync(endpoint);
            var other = Task.Run(() => time.Advance(Second));
            Thread.SpinWait(i % 400);
            gate.Set();
            await Task.WhenAll(run, other);
            time.FireDisposed();
            Assert.Equal(0, call.LateTouches);
            Assert.Equal(call.IsCompleted ? "4" : "0", call.Status);
            ends[call.Status!] = ends.GetValueOrDefault(call.Status!) + 1;
        }
        Assert.Equal(["0", "4"], ends.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deadline_FromTheWire_EndsAHandlerThatWaitsForEver()
    {
        await using var host = await StartAsync(TestCalls.EmptyCall(context => Task.Delay(Timeout.Infinite, context.CancellationToken)));
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Timeout = TimeSpan.FromMilliseconds(50) }));
        Assert.Equal(RpcStatusCode.DeadlineExceeded, e.Status.Code);
    }

    /// <summary>As Kestrel's after a reset: a pending read cannot be cancelled, and fails by itself.</summary>
    private sealed class BrokenReader : PipeReader
    {
        private readonly TaskCompletionSource<ReadResult> _read = new();

        public void Break() => _read.SetException(new ConnectionAbortedException());

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => new(_read.Task);

        public override void CancelPendingRead() => throw new ConnectionAbortedException();

        public override void AdvanceTo(SequencePosition consumed) => throw new NotSupportedException();

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => throw new NotSupportedException();

        public override void Complete(Exception? exception = null) => throw new NotSupportedException();

        public override bool TryRead(out ReadResult result) => throw new NotSupportedException();
    }
}
