using System.Buffers;
using System.Net;
using Google.Protobuf;
using Kausa.Rpc.AspNetCore;
using Kausa.Rpc.InteropHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Kausa.Rpc.Tests.Support;

/// <summary>A server on free loopback ports: HTTP/2 without TLS, and HTTP/1.1.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly HttpClient _raw = new(new SocketsHttpHandler { UseProxy = false });

    private TestHost(WebApplication app)
    {
        App = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        (Address, Http1) = (new Uri(addresses[0]), new Uri(addresses[1]));
        Channel = new RpcChannel(Address, new RpcChannelOptions { UnaryTimeout = null });
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public Uri Http1 { get; }

    public RpcChannel Channel { get; }

    public static async Task<TestHost> StartAsync(Action<RpcServiceBuilder>? bind = null, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? use = null,
        Action<IEndpointConventionBuilder>? endpoints = null, TimeProvider? time = null, Action<RpcServerOptions>? options = null)
    {
        var app = Build(bind, configure, use, endpoints, time, options);
        await app.StartAsync();
        return new TestHost(app);
    }

    public static WebApplication Build(Action<RpcServiceBuilder>? bind = null, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? use = null,
        Action<IEndpointConventionBuilder>? endpoints = null, TimeProvider? time = null, Action<RpcServerOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRpc(options);
        if (time is not null)
            builder.Services.Replace(ServiceDescriptor.Singleton(time));
        configure?.Invoke(builder);
        var app = builder.Build();
        use?.Invoke(app);
        var mapped = app.MapRpcService(TestCalls.Service, bind ?? InteropService.Bind);
        endpoints?.Invoke(mapped);
        app.MapRpcHealth();
        app.MapRpcReflection();
        return app;
    }

    /// <summary>Sends bytes as a gRPC request and shows what came back on the wire.</summary>
    public async Task<WireAnswer> SendAsync(string path, byte[] body, string contentType = "application/grpc", bool http1 = false, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(http1 ? Http1 : Address, path)) { Content = new ByteArrayContent(body) };
        request.Version = http1 ? HttpVersion.Version11 : HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Content.Headers.TryAddWithoutValidation("content-type", contentType);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _raw.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new WireAnswer(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase),
            bytes,
            response.TrailingHeaders.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public static byte[] Frame(IMessage message, bool gzip = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        MessageFrames.Write(buffer, message, gzip);
        return buffer.WrittenSpan.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        _raw.Dispose();
        await App.DisposeAsync();
    }
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record WireAnswer(int Http, IReadOnlyDictionary<string, string> Headers, byte[] Body, IReadOnlyDictionary<string, string> Trailers)
{
    public bool IsTrailersOnly => Headers.ContainsKey("grpc-status") && Body.Length == 0 && Trailers.Count == 0;

    public string? Status => Trailers.GetValueOrDefault("grpc-status") ?? Headers.GetValueOrDefault("grpc-status");

    public string? Message => Trailers.GetValueOrDefault("grpc-message") ?? Headers.GetValueOrDefault("grpc-message");
}
