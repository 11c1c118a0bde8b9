using Kausa.Rpc;

namespace Kausa.Service.Bench;

/// <summary>Connections to one server.</summary>
internal sealed class Channels(Uri server, int count) : IDisposable
{
    public IReadOnlyList<RpcChannel> All { get; } = [.. Enumerable.Range(0, count).Select(_ => new RpcChannel(server, new RpcChannelOptions { UnaryTimeout = TimeSpan.FromMinutes(2), Retry = null }))];

    public void Dispose()
    {
        foreach (var channel in All)
            channel.Dispose();
    }
}
