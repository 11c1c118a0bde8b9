namespace Kausa.Rpc;

/// <summary>A call as its handler sees it: who calls, until when, with which metadata. Belongs to the call; not to be kept beyond it.</summary>
public abstract class RpcCallContext
{
    private RpcMetadata? _responseHeaders;
    private RpcMetadata? _responseTrailers;

    /// <summary>The method called.</summary>
    public abstract RpcMethod Method { get; }
    /// <summary>Metadata sent by the caller, without the protocol's own.</summary>
    /// <exception cref="RpcException">INTERNAL: a <c>-bin</c> value is not base64.</exception>
    public abstract RpcMetadata RequestMetadata { get; }
    /// <summary>Metadata sent before the first answer.</summary>
    public RpcMetadata ResponseHeaders => _responseHeaders ??= new RpcMetadata();
    /// <summary>Metadata sent with the status.</summary>
    public RpcMetadata ResponseTrailers => _responseTrailers ??= new RpcMetadata();
    /// <summary>When the caller stops waiting, or null if it waits for ever.</summary>
    public abstract DateTimeOffset? Deadline { get; }
    /// <summary>Cancelled when the caller gives up, the deadline passes or the server ends the call.</summary>
    public abstract CancellationToken CancellationToken { get; }
    /// <summary>The status by which the deadline or the stopping server ended the call under its handler, or null.</summary>
    public abstract RpcStatus? EndedBy { get; }
    /// <summary>The caller as the web server authenticated it; anonymous if it did not.</summary>
    public abstract ClaimsPrincipal User { get; }
    /// <summary>Address and port of the other end of the connection.</summary>
    public abstract string Peer { get; }
    /// <summary>Whether the message read last came compressed.</summary>
    public abstract bool RequestWasCompressed { get; }
    /// <summary>Whether answers are sent with gzip, if the caller accepts it. Counts until the headers are sent.</summary>
    public bool CompressResponses { get; set; }
    internal RpcMetadata? HeadersOrNull => _responseHeaders;
    internal RpcMetadata? TrailersOrNull => _responseTrailers;

    /// <summary>Sends <see cref="ResponseHeaders"/> now instead of with the first answer.</summary>
    /// <exception cref="InvalidOperationException">They are sent already.</exception>
    public abstract Task SendHeadersAsync();
}

/// <summary>How one message of a stream is sent.</summary>
[Flags]
public enum RpcWriteOptions
{
    /// <summary>Sent at once, compressed if the call is.</summary>
    None = 0,
    /// <summary>May wait for the next message, up to 64 KiB in all: many small messages in few packets.</summary>
    NoFlush = 1,
    /// <summary>Sent as it is in a call that compresses.</summary>
    NoCompress = 2,
}

/// <summary>The answers of a streaming call.</summary>
public abstract class RpcStreamWriter<T>
{
    /// <summary>Sends a message; waits while the caller's flow control window is full.</summary>
    /// <exception cref="InvalidOperationException">The write before is not awaited yet: messages are sent one at a time.</exception>
    /// <exception cref="OperationCanceledException">The call has ended.</exception>
    public abstract ValueTask WriteAsync(T message, RpcWriteOptions options = RpcWriteOptions.None);
}

/// <summary>Runs around every call of the services it is given to: logging, measures, checks.</summary>
public abstract class RpcInterceptor
{
    /// <summary>Calls <paramref name="next"/>, or throws <see cref="RpcException"/> to end the call without it.</summary>
    public abstract Task InvokeAsync(RpcCallContext context, Func<RpcCallContext, Task> next);
}
