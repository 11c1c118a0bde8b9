using Microsoft.AspNetCore.Server.Kestrel.Core;
using Registration = Microsoft.Extensions.DependencyInjection.ServiceDescriptor;

namespace Kausa.Rpc.AspNetCore;

/// <summary>Registers the gRPC server and puts services on the web server's routes.</summary>
public static class RpcApplicationExtensions
{
    /// <summary>Adds the gRPC server, sets what Kestrel needs for it, and puts the translation of HTTP errors before every other middleware.</summary>
    /// <remarks>Interceptors are the registered <see cref="RpcInterceptor"/> services, outermost first; <see cref="RpcTelemetry"/> is the first.</remarks>
    public static IServiceCollection AddRpc(this IServiceCollection services, Action<RpcServerOptions>? configure = null)
    {
        services.AddOptions<RpcServerOptions>().Configure(options => configure?.Invoke(options));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RpcHealth>();
        services.TryAddSingleton<RpcServer>();
        services.TryAddEnumerable(Registration.Singleton<RpcInterceptor, RpcTelemetry>());
        services.TryAddEnumerable(Registration.Singleton<IStartupFilter, HttpErrorTranslation>());
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<RpcServerOptions>>((kestrel, rpc) =>
        {
            // Kestrel reads header values as UTF-8 and ends the whole connection at the first byte that is not; metadata may hold any byte.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            // A stream may rest; dead peers are found by pings.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
            kestrel.Limits.Http2.MaxStreamsPerConnection = rpc.Value.MaxStreamsPerConnection;
            kestrel.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
            kestrel.Limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
        });
        return services;
    }

    /// <summary>Serves a service by gRPC and gRPC-Web. Authorization, rate limits and CORS are set on what is returned, as for any endpoint.</summary>
    /// <exception cref="InvalidOperationException">A method is left open, the service is mapped already, or <see cref="AddRpc"/> was not called.</exception>
    /// <exception cref="ArgumentException">A binding does not fit the proto file.</exception>
    public static IEndpointConventionBuilder MapRpcService(this IEndpointRouteBuilder endpoints, ServiceDescriptor service, Action<RpcServiceBuilder> bind)
    {
        var server = endpoints.ServiceProvider.GetRequiredService<RpcServer>();
        if (server.Services.Contains(service))
            throw new InvalidOperationException($"{service.FullName} is mapped already.");
        var group = endpoints.MapGroup("");
        var builder = new KestrelServiceBuilder(service, server, group);
        bind(builder);
        builder.CheckComplete();
        // For methods that are not there too: a browser sees UNIMPLEMENTED only by the CORS of this group.
        group.Map($"/{service.FullName}/{{method}}", static http => { http.Response.StatusCode = StatusCodes.Status404NotFound; return Task.CompletedTask; }).WithMetadata(CallEndpoint.Post);
        server.Services.Add(service);
        server.Health.Set(service.FullName, serving: true);
        return group;
    }

    /// <summary>Serves <c>grpc.health.v1.Health</c> from <see cref="RpcHealth"/>.</summary>
    public static IEndpointConventionBuilder MapRpcHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapRpcService(Grpc.Health.V1.HealthReflection.Descriptor.Services[0], endpoints.ServiceProvider.GetRequiredService<RpcServer>().Health.Bind);

    /// <summary>Serves reflection v1 and v1alpha: names and proto files of all mapped services, for tools.</summary>
    public static IEndpointConventionBuilder MapRpcReflection(this IEndpointRouteBuilder endpoints)
    {
        var service = new Services.ReflectionService(endpoints.ServiceProvider.GetRequiredService<RpcServer>().Services);
        var group = endpoints.MapGroup("");
        group.MapRpcService(Services.ReflectionService.Descriptor, service.Bind);
        group.MapRpcService(Services.ReflectionService.AlphaDescriptor, service.BindAlpha);
        return group;
    }

    /// <summary>Lets a call read its messages from another reader than the request's own, such as one that counts; set by a middleware before the call.</summary>
    public static void ReadBodyFrom(this HttpContext http, PipeReader reader) => http.Features.Set<IRequestBodyPipeFeature>(new Body(reader));

    private sealed record Body(PipeReader Reader) : IRequestBodyPipeFeature;

    /// <summary>What browsers need for gRPC-Web from other origins: POST, any header, the status in view, and own response metadata by name. Origins are named by the application.</summary>
    public static CorsPolicyBuilder WithRpcWeb(this CorsPolicyBuilder policy, params string[] headers) =>
        policy.WithMethods("POST").AllowAnyHeader().WithExposedHeaders(["grpc-status", "grpc-message", "grpc-status-details-bin", "grpc-encoding", .. headers]);
}
