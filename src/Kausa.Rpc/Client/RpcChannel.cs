namespace Kausa.Rpc;

/// <summary>Calls one server over shared HTTP/2 connections: <c>http://</c> without TLS, <c>https://</c> with. Thread-safe; make one and keep it.</summary>
public sealed class RpcChannel : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly RpcChannelOptions _options;

    /// <summary>Prepares calls; the connection is made by the first one.</summary>
    /// <exception cref="ArgumentException">The address is not http or https.</exception>
    public RpcChannel(Uri address, RpcChannelOptions? options = null)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{address}' is not an http or https address.", nameof(address));
        (Address, _options) = (address, options ?? new RpcChannelOptions());
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = _options.ConnectTimeout,
            ConnectCallback = _options.Connect is { } connect ? (context, cancellation) => connect(context.DnsEndPoint, cancellation) : null,
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            SslOptions = _options.Tls ?? new(),
        });
    }

    /// <summary>Where the server is.</summary>
    public Uri Address { get; }

    /// <summary>One request, one answer; tried again by the channel's policy.</summary>
    /// <exception cref="RpcException">The call ended with any other status than OK.</exception>
    public async Task<TResponse> UnaryAsync<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, TRequest request, RpcCallOptions? options = null)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        using var call = await OpenAsync(method, request, options ?? new(), _options.UnaryTimeout).ConfigureAwait(false);
        return await call.ReadOnlyOneAsync().ConfigureAwait(false);
    }

    /// <summary>One request, many answers; tried again by the channel's policy until the first answer. Leaving the loop early ends the call.</summary>
    /// <exception cref="RpcException">The call ended with any other status than OK.</exception>
    public async IAsyncEnumerable<TResponse> ServerStreaming<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, TRequest request, RpcCallOptions? options = null, [EnumeratorCancellation] CancellationToken cancellation = default)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        options ??= new();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(options.Cancellation, cancellation);
        using var call = await OpenAsync(method, request, options with { Cancellation = both.Token }, null).ConfigureAwait(false);
        while (await call.ReadAsync().ConfigureAwait(false) is { } message)
            yield return message;
    }

    /// <summary>Many requests, one answer.</summary>
    /// <exception cref="RpcException">The call ended with any other status than OK.</exception>
    public async Task<TResponse> ClientStreamingAsync<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, IAsyncEnumerable<TRequest> requests, RpcCallOptions? options = null)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        using var call = Start(method, options);
        await foreach (var request in requests.ConfigureAwait(false))
        {
            // A server may answer before it has heard everything.
            if (!await call.TryWriteAsync(request).ConfigureAwait(false))
                return await call.ReadOnlyOneAsync().ConfigureAwait(false);
        }
        call.CompleteRequests();
        return await call.ReadOnlyOneAsync().ConfigureAwait(false);
    }

    /// <summary>A call of any kind whose requests and answers flow independently; never tried again.</summary>
    public RpcCall<TRequest, TResponse> Start<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, RpcCallOptions? options = null)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        options ??= new();
        var requests = new RequestStream();
        return new(_http, Address, method, options, _options, Deadline(options, null), requests, requests, 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<RpcCall<TRequest, TResponse>> OpenAsync<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, TRequest request, RpcCallOptions options, TimeSpan? timeout)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        var (deadline, frame) = (Deadline(options, timeout), new ArrayBufferWriter<byte>());
        MessageFrames.Write(frame, request, options.Compress);
        for (var attempt = 1; ; attempt++)
        {
            var call = new RpcCall<TRequest, TResponse>(_http, Address, method, options, _options, deadline, new ReadOnlyMemoryContent(frame.WrittenMemory), null, attempt);
            try
            {
                await call.HeadersAsync().ConfigureAwait(false);
                _options.Retry?.Succeeded();
                return call;
            }
            catch (RpcException e)
            {
                call.Dispose();
                var delay = _options.Retry?.DelayAfter(attempt, e);
                if (delay is null || deadline is { } end && _options.Time.GetUtcNow() + delay >= end)
                    throw;
                // Cancelled here, the next attempt ends before it begins, with the status of any cancelled call.
                await Task.Delay(delay.Value, _options.Time, options.Cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private DateTimeOffset? Deadline(RpcCallOptions options, TimeSpan? timeout) => (options.Timeout ?? timeout) is { } longest && longest != Timeout.InfiniteTimeSpan
        ? _options.Time.GetUtcNow() + TimeSpan.FromTicks(Math.Clamp(longest.Ticks, 0, WireText.LongestTimeout.Ticks)) : null;
}
