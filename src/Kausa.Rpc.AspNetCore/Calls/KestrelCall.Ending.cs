namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>How a call ends.</summary>
/// <remarks>
/// A call ends by its handler, or from outside: by its deadline or a stopping server. Kestrel uses the objects of a stream again for the next call, so whoever comes second
/// must not touch them. Every end therefore takes the phase under one lock, and the call returns to Kestrel only after an end from outside is done:
/// 1. nobody writes: the end from outside sends the status itself, and the handler may run on without effect;
/// 2. the handler is writing: the write's end raises cancellation, so that the handler leaves and the status is sent then;
/// 3. it is still writing after a grace time (a caller that does not read): the stream is reset.
/// </remarks>
internal sealed partial class KestrelCall
{
    private const int ResetNoError = 0;
    private const int ResetCancel = 8;
    private static readonly RpcStatus TimeIsUp = new(RpcStatusCode.DeadlineExceeded, "The deadline of the call has passed.");
    private static readonly RpcStatus ServerStops = new(RpcStatusCode.Unavailable, "The server is stopping.");
    private static readonly TimeSpan WriteGrace = TimeSpan.FromMilliseconds(250);
    private Phase _phase;
    private bool _writing;
    private RpcStatus? _endedBy;
    private Task? _outsideEnd;
    private ITimer? _timer;
    private DateTimeOffset? _deadline;
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _stopping;

    private enum Phase { Running, Finishing, EndedOutside }

    public override RpcStatus? EndedBy => _endedBy;

    public override CancellationToken CancellationToken
    {
        get
        {
            lock (_gate)
                return (_cancellation ??= CancellationTokenSource.CreateLinkedTokenSource(_endedBy is null ? http.RequestAborted : new CancellationToken(canceled: true))).Token;
        }
    }

    internal async Task RunAsync()
    {
        Exception? failure = null;
        try
        {
            await BeginAsync().ConfigureAwait(false);
            await endpoint.Run(this).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever a handler throws becomes a status; interceptors have seen it.
            failure = e;
        }
        if (TryFinish())
            PutStatus(StatusOf(failure, this), (failure as RpcException)?.Details, HeadersOrNull, TrailersOrNull, (failure as RpcException)?.Trailers);
        await _stopping.DisposeAsync().ConfigureAwait(false);
        if (_timer is not null)
            await _timer.DisposeAsync().ConfigureAwait(false);
        if (_outsideEnd is not null)
            await _outsideEnd.ConfigureAwait(false);
    }

    /// <summary>The status that a call ends with when its handler has thrown this, or nothing.</summary>
    internal static RpcStatus StatusOf(Exception? failure, RpcCallContext call) => failure switch
    {
        _ when call.EndedBy is { } ended => ended,
        null => RpcStatus.Ok,
        RpcException e => e.Status,
        OperationCanceledException => new(RpcStatusCode.Cancelled, "The call was cancelled."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(RpcStatusCode.ResourceExhausted, "The request is too large."),
        ConnectionResetException or ConnectionAbortedException or BadHttpRequestException => new(RpcStatusCode.Cancelled, "The caller is gone."),
        _ => new(RpcStatusCode.Unknown, "The handler failed."),
    };

    private void StartDeadline(TimeSpan timeout)
    {
        var time = endpoint.Server.Time;
        _deadline = time.GetUtcNow() + timeout;
        lock (_gate)
            _timer = time.CreateTimer(static call => ((KestrelCall)call!).EndFromOutside(TimeIsUp), this, timeout, Timeout.InfiniteTimeSpan);
    }

    private bool TryFinish()
    {
        lock (_gate)
        {
            if (_phase == Phase.Running)
                _phase = Phase.Finishing;
            return _phase == Phase.Finishing;
        }
    }

    private void EndFromOutside(RpcStatus status)
    {
        CancellationTokenSource? cancellation;
        lock (_gate)
        {
            if (_phase != Phase.Running)
                return;
            var again = _endedBy is not null;
            _endedBy ??= status;
            if (!_writing)
            {
                _phase = Phase.EndedOutside;
                _outsideEnd = SendEndAsync(_endedBy.Value);
            }
            else if (again)
            {
                Reset(ResetCancel);
            }
            else
            {
                _timer ??= endpoint.Server.Time.CreateTimer(static call => ((KestrelCall)call!).EndFromOutside(ServerStops), this, WriteGrace, Timeout.InfiniteTimeSpan);
                _timer.Change(WriteGrace, Timeout.InfiniteTimeSpan);
            }
            cancellation = _cancellation;
            try
            {
                // Under the lock too: once it is free, the handler may return and Kestrel use the stream again.
                _body?.CancelPendingRead();
            }
            catch (Exception)
            {
                // The stream is broken off, by the caller or by the reset above: the read has failed by itself, and a timer's thread must not.
            }
        }
        // On another thread: what the handler has registered may fail, and here nobody would catch it.
        _ = cancellation?.CancelAsync();
    }

    // The handler may be adding metadata at this moment, so only the status is sent.
    private async Task SendEndAsync(RpcStatus status)
    {
        PutStatus(status, null, null);
        await http.Response.CompleteAsync().ConfigureAwait(false);
        if (Method.Kind is RpcMethodKind.ClientStreaming or RpcMethodKind.Duplex)
            Reset(ResetNoError);
    }

    private void PutStatus(RpcStatus status, Google.Rpc.Status? details, RpcMetadata? headers, params ReadOnlySpan<RpcMetadata?> trailers)
    {
        var response = http.Response;
        if (form == WireForm.Grpc && status.Code != RpcStatusCode.Ok && !_headersReady && headers is null)
        {
            // Trailers-only: the status is in the headers, and Kestrel ends the stream with them.
            _headersReady = true;
            response.Headers.ContentType = GrpcContentType;
            StatusWriter.Put(response.Headers, status, details, trailers);
            return;
        }
        ReadyHeaders(headers);
        if (form == WireForm.Grpc)
        {
            StatusWriter.Put(http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers, status, details, trailers);
            return;
        }
        var inBody = new HeaderDictionary();
        StatusWriter.Put(inBody, status, details, trailers);
        StatusWriter.WriteWebTrailers(Frames, inBody);
        PushText();
    }

    private void Reset(int errorCode)
    {
        if (http.Features.Get<IHttpResetFeature>() is { } stream)
            stream.Reset(errorCode);
        else if (errorCode != ResetNoError)
            http.Abort();
    }
}
