using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Kausa.Rpc.Tests.Support;

/// <summary>A call given to its endpoint without a connection. Notes every touch of the stream after the endpoint has returned, when Kestrel would already serve another call on it.</summary>
internal sealed class OffWireCall : IHttpResponseBodyFeature, IHttpResponseTrailersFeature, IHttpResetFeature, IRequestBodyPipeFeature
{
    private readonly Pipe _response;
    private readonly IHeaderDictionary _trailers = new HeaderDictionary();
    private volatile bool _returned;
    private int _lateTouches;

    public OffWireCall(string path, byte[] body, long responsePause = 1024 * 1024, params (string Name, string Value)[] headers)
    {
        _response = new Pipe(new PipeOptions(pauseWriterThreshold: responsePause, resumeWriterThreshold: responsePause / 2));
        Reader = PipeReader.Create(new System.Buffers.ReadOnlySequence<byte>(body));
        Http = new DefaultHttpContext();
        Http.Request.Method = "POST";
        Http.Request.Protocol = "HTTP/2";
        Http.Request.Path = path;
        Http.Request.ContentType = "application/grpc";
        foreach (var (name, value) in headers)
            Http.Request.Headers[name] = value;
        Http.Features.Set<IHttpResponseBodyFeature>(this);
        Http.Features.Set<IHttpResponseTrailersFeature>(this);
        Http.Features.Set<IHttpResetFeature>(this);
        Http.Features.Set<IRequestBodyPipeFeature>(this);
    }

    public DefaultHttpContext Http { get; }

    public PipeReader Reader { get; init; }

    public int LateTouches => _lateTouches;

    public int? ResetCode { get; private set; }

    public bool IsCompleted { get; private set; }

    public Action? OnComplete { get; init; }

    /// <summary>When the end of the response is on its way.</summary>
    public Task Sent { get; init; } = Task.CompletedTask;

    public string? Status => _trailers.GrpcStatus is { Count: > 0 } late ? late.ToString() : Http.Response.Headers.GrpcStatus.ToString();

    public Stream Stream => throw new NotSupportedException();

    public PipeWriter Writer => Touch(_response.Writer);

    public IHeaderDictionary Trailers
    {
        get => Touch(_trailers);
        set => throw new NotSupportedException();
    }

    public static RequestDelegate Endpoint(WebApplication app, string path) =>
        ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Single(endpoint => endpoint.RoutePattern.RawText == path).RequestDelegate!;

    public async Task RunAsync(RequestDelegate endpoint)
    {
        await endpoint(Http).ConfigureAwait(false);
        _returned = true;
    }

    public void Reset(int errorCode)
    {
        Touch(this);
        ResetCode = errorCode;
        if (errorCode != 0)
            _response.Writer.CancelPendingFlush();
    }

    public Task CompleteAsync()
    {
        OnComplete?.Invoke();
        IsCompleted = Touch(true);
        return Sent;
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void DisableBuffering()
    {
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private T Touch<T>(T value)
    {
        if (_returned)
            Interlocked.Increment(ref _lateTouches);
        return value;
    }
}
