using Google.Protobuf.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kausa.Rpc.AspNetCore;

/// <summary>What all calls of a server share: limits, clock, mapped services, and how it stops.</summary>
internal sealed class RpcServer : IDisposable
{
    private readonly CancellationTokenSource _endless = new();
    private readonly CancellationTokenSource _streams;

    public RpcServer(IOptions<RpcServerOptions> options, IHostApplicationLifetime lifetime, RpcHealth health, IEnumerable<RpcInterceptor> interceptors, TimeProvider time)
    {
        Options = options.Value;
        Time = time;
        Health = health;
        Interceptors = [.. interceptors];
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
