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
