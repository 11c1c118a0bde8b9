namespace Kausa.Rpc.AspNetCore;

/// <summary>Limits of the server.</summary>
public sealed class RpcServerOptions
{
    /// <summary>Largest message taken, in bytes, before and after inflating. 4 MiB unless set.</summary>
    public int MaxReceiveMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long streams may go on when the server stops; then they end with UNAVAILABLE. Endless ones end at once. 10 s unless set; keep it below the host's shutdown timeout.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls that one connection may have open at a time. 100 unless set.</summary>
    public int MaxStreamsPerConnection { get; set; } = 100;
}

/// <summary>What all calls of a server share: limits, clock, mapped services, and how it stops.</summary>
internal sealed class RpcServer : IDisposable
{
    private readonly CancellationTokenSource _endless = new();
    private readonly CancellationTokenSource _streams;

    public RpcServer(IOptions<RpcServerOptions> options, IHostApplicationLifetime lifetime, RpcHealth health, IEnumerable<RpcInterceptor> interceptors, TimeProvider time)
    {
        (Options, Time, Health, Interceptors) = (options.Value, time, health, [.. interceptors]);
        _streams = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        lifetime.ApplicationStopping.Register(Drain);
    }

    internal RpcServerOptions Options { get; }
    internal TimeProvider Time { get; }
    internal RpcHealth Health { get; }
    internal IReadOnlyList<RpcInterceptor> Interceptors { get; }
    internal List<ServiceDescriptor> Services { get; } = [];

    /// <summary>Cancelled when calls of this sort must end.</summary>
    internal CancellationToken Stopping(bool endless) => (endless ? _endless : _streams).Token;

    public void Dispose()
    {
        _endless.Dispose();
        _streams.Dispose();
    }

    private void Drain()
    {
        Health.Stop();
        _endless.Cancel();
        _streams.CancelAfter(Options.DrainTimeout);
    }
}
