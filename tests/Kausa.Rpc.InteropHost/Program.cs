using System.Globalization;
using System.Net;
using System.Security.Cryptography;
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
if (!int.TryParse(settings["port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65533)
    return Refuse($"--port '{settings["port"]}': allowed is a port from 1 to 65533");
if ((settings["cert"] is null) != (settings["key"] is null))
    return Refuse("--cert FILE and --key FILE belong together");
X509Certificate2? certificate = null;
try
{
    certificate = settings["cert"] is { } file ? X509Certificate2.CreateFromPemFile(file, settings["key"]) : null;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
{
    return Refuse($"--cert '{settings["cert"]}' and --key '{settings["key"]}' are no certificate with its key: {e.Message}");
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
    if (certificate is not null)
    {
        kestrel.Listen(IPAddress.Loopback, port + 2, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(certificate);
        });
    }
});

var app = builder.Build();
app.UseCors();
app.MapRpcService(TestReflection.Descriptor.Services[0], InteropService.Bind).RequireCors("portal");
app.MapRpcHealth().RequireCors("portal");
app.MapRpcReflection();
try
{
    await app.StartAsync();
}
catch (IOException e)
{
    return Refuse($"--port '{port}': {e.Message}");
}
Console.WriteLine($"serving on 127.0.0.1:{port}");
await app.WaitForShutdownAsync();
return 0;

static int Refuse(string what)
{
    Console.Error.WriteLine($"{what}; usage: --port P [--cert FILE --key FILE]: h2c on P, HTTP/1.1 and gRPC-Web on P+1, TLS on P+2");
    return 2;
}
