using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Grpc.Testing;
using Kausa.Rpc.AspNetCore;
using Kausa.Rpc.InteropHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
if (!int.TryParse(settings["port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || (settings["cert"] is null) != (settings["key"] is null))
{
    Console.Error.WriteLine("usage: --port P [--cert FILE --key FILE]: h2c on P, HTTP/1.1 and gRPC-Web on P+1, TLS on P+2");
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddRpc(options => options.MaxStreamsPerConnection = 1_000);
builder.Services.AddCors(cors => cors.AddPolicy("portal", policy => policy.WithOrigins("https://portal.example")
    .WithRpcWeb("x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin")));
builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
{
    kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2);
    kestrel.Listen(IPAddress.Loopback, port + 1, listen => listen.Protocols = HttpProtocols.Http1);
    if (settings["cert"] is { } certificate)
    {
        kestrel.Listen(IPAddress.Loopback, port + 2, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(X509Certificate2.CreateFromPemFile(certificate, settings["key"]));
        });
    }
});

var app = builder.Build();
app.UseCors();
app.MapRpcService(TestReflection.Descriptor.Services[0], InteropService.Bind).RequireCors("portal");
app.MapRpcHealth().RequireCors("portal");
app.MapRpcReflection();
await app.StartAsync();
Console.WriteLine($"serving on 127.0.0.1:{port}");
await app.WaitForShutdownAsync();
return 0;
