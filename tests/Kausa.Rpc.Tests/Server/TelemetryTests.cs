using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

public class TelemetryTests
{
    [Fact]
    public async Task Calls_AreMeasuredTracedAndLogged_ByTheConventions()
    {
        var log = new LogLines();
        await using var host = await StartAsync(TestCalls.Only(builder => builder
                .Unary<Empty, Empty>("EmptyCall", (_, _) => new(new Empty()))
                .Unary<SimpleRequest, SimpleResponse>("UnaryCall", (_, _) => throw new InvalidOperationException("broken")), "EmptyCall", "UnaryCall"),
            builder => builder.Services.AddSingleton<ILoggerProvider>(log).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug)));
        var (durations, spans) = (new List<Dictionary<string, object?>>(), new List<Activity>());
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Kausa.Rpc" && instrument.Meter.Scope == host.App.Services.GetRequiredService<IMeterFactory>())
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            Assert.Equal(("rpc.server.call.duration", "s"), (instrument.Name, instrument.Unit));
            Assert.InRange(value, 0, 60);
            durations.Add(new(tags.ToArray()));
        });
        meters.Start();
        var parent = ActivityTraceId.CreateRandom();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Kausa.Rpc",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
        {
            if (span.TraceId == parent)
                spans.Add(span);
        }
        };
        ActivitySource.AddActivityListener(activities);

        await host.SendAsync(TestCalls.Empty.Path, Frame(new Empty()), headers: ("traceparent", $"00-{parent}-00f067aa0ba902b7-01"));
        await host.SendAsync(TestCalls.Unary.Path, Frame(new SimpleRequest()), headers: ("traceparent", $"00-{parent}-00f067aa0ba902b7-01"));

        Assert.Equal(["grpc", "grpc.testing.TestService/EmptyCall", "OK"], [durations[0]["rpc.system.name"], durations[0]["rpc.method"], durations[0]["rpc.response.status_code"]]);
        Assert.False(durations[0].ContainsKey("error.type"));
        Assert.Equal(["UNKNOWN", "UNKNOWN"], [durations[1]["rpc.response.status_code"], durations[1]["error.type"]]);
        Assert.Equal([("grpc.testing.TestService/EmptyCall", ActivityKind.Server, ActivityStatusCode.Unset), ("grpc.testing.TestService/UnaryCall", ActivityKind.Server, ActivityStatusCode.Error)],
            spans.Select(span => (span.OperationName, span.Kind, span.Status)));
        Assert.Equal("UNKNOWN", spans[1].GetTagItem("rpc.response.status_code"));
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Debug && line.Text.StartsWith("grpc.testing.TestService/EmptyCall ended with OK", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Error && line.Text.StartsWith("grpc.testing.TestService/UnaryCall failed", StringComparison.Ordinal) && line.Failure is InvalidOperationException);
    }

    [Fact]
    public async Task Interceptor_Refuses_TheHandlerDoesNotRun()
    {
        var ran = false;
        await using var host = await StartAsync(TestCalls.EmptyCall(_ =>
        {
            ran = true;
            return Task.CompletedTask;
        }), builder => builder.Services.AddSingleton<RpcInterceptor, Refusal>());
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal((RpcStatusCode.PermissionDenied, false), (e.Status.Code, ran));
    }

    private sealed class Refusal : RpcInterceptor
    {
        public override Task InvokeAsync(RpcCallContext context, Func<RpcCallContext, Task> next) => throw new RpcException(RpcStatusCode.PermissionDenied, context.Method.FullName);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<(LogLevel Level, string Text, Exception? Failure)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add((logLevel, formatter(state, exception), exception));
        }

        public void Dispose()
        {
        }
    }
}
