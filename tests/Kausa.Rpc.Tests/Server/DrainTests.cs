using Grpc.Health.V1;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

public class DrainTests
{
    [Fact]
    public async Task Stop_RunningCall_EndsWhole()
    {
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, writer, _) =>
        {
            await writer.WriteAsync(new StreamingOutputCallResponse());
            entered.SetResult();
            await leave.Task;
            await writer.WriteAsync(new StreamingOutputCallResponse());
        }));
        var answers = Collect(host, new StreamingOutputCallRequest());
        await entered.Task;
        var stop = host.App.StopAsync();
        leave.SetResult();
        Assert.Equal(2, (await answers).Count);
        await stop;
    }

    [Fact]
    public async Task Stop_EndlessStream_EndsAtOnceWithUnavailable()
    {
        var entered = new TaskCompletionSource();
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, writer, context) =>
        {
            await writer.WriteAsync(new StreamingOutputCallResponse());
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }, endless: true), time: new FakeTime()); // the drain time never passes
        var answers = Collect(host, new StreamingOutputCallRequest());
        await entered.Task;
        await host.App.StopAsync();
        Assert.Equal(new RpcStatus(RpcStatusCode.Unavailable, "The server is stopping."), (await Assert.ThrowsAsync<RpcException>(() => answers)).Status);
    }

    [Fact]
    public async Task Stop_StreamBeyondTheDrainTime_EndsWithUnavailable()
    {
        var (time, entered, leave) = (new FakeTime(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, writer, _) =>
        {
            await writer.WriteAsync(new StreamingOutputCallResponse());
            entered.SetResult();
            await leave.Task;
        }), time: time, options: o => o.DrainTimeout = TimeSpan.FromSeconds(3));
        var answers = Collect(host, new StreamingOutputCallRequest());
        await entered.Task;
        var stop = host.App.StopAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(answers.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RpcStatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => answers)).Status.Code);
        leave.SetResult();
        await stop;
    }

    [Fact]
    public async Task Stop_HealthWatch_HearsNotServingAndThenUnavailable()
    {
        await using var host = await StartAsync();
        var watch = HealthReflection.Descriptor.Services[0].Method<HealthCheckRequest, HealthCheckResponse>("Watch");
        using var call = host.Channel.Start(watch);
        await call.WriteAsync(new HealthCheckRequest());
        call.CompleteRequests();
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await call.ReadAsync())!.Status);
        var stop = host.App.StopAsync();
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, (await call.ReadAsync())!.Status);
        Assert.Equal(RpcStatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(async () => await call.ReadAsync())).Status.Code);
        await stop;
    }

    private static async Task<List<StreamingOutputCallResponse>> Collect(TestHost host, StreamingOutputCallRequest request)
    {
        var answers = new List<StreamingOutputCallResponse>();
        await foreach (var answer in host.Channel.ServerStreaming(TestCalls.Output, request))
            answers.Add(answer);
        return answers;
    }
}
