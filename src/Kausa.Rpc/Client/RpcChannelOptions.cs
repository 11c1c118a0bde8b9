namespace Kausa.Rpc;

/// <summary>How a channel talks to its server. Not to be changed after the channel is made.</summary>
public sealed class RpcChannelOptions
{
    /// <summary>Timeout of calls that name none; null or <see cref="Timeout.InfiniteTimeSpan"/> for none. 5 s unless set; streams have none.</summary>
    public TimeSpan? UnaryTimeout { get; set; } = TimeSpan.FromSeconds(5);
    /// <summary>How long a connection may take to be made. 5 s unless set.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);
    /// <summary>Makes a connection, before any TLS, from name and port; null makes it as the system does.</summary>
    public Func<DnsEndPoint, CancellationToken, ValueTask<Stream>>? Connect { get; set; }
    /// <summary>Largest message taken, in bytes, before and after inflating. 4 MiB unless set. A larger one is RESOURCE_EXHAUSTED with an <see cref="InvalidDataException"/> inside, which no status of the server has.</summary>
    public int MaxReceiveMessageBytes { get; set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxReceiveMessageBytes), value, "0 or more bytes."); } = 4 * 1024 * 1024;
    /// <summary>When failed calls are tried again, or null for never.</summary>
    public RpcRetryPolicy? Retry { get; set; } = new();
    /// <summary>Trust and client certificate of TLS, or null for the system's.</summary>
    public SslClientAuthenticationOptions? Tls { get; set; }
    /// <summary>Clock of deadlines and retries.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}

/// <summary>What one call wants.</summary>
/// <param name="Timeout">Longest duration of the call, all its attempts together; null for the channel's, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none. At most 40 days: longer ones count as that.</param>
/// <param name="Headers">Metadata to send.</param>
/// <param name="Compress">Whether requests are sent with gzip.</param>
/// <param name="Cancellation">Ends the call early.</param>
public sealed record RpcCallOptions(TimeSpan? Timeout = null, RpcMetadata? Headers = null, bool Compress = false, CancellationToken Cancellation = default);
