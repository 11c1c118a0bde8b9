using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Client;

public class RpcRetryPolicyTests
{
    private static readonly RpcException Unavailable = new(RpcStatusCode.Unavailable, "later");

    [Fact]
    public void DelayAfter_Attempt_IsDrawnUnderADoublingBound()
    {
        var policy = new RpcRetryPolicy { MaxAttempts = 5, FirstDelayMax = TimeSpan.FromSeconds(1), DelayMax = TimeSpan.FromSeconds(3), Jitter = () => 0.5 };
        Assert.Equal([500, 1_000, 1_500, 1_500], Enumerable.Range(1, 4).Select(attempt => policy.DelayAfter(attempt, Unavailable)!.Value.TotalMilliseconds));
        Assert.Null(policy.DelayAfter(5, Unavailable));
    }

    [Fact]
    public void DelayAfter_OtherCode_IsNeverTriedAgain() => Assert.Null(new RpcRetryPolicy().DelayAfter(1, new RpcException(RpcStatusCode.Internal, "")));

    [Theory]
    [InlineData("250", 250.0)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    public void DelayAfter_Pushback_IsObeyed(string pushback, double? milliseconds) =>
        Assert.Equal(milliseconds, new RpcRetryPolicy().DelayAfter(1, new RpcException(RpcStatusCode.Unavailable, "") { RetryPushback = pushback })?.TotalMilliseconds);

    [Fact]
    public void DelayAfter_BudgetSpent_WaitsForSuccesses()
    {
        var policy = new RpcRetryPolicy();
        Assert.Equal([true, true, true, true, false, false], Enumerable.Range(0, 6).Select(_ => policy.DelayAfter(1, Unavailable) is not null));
        for (var i = 0; i < 26; i++)
            policy.Succeeded();
        Assert.NotNull(policy.DelayAfter(1, Unavailable));
        Assert.Null(policy.DelayAfter(1, Unavailable));
    }

    [Fact]
    public async Task Unary_UnavailableTwice_SucceedsAtTheThird()
    {
        var calls = new List<string?>();
        await using var host = await StartAsync(TestCalls.EmptyCall(context =>
        {
            calls.Add(context.RequestMetadata["x-call"]);
            return calls.Count < 3 ? throw new RpcException(RpcStatusCode.Unavailable, "not yet") : Task.CompletedTask;
        }));
        using var channel = new RpcChannel(host.Address, new RpcChannelOptions { Retry = new RpcRetryPolicy { Jitter = () => 0 } });
        await channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Headers = new RpcMetadata().Add("x-call", "a") });
        Assert.Equal(["a", "a", "a"], calls);
    }

    [Fact]
    public async Task Unary_CancelledBetweenAttempts_IsCancelled()
    {
        var calls = 0;
        await using var host = await StartAsync(TestCalls.EmptyCall(_ =>
        {
            calls++;
            throw new RpcException(RpcStatusCode.Unavailable, "not yet");
        }));
        using var cancel = new CancellationTokenSource();
        var retry = new RpcRetryPolicy
        {
            FirstDelayMax = TimeSpan.FromMinutes(10),
            // Drawn when the first answer is there and the waiting time is to begin.
            Jitter = () =>
            {
                cancel.CancelAfter(0);
                return 1;
            },
        };
        using var channel = new RpcChannel(host.Address, new RpcChannelOptions { Retry = retry, UnaryTimeout = null });
        var e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(TestCalls.Empty, new Empty(), new RpcCallOptions { Cancellation = cancel.Token }));
        Assert.Equal((RpcStatusCode.Cancelled, 1), (e.Status.Code, calls));
    }

    [Fact]
    public async Task ServerStreaming_FailureAfterAnAnswer_IsNotTriedAgain()
    {
        var calls = 0;
        await using var host = await StartAsync(TestCalls.OutputCall(async (_, writer, _) =>
        {
            calls++;
            await writer.WriteAsync(new StreamingOutputCallResponse());
            throw new RpcException(RpcStatusCode.Unavailable, "broken");
        }));
        using var channel = new RpcChannel(host.Address, new RpcChannelOptions { Retry = new RpcRetryPolicy { Jitter = () => 0 } });
        var answers = 0;
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var _ in channel.ServerStreaming(TestCalls.Output, new StreamingOutputCallRequest()))
                answers++;
        });
        Assert.Equal((1, 1), (calls, answers));
    }
}
