namespace Kausa.Rpc.AspNetCore;

/// <summary>Limits of the server.</summary>
public sealed class RpcServerOptions
{
    /// <summary>Largest message taken, in bytes, before and after inflating. 4 MiB unless set.</summary>
    public int MaxReceiveMessageBytes { get; set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxReceiveMessageBytes), value, "0 or more bytes."); } = 4 * 1024 * 1024;
    /// <summary>How long streams may go on when the server stops; then they end with UNAVAILABLE. Endless ones end at once. 10 s unless set; keep it below the host's shutdown timeout.</summary>
    public TimeSpan DrainTimeout { get; set => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(DrainTimeout), value, "No time or more."); } = TimeSpan.FromSeconds(10);
    /// <summary>Calls that one connection may have open at a time. 100 unless set.</summary>
    public int MaxStreamsPerConnection { get; set => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxStreamsPerConnection), value, "1 or more calls."); } = 100;
}

/// <summary>What all calls of a server share: limits, clock, mapped services, and how it stops.</summary>
internal sealed class RpcServer : IDisposable
{
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenSource _drained;

    public RpcServer(IOptions<RpcServerOptions> options, IHostApplicationLifetime lifetime, RpcHealth health, IEnumerable<RpcInterceptor> interceptors, TimeProvider time)
    {
        (Options, Time, Health, Interceptors, _stopping) = (options.Value, time, health, [.. interceptors], lifetime.ApplicationStopping);
        _drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _stopping.Register(() =>
        {
            Health.Stop();
            _drained.CancelAfter(Options.DrainTimeout);
        });
    }

    internal RpcServerOptions Options { get; }
    internal TimeProvider Time { get; }
    internal RpcHealth Health { get; }
    internal IReadOnlyList<RpcInterceptor> Interceptors { get; }
    internal List<ServiceDescriptor> Services { get; } = [];

    /// <summary>Cancelled when calls of this sort must end.</summary>
    internal CancellationToken Stopping(bool endless) => endless ? _stopping : _drained.Token;

    public void Dispose() => _drained.Dispose();
}
