using Microsoft.AspNetCore.Server.Kestrel.Core;
using Registration = Microsoft.Extensions.DependencyInjection.ServiceDescriptor;

namespace Kausa.Rpc.AspNetCore;

/// <summary>Registration of the gRPC server.</summary>
public static class RpcServiceCollectionExtensions
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
        services.TryAddEnumerable(Registration.Singleton<IConfigureOptions<KestrelServerOptions>, KestrelSettings>());
        return services;
    }

    private sealed class KestrelSettings(IOptions<RpcServerOptions> rpc) : IConfigureOptions<KestrelServerOptions>
    {
        public void Configure(KestrelServerOptions kestrel)
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
        }
    }
}
