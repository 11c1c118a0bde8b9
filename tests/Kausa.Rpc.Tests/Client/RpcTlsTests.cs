using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Client;

public class RpcTlsTests
{
    [Fact]
    public async Task Tls_TrustedCertificate_CarriesCallsAndOthersAreRefused()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var host = await StartAsync(configure: builder => builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(certificate);
            })));
        var address = host.App.Urls.Select(url => new Uri(url)).Single(url => url.Scheme == "https");

        using var trusting = new RpcChannel(address, new RpcChannelOptions
        {
            Tls = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() },
        });
        Assert.Equal(10, (await trusting.UnaryAsync(TestCalls.Unary, TestCalls.Asking(10))).Payload.Body.Length);

        using var strict = new RpcChannel(address, new RpcChannelOptions { Retry = null });
        var e = await Assert.ThrowsAsync<RpcException>(() => strict.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal(RpcStatusCode.Unavailable, e.Status.Code);
        Assert.Contains("No secure connection", e.Status.Message, StringComparison.Ordinal);
    }
}
