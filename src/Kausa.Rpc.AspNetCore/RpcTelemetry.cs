namespace Kausa.Rpc.AspNetCore;

/// <summary>Measures, traces and logs every call that reaches its method; those refused before, for a malformed timeout or an unknown encoding, are in the web server's own measures.</summary>
/// <remarks>
/// Meter and source are named <c>Kausa.Rpc</c>. Names follow OpenTelemetry's semantic conventions for RPC: histogram <c>rpc.server.call.duration</c> in seconds, spans named
/// after the method, attributes <c>rpc.system.name</c>, <c>rpc.method</c>, <c>rpc.response.status_code</c> and <c>error.type</c>. Logs hold the method and the status, never messages or metadata.
/// </remarks>
public sealed partial class RpcTelemetry : RpcInterceptor
{
    private static readonly ActivitySource Source = new("Kausa.Rpc");
    private readonly Histogram<double> _duration;
    private readonly ILogger _logger;

    /// <summary>Creates the instruments.</summary>
    public RpcTelemetry(IMeterFactory meters, ILogger<RpcTelemetry> logger)
    {
        _logger = logger;
        _duration = meters.Create("Kausa.Rpc").CreateHistogram("rpc.server.call.duration", "s", "Duration of incoming calls.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });
    }

    /// <inheritdoc/>
    public override async Task InvokeAsync(RpcCallContext context, Func<RpcCallContext, Task> next)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = Source.HasListeners() ? StartActivity(context) : null;
        Exception? failure = null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
            throw;
        }
        finally
        {
            End(context, KestrelCall.StatusOf(failure, context), failure, activity, Stopwatch.GetElapsedTime(started));
        }
    }

    private static Activity? StartActivity(RpcCallContext context)
    {
        var name = context.Method.FullName;
        KeyValuePair<string, object?>[] tags = [new("rpc.system.name", "grpc"), new("rpc.method", name)];
        if (Activity.Current is not null || !ActivityContext.TryParse(context.RequestMetadata["traceparent"], context.RequestMetadata["tracestate"], isRemote: true, out var parent))
            parent = default;
        return Source.StartActivity(name, ActivityKind.Server, parent, tags);
    }

    private void End(RpcCallContext context, RpcStatus status, Exception? failure, Activity? activity, TimeSpan elapsed)
    {
        var code = RpcStatus.NameOf(status.Code);
        // Server errors in the sense of the conventions; the others are the caller's affair.
        var isError = status.Code is RpcStatusCode.Unknown or RpcStatusCode.DeadlineExceeded or RpcStatusCode.Unimplemented or RpcStatusCode.Internal or RpcStatusCode.Unavailable or RpcStatusCode.DataLoss;
        if (_duration.Enabled)
        {
            var tags = new TagList { { "rpc.system.name", "grpc" }, { "rpc.method", context.Method.FullName }, { "rpc.response.status_code", code } };
            if (isError)
                tags.Add("error.type", code);
            _duration.Record(elapsed.TotalSeconds, tags);
        }
        activity?.SetTag("rpc.response.status_code", code);
        if (isError)
            activity?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error, status.Message);
        if (failure is not null and not RpcException && status.Code == RpcStatusCode.Unknown)
            LogFailed(failure, context.Method.FullName);
        else
            LogEnded(context.Method.FullName, code, elapsed.TotalMilliseconds);
    }

    [LoggerMessage(1, LogLevel.Debug, "{Method} ended with {Status} after {Milliseconds:0.0} ms")]
    private partial void LogEnded(string method, string status, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "{Method} failed in its handler")]
    private partial void LogFailed(Exception failure, string method);
}
