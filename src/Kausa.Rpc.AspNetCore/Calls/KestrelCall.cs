namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>A call on Kestrel: reads and writes frames, and ends exactly once, by its handler or from outside (KestrelCall.Ending.cs).</summary>
internal sealed partial class KestrelCall(HttpContext http, CallEndpoint endpoint, WireForm form) : RpcCallContext
{
    private const int FlushBytes = 64 * 1024;
    private static readonly StringValues GrpcContentType = WireForms.ContentType(WireForm.Grpc);
    private readonly Lock _gate = new();
    private MessageReader? _reader;
    private PipeReader? _body;
    private ArrayBufferWriter<byte>? _text;
    private RpcMetadata? _requestMetadata;
    private bool _headersReady;
    private bool _gzip;
    private int _unflushed;
    public override RpcMethod Method => endpoint.Method;
    public override DateTimeOffset? Deadline => _deadline;
    public override ClaimsPrincipal User => http.User;
    public override string Peer => http.Connection.RemoteIpAddress is { } address ? new System.Net.IPEndPoint(address, http.Connection.RemotePort).ToString() : string.Empty;
    public override bool RequestWasCompressed => _reader?.LastWasCompressed ?? false;

    public override RpcMetadata RequestMetadata => _requestMetadata ??= RpcMetadata.Received(http.Request.Headers);

    /// <summary>The only request of a unary or server-streaming call.</summary>
    internal ValueTask<T> ReadOnlyOneAsync<T>(MessageParser<T> parser) where T : class, IMessage<T> => _reader!.ReadOnlyOneAsync(parser);

    /// <summary>The requests of a client-streaming or duplex call.</summary>
    internal async IAsyncEnumerable<T> ReadAllAsync<T>(MessageParser<T> parser) where T : class, IMessage<T>
    {
        while (await _reader!.ReadAsync(parser).ConfigureAwait(false) is { } message)
            yield return message;
    }

    /// <summary>The only answer of a unary or client-streaming call, as a message or as its bytes; Kestrel sends it together with the trailers.</summary>
    internal void WriteOnlyOne(IMessage? message, ReadOnlySpan<byte> bytes = default)
    {
        if (!TryFinish())
            throw new OperationCanceledException("The call has ended.");
        ReadyHeaders(HeadersOrNull);
        _ = message is null ? MessageFrames.Write(Frames, bytes, _gzip) : MessageFrames.Write(Frames, message, _gzip);
    }

    /// <summary>One answer of a stream; without a message, the headers alone.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask WriteAsync(IMessage? message, RpcWriteOptions options)
    {
        lock (_gate)
        {
            if (_writing || message is null && _headersReady)
                throw new InvalidOperationException(_writing ? "The write before is not awaited yet: messages are sent one at a time." : "The response headers are sent already.");
            if (_phase != Phase.Running || _endedBy is not null)
                throw new OperationCanceledException("The call has ended.");
            _writing = true;
        }
        try
        {
            ReadyHeaders(HeadersOrNull);
            if (message is not null)
                _unflushed += MessageFrames.Write(Frames, message, _gzip && !options.HasFlag(RpcWriteOptions.NoCompress));
            if (options.HasFlag(RpcWriteOptions.NoFlush) && _unflushed < FlushBytes)
                return;
            _unflushed = 0;
            PushText();
            var flushed = await http.Response.BodyWriter.FlushAsync().ConfigureAwait(false);
            if (flushed.IsCompleted || flushed.IsCanceled)
                throw new OperationCanceledException("The caller is gone.");
        }
        finally
        {
            lock (_gate)
                _writing = false;
        }
    }

    public override Task SendHeadersAsync() => WriteAsync(null, RpcWriteOptions.None).AsTask();

    private IBufferWriter<byte> Frames => form == WireForm.WebText ? _text ??= new ArrayBufferWriter<byte>() : http.Response.BodyWriter;

    private async Task BeginAsync()
    {
        _body = http.Request.BodyReader; // before anything can end the call and with it a pending read
        var headers = http.Request.Headers;
        if (headers.GrpcTimeout is { Count: > 0 } timeout)
            StartDeadline(WireText.ParseTimeout(timeout.ToString()) ?? throw new RpcException(RpcStatusCode.Internal, $"grpc-timeout '{timeout}' is malformed."));
        var encoding = headers.GrpcEncoding.ToString();
        if (encoding is not ("" or "identity" or "gzip"))
        {
            http.Response.Headers.GrpcAcceptEncoding = "identity,gzip";
            throw new RpcException(RpcStatusCode.Unimplemented, $"The server does not know the message encoding '{encoding}'.");
        }
        // Messages have a limit of their own, which may be above Kestrel's for a whole body.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (Method.Kind != RpcMethodKind.Unary)
            _stopping = endpoint.Server.Stopping(endpoint.Endless).UnsafeRegister(static call => ((KestrelCall)call!).EndFromOutside(ServerStops), this);
        var maxBytes = endpoint.Server.Options.MaxReceiveMessageBytes;
        var frames = form == WireForm.WebText ? await WebText.DecodeBodyAsync(_body, maxBytes).ConfigureAwait(false) : _body;
        _reader = new MessageReader(frames, maxBytes, gzip: encoding == "gzip", unreadable: RpcStatusCode.InvalidArgument);
    }

    private void ReadyHeaders(RpcMetadata? metadata)
    {
        if (_headersReady)
            return;
        _headersReady = true;
        var headers = http.Response.Headers;
        headers.ContentType = form == WireForm.Grpc ? GrpcContentType : WireForms.ContentType(form);
        if (CompressResponses && http.Request.Headers.GrpcAcceptEncoding.ToString().Split(',').Any(name => name.AsSpan().Trim().SequenceEqual("gzip")))
        {
            // Declared even if the first message goes out as it is.
            headers.GrpcEncoding = "gzip";
            _gzip = true;
        }
        StatusWriter.PutMetadata(headers, metadata);
    }

    private void PushText()
    {
        if (_text is not { WrittenCount: > 0 } text)
            return;
        WebText.Encode(text.WrittenSpan, http.Response.BodyWriter);
        text.ResetWrittenCount();
    }
}
