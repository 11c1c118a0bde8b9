using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Kausa.Rpc;

/// <summary>A call in flight. One thread may write while another reads; disposing ends the call.</summary>
/// <typeparam name="TRequest">Message sent.</typeparam>
/// <typeparam name="TResponse">Message received.</typeparam>
public sealed class RpcCall<TRequest, TResponse> : IDisposable where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
{
    private const string GrpcStatus = "grpc-status";

    private readonly Uri _address;
    private readonly RpcMethod<TRequest, TResponse> _method;
    private readonly RpcCallOptions _options;
    private readonly int _maxBytes;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _end;
    private readonly RequestStream? _requests;
    private readonly Task<MessageReader?> _response;
    private ArrayBufferWriter<byte>? _frames;
    private HttpResponseMessage? _message;

    internal RpcCall(HttpMessageInvoker http, Uri address, RpcMethod<TRequest, TResponse> method, RpcCallOptions options, RpcChannelOptions channel, DateTimeOffset? deadline, HttpContent content, RequestStream? requests, int attempt)
    {
        (_address, _method, _options, _requests, _maxBytes) = (address, method, options, requests, channel.MaxReceiveMessageBytes);
        var timeout = deadline - channel.Time.GetUtcNow();
        _deadline = timeout is { } left ? new CancellationTokenSource(left > TimeSpan.Zero ? left < WireText.LongestTimeout ? left : WireText.LongestTimeout : TimeSpan.Zero, channel.Time) : new CancellationTokenSource();
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
        throw new RpcException(RpcStatusCode.Cancelled, $"{_method.FullName} has ended; no more requests can be sent.");
    }

    /// <summary>Tells the server that there are no more requests.</summary>
    public void CompleteRequests() => _requests?.End();

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
        _requests?.End();
        _requests?.Fail();
        if (!_response.IsCompleted)
            _end.Cancel();
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
        finally
        {
            _frames?.ResetWrittenCount();
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
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, _method.Path)) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = content };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var headers = request.Headers;
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation("user-agent", "kausa-rpc");
        headers.TryAddWithoutValidation("grpc-accept-encoding", "identity,gzip");
        if (_options.Compress)
            headers.TryAddWithoutValidation("grpc-encoding", "gzip");
        if (timeout is { } left)
            headers.TryAddWithoutValidation("grpc-timeout", WireText.FormatTimeout(left));
        if (attempt > 1)
            headers.TryAddWithoutValidation("grpc-previous-rpc-attempts", (attempt - 1).ToString(CultureInfo.InvariantCulture));
        foreach (var (key, value) in _options.Headers ?? [])
            headers.TryAddWithoutValidation(key, RpcMetadata.WireValue(value));
        return request;
    }

    // Null if the call ended with its headers.
    private async Task<MessageReader?> SendAsync(HttpMessageInvoker http, HttpRequestMessage request)
    {
        try
        {
            _message = await http.SendAsync(request, _end.Token).ConfigureAwait(false);
            if (_message.StatusCode != HttpStatusCode.OK || _message.Content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
                throw new RpcException(RpcStatus.FromHttp((int)_message.StatusCode), $"{_address} answered HTTP {(int)_message.StatusCode} with {_message.Content.Headers.ContentType?.ToString() ?? "no content type"}: it is not a gRPC server, or a proxy answered for it.");
            var headers = _message.Headers.NonValidated;
            if (headers.Contains(GrpcStatus))
            {
                End(headers);
                return null;
            }
            ResponseHeaders = Metadata(headers);
            var encoding = Text(headers, "grpc-encoding");
            if (encoding is not (null or "identity" or "gzip"))
                throw new RpcException(RpcStatusCode.Internal, $"The server uses the unknown message encoding '{encoding}'.");
            return new MessageReader(PipeReader.Create(await _message.Content.ReadAsStreamAsync(_end.Token).ConfigureAwait(false)), _maxBytes, encoding == "gzip");
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
        ResponseTrailers = Metadata(trailers);
        if (!trailers.Contains(GrpcStatus))
            throw new RpcException(RpcStatusCode.Unknown, $"{_address} ended the call without a status.");
        var status = new RpcStatus(RpcStatus.ParseCode(Text(trailers, GrpcStatus)), WireText.DecodeMessage(Text(trailers, "grpc-message") ?? ""));
        if (status.Code == RpcStatusCode.Ok)
            return;
        var details = Text(trailers, "grpc-status-details-bin") is { } text && WireText.DecodeBinary(text) is { } bytes ? ParseDetails(bytes) : null;
        throw new RpcException(status, details, ResponseTrailers) { RetryPushback = Text(trailers, "grpc-retry-pushback-ms") };
    }

    private static Google.Rpc.Status? ParseDetails(byte[] bytes)
    {
        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            // Code and message stand without the details.
            return null;
        }
    }

    private static string? Text(HttpHeadersNonValidated headers, string name) => headers.TryGetValues(name, out var values) ? values.ToString() : null;

    private static RpcMetadata Metadata(HttpHeadersNonValidated headers)
    {
        var metadata = new RpcMetadata();
        foreach (var (name, values) in headers)
        {
            var key = name.ToLowerInvariant();
            foreach (var value in values)
            {
                if (!RpcMetadata.IsReserved(key))
                    metadata.AddReceived(key, value);
            }
        }
        return metadata;
    }

    private RpcException Failure(Exception e) => e switch
    {
        OperationCanceledException when _deadline.IsCancellationRequested => new(RpcStatusCode.DeadlineExceeded, $"{_method.FullName} did not end in time.", e),
        OperationCanceledException => new(RpcStatusCode.Cancelled, $"{_method.FullName} was cancelled.", e),
        _ when Reset(e) is { } reset => new(RpcStatus.FromReset(reset.ErrorCode), $"{_address} reset the call (HTTP/2 error {reset.ErrorCode}).", e),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new(RpcStatusCode.Unavailable, $"No server answers at {_address}: {e.Message} Is it running, and is this its address?", e),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(RpcStatusCode.Unavailable, $"The name in {_address} is not known here: {e.Message}", e),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(RpcStatusCode.Unavailable, $"No secure connection to {_address}: {e.InnerException?.Message ?? e.Message} Check its certificate, and that the port speaks TLS.", e),
        HttpRequestException { HttpRequestError: HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError or HttpRequestError.ResponseEnded } =>
            new(RpcStatusCode.Unavailable, $"{_address} does not speak HTTP/2: {e.Message} Is this the gRPC port, and http or https as the server wants?", e),
        _ => new(RpcStatusCode.Unavailable, $"The connection to {_address} broke: {e.Message}", e),
    };

    private static HttpProtocolException? Reset(Exception? e) => e is HttpProtocolException reset ? reset : e is null ? null : Reset(e.InnerException);
}
