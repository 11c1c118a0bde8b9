using System.Net;
using Kausa.Rpc.AspNetCore;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Kausa.Matching.Grpc;

/// <summary>The web application of the service: gRPC health and reflection, and a liveness page for supervisors.</summary>
public static class MatchingServer
{
    /// <summary>Builds the application, not started yet.</summary>
    /// <param name="args">
    /// Settings as <c>--name value</c>: <c>grpcPort</c>, HTTP/2 without TLS, 5001 unless given; <c>httpPort</c>, HTTP/1.1 and gRPC-Web, 5002 unless given; 0 takes a free one. Both are on loopback only.
    /// </param>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddRpc();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Without TLS one port speaks one version of HTTP: gRPC needs HTTP/2, browsers and probes HTTP/1.1.
            kestrel.Listen(IPAddress.Loopback, builder.Configuration.GetValue("grpcPort", 5001), listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, builder.Configuration.GetValue("httpPort", 5002), listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        app.MapGet("/health/live", () => "SERVING");
        app.MapRpcHealth();
        app.MapRpcReflection();
        return app;
    }
}
