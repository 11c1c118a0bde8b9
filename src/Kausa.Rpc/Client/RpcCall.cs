namespace Kausa.Rpc;

/// <summary>A call in flight. One thread may write while another reads; disposing ends the call.</summary>
public sealed class RpcCall<TRequest, TResponse> : IDisposable where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
{
    private const string GrpcStatus = "grpc-status";

    private readonly Uri _address;
    private readonly RpcMethod<TRequest, TResponse> _method;
    private readonly RpcCallOptions _options;
    private readonly RpcChannelOptions _channel;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _end;
    private readonly RequestStream? _requests;
    private readonly Task<MessageReader?> _response;
    private ArrayBufferWriter<byte>? _frames;
    private HttpResponseMessage? _message;

    internal RpcCall(HttpMessageInvoker http, Uri address, RpcMethod<TRequest, TResponse> method, RpcCallOptions options, RpcChannelOptions channel, DateTimeOffset? deadline, HttpContent content, RequestStream? requests, int attempt)
    {
        (_address, _method, _options, _requests, _channel) = (address, method, options, requests, channel);
        var timeout = deadline - channel.Time.GetUtcNow();
        _deadline = timeout is { } left ? new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, channel.Time) : new CancellationTokenSource();
        _end = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, options.Cancellation);
        _response = SendAsync(http, Request(content, timeout, attempt));
    }

    /// <summary>Metadata sent before the first answer; empty until <see cref="HeadersAsync"/>.</summary>
    public RpcMetadata ResponseHeaders { get; private set; } = new();

    /// <summary>Metadata sent with the status; empty until the last answer is read.</summary>
    public RpcMetadata ResponseTrailers { get; private set; } = new();

    /// <summary>Waits for the server's headers.</summary>
    /// <exception cref="RpcException">The call ended with an error before any answer.</exception>
    public async Task<RpcMetadata> HeadersAsync()
    {
        await _response.ConfigureAwait(false);
        return ResponseHeaders;
    }

    /// <summary>Sends a request; waits while the server's flow control window is full.</summary>
    /// <exception cref="RpcException">The call has ended; the status says how.</exception>
    public async ValueTask WriteAsync(TRequest message, RpcWriteOptions options = RpcWriteOptions.None)
    {
        if (await TryWriteAsync(message, options).ConfigureAwait(false))
            return;
        await _response.ConfigureAwait(false);
        throw _end.IsCancellationRequested ? Failure(new OperationCanceledException()) : new RpcException(RpcStatusCode.Cancelled, $"{_method.FullName} has ended; no more requests can be sent.");
    }

    /// <summary>Tells the server that there are no more requests; a call that has ended before is not made to look complete.</summary>
    public void CompleteRequests() => (_end.IsCancellationRequested ? null : _requests)?.End();

    /// <summary>The next answer, or null after the last one.</summary>
    /// <exception cref="RpcException">The call ended with any other status than OK.</exception>
    public async ValueTask<TResponse?> ReadAsync()
    {
        var reader = await _response.ConfigureAwait(false);
        try
        {
            if (reader is not null && await reader.ReadAsync(_method.ResponseParser, _end.Token).ConfigureAwait(false) is { } message)
                return message;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            throw Failure(e);
        }
        if (reader is not null)
            End(_message!.TrailingHeaders.NonValidated);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_end.IsCancellationRequested)
            _end.Cancel();
        _requests?.Fail();
        _message?.Dispose();
        _deadline.Dispose();
        _end.Dispose();
    }

    /// <summary>Sends a request unless the call has ended.</summary>
    internal async ValueTask<bool> TryWriteAsync(TRequest message, RpcWriteOptions options = RpcWriteOptions.None)
    {
        if (_requests is null || _requests.HasEnded)
            throw new InvalidOperationException($"{_method.FullName}: the requests are complete.");
        try
        {
            var stream = await _requests.Opened.WaitAsync(_end.Token).ConfigureAwait(false);
            _frames ??= new ArrayBufferWriter<byte>();
            _frames.ResetWrittenCount();
            MessageFrames.Write(_frames, message, _options.Compress && !options.HasFlag(RpcWriteOptions.NoCompress));
            await stream.WriteAsync(_frames.WrittenMemory, _end.Token).ConfigureAwait(false);
            if (!options.HasFlag(RpcWriteOptions.NoFlush))
                await stream.FlushAsync(_end.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>The only answer.</summary>
    internal async Task<TResponse> ReadOnlyOneAsync()
    {
        var message = await ReadAsync().ConfigureAwait(false) ?? throw new RpcException(RpcStatusCode.Internal, $"{_method.FullName} answered OK without a message.");
        return await ReadAsync().ConfigureAwait(false) is null ? message : throw new RpcException(RpcStatusCode.Internal, $"{_method.FullName} answered more than one message.");
    }

    private HttpRequestMessage Request(HttpContent content, TimeSpan? timeout, int attempt)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, _method.Path)) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = content };
        IEnumerable<(string Name, string? Value)> headers =
        [
            ("te", "trailers"), ("user-agent", "kausa-rpc"), ("grpc-accept-encoding", "identity,gzip"), ("grpc-encoding", _options.Compress ? "gzip" : null),
            ("grpc-timeout", timeout is { } left ? WireText.FormatTimeout(left) : null), ("grpc-previous-rpc-attempts", attempt > 1 ? (attempt - 1).ToString(CultureInfo.InvariantCulture) : null),
            .. (_options.Headers ?? []).Select(entry => (entry.Key, RpcMetadata.WireValue(entry.Value))),
        ];
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    // Null if the call ended with its headers.
    private async Task<MessageReader?> SendAsync(HttpMessageInvoker http, HttpRequestMessage request)
    {
        try
        {
            _message = await http.SendAsync(request, _end.Token).ConfigureAwait(false);
            var headers = _message.Headers.NonValidated;
            if (headers.Contains(GrpcStatus))
            {
                End(headers);
                return null;
            }
            if (_message.StatusCode != HttpStatusCode.OK || _message.Content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
                throw new RpcException(RpcStatus.FromHttp((int)_message.StatusCode), $"{_address} answered HTTP {(int)_message.StatusCode} with {_message.Content.Headers.ContentType?.ToString() ?? "no content type"}: it is not a gRPC server, or a proxy answered for it.");
            ResponseHeaders = RpcMetadata.Received(headers);
            var encoding = Text(headers, "grpc-encoding");
            if (encoding is not (null or "identity" or "gzip"))
                throw new RpcException(RpcStatusCode.Internal, $"The server uses the unknown message encoding '{encoding}'.");
            return new MessageReader(PipeReader.Create(await _message.Content.ReadAsStreamAsync(_end.Token).ConfigureAwait(false)), _channel.MaxReceiveMessageBytes, encoding == "gzip");
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            throw Failure(e);
        }
        finally
        {
            if (_message is null)
                _requests?.Fail();
        }
    }

    private void End(HttpHeadersNonValidated trailers)
    {
        ResponseTrailers = RpcMetadata.Received(trailers);
        if (!trailers.Contains(GrpcStatus))
            throw new RpcException(RpcStatusCode.Unknown, $"{_address} ended the call without a status.");
        var status = new RpcStatus(RpcStatus.ParseCode(Text(trailers, GrpcStatus)), WireText.DecodeMessage(Text(trailers, "grpc-message") ?? ""));
        if (status.Code == RpcStatusCode.Ok)
            return;
        var details = Text(trailers, "grpc-status-details-bin") is { } text && WireText.DecodeBinary(text) is { } bytes ? RpcException.ReadDetails(bytes) : null;
        throw new RpcException(status, details, ResponseTrailers) { RetryPushback = Text(trailers, "grpc-retry-pushback-ms") };
    }

    private static string? Text(HttpHeadersNonValidated headers, string name) => headers.TryGetValues(name, out var values) ? values.ToString() : null;

    private RpcException Failure(Exception e) => e switch
    {
        _ when _deadline.IsCancellationRequested => new(RpcStatusCode.DeadlineExceeded, $"{_method.FullName} did not end in time.", e),
        _ when _end.IsCancellationRequested => new(RpcStatusCode.Cancelled, $"{_method.FullName} was cancelled.", e),
        OperationCanceledException => new(RpcStatusCode.Unavailable, string.Create(CultureInfo.InvariantCulture, $"No server answers at {_address} within {_channel.ConnectTimeout.TotalSeconds} s. Is it running, and is this its address?"), e),
        _ when Reset(e) is { } reset && (_message is not null || reset.ErrorCode is not (1 or 13) /* PROTOCOL_ERROR, HTTP_1_1_REQUIRED */) => new(RpcStatus.FromReset(reset.ErrorCode), $"{_address} reset the call (HTTP/2 error {reset.ErrorCode}).", e),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new(RpcStatusCode.Unavailable, $"No server answers at {_address}: {e.Message} Is it running, and is this its address?", e),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(RpcStatusCode.Unavailable, $"The name in {_address} is not known here: {e.Message}", e),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(RpcStatusCode.Unavailable, $"No secure connection to {_address}: {e.InnerException?.Message ?? e.Message} Check its certificate, and that the port speaks TLS.", e),
        HttpRequestException { HttpRequestError: HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError or HttpRequestError.ResponseEnded } when _message is null =>
            new(RpcStatusCode.Unavailable, $"{_address} does not speak HTTP/2: {e.Message} Is this the gRPC port, and http or https as the server wants?", e),
        _ when _message is null => new(RpcStatusCode.Unavailable, $"The connection to {_address} broke before an answer came: {e.Message} Is this the gRPC port, and http or https as the server wants?", e),
        _ => new(RpcStatusCode.Unavailable, $"The connection to {_address} broke: {e.Message}", e),
    };

    private static HttpProtocolException? Reset(Exception? e) => e is HttpProtocolException reset ? reset : e is null ? null : Reset(e.InnerException);
}

/// <summary>A request body that stays open: hands out the connection's stream and ends when told.</summary>
internal sealed class RequestStream : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    internal Task<Stream> Opened => _opened.Task;
    internal bool HasEnded => _ended.Task.IsCompletedSuccessfully;
    internal void End() => _ended.TrySetResult();

    /// <summary>Breaks off what is not ended: the stream is reset, so that the server does not take a part for the whole.</summary>
    internal void Fail() => _ = _opened.TrySetCanceled() | _ended.TrySetCanceled();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // Without this the request headers wait for the first message.
        await stream.FlushAsync().ConfigureAwait(false);
        _opened.TrySetResult(stream);
        await _ended.Task.ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length) => (length = 0) > 0;
}
