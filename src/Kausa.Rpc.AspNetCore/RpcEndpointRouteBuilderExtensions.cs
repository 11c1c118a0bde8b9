namespace Kausa.Rpc.AspNetCore;

/// <summary>Puts services on the web server's routes.</summary>
public static class RpcEndpointRouteBuilderExtensions
{
    /// <summary>Serves a service by gRPC and gRPC-Web. Authorization, rate limits and CORS are set on what is returned, as for any endpoint.</summary>
    /// <exception cref="InvalidOperationException">A method is left open, or <see cref="RpcServiceCollectionExtensions.AddRpc"/> was not called.</exception>
    /// <exception cref="ArgumentException">A binding does not fit the proto file.</exception>
    public static IEndpointConventionBuilder MapRpcService(this IEndpointRouteBuilder endpoints, ServiceDescriptor service, Action<RpcServiceBuilder> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        var server = endpoints.ServiceProvider.GetRequiredService<RpcServer>();
        var group = endpoints.MapGroup("");
        var builder = new KestrelServiceBuilder(service, server, group);
        bind(builder);
        builder.CheckComplete();
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

    /// <summary>What browsers need for gRPC-Web from other origins: POST, any header, the status in view, and own response metadata by name. Origins are named by the application.</summary>
    public static CorsPolicyBuilder WithRpcWeb(this CorsPolicyBuilder policy, params string[] headers) =>
        policy.WithMethods("POST").AllowAnyHeader().WithExposedHeaders(["grpc-status", "grpc-message", "grpc-status-details-bin", "grpc-encoding", .. headers]);
}
