using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests;

public class MatchingServerTests
{
    [Fact]
    public async Task Server_OnLoopback_AnswersHealthAndReflection()
    {
        await using var host = await ServiceHost.StartAsync();
        Assert.All([host.Grpc, host.Web], url => Assert.True(url.IsLoopback));

        using var channel = new RpcChannel(host.Grpc);
        var check = HealthReflection.Descriptor.Services[0].Method<HealthCheckRequest, HealthCheckResponse>("Check");
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await channel.UnaryAsync(check, new HealthCheckRequest { Service = "kausa.matching.v1.MatchService" })).Status);

        using var call = channel.Start(ReflectionReflection.Descriptor.Services[0].Method<ServerReflectionRequest, ServerReflectionResponse>("ServerReflectionInfo"));
        await call.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        var services = (await call.ReadAsync())!.ListServicesResponse.Service.Select(service => service.Name).ToList();
        Assert.Contains("grpc.health.v1.Health", services);
        Assert.Contains("kausa.matching.v1.MatchService", services);

        using var client = new HttpClient();
        Assert.Equal("SERVING", await client.GetStringAsync(new Uri(host.Web, "/health/live")));
    }

    [Fact]
    public void Options_Wrong_AreAllNamedAtOnce()
    {
        var error = Assert.Throws<OptionsException>(() => MatchingServer.Build(["--grpcPort", "99999", "--listen", "0.0.0.0", "--sampel", "stuttgart", "--sample", "nowhere"]));
        Assert.Contains("grpcPort '99999': allowed is 0..65535", error.Message, StringComparison.Ordinal);
        Assert.Contains("--sampel: there is no such option", error.Message, StringComparison.Ordinal);
        Assert.Contains("beyond this machine only with TLS", error.Message, StringComparison.Ordinal);
        Assert.Contains("a sample with its development keys is served on this machine only", error.Message, StringComparison.Ordinal);
        Assert.Contains("there is no folder samples/nowhere", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("erase", "--office", "halle", "--candidate", "s-1")]
    [InlineData("export-subject", "--office", "halle", "--candidate", "s-1")]
    [InlineData("key", "list")]
    [InlineData("key", "revoke", "--id", "km_1")]
    [InlineData("backup", "--file", "copy.db")]
    public async Task Verb_OfAStoreThatIsNotThere_IsRefusedAndMakesNone(params string[] verb)
    {
        var missing = Path.Combine(Path.GetTempPath(), $"kausa-{Guid.NewGuid():N}.db");
        var refusal = await Assert.ThrowsAsync<OptionsException>(() => AdminVerbs.RunAsync([.. verb, "--store", missing], TextWriter.Null));
        Assert.Contains(missing, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(missing));
    }

    [Theory]
    [InlineData("127.0.0.1:5001")]
    [InlineData("localhost:5001")]
    public async Task Verb_ServerWithoutScheme_IsRefusedByName(string server)
    {
        var refusal = await Assert.ThrowsAsync<OptionsException>(() => AdminVerbs.RunAsync(["key", "list", "--server", server, "--key", "k"], TextWriter.Null));
        Assert.Contains($"--server '{server}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_FileWithAChain_IsSentWhole_AndAForeignKeyIsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var (root, rootKey) = Issue("CN=root", issuer: null);
            var (middle, middleKey) = Issue("CN=middle", (root, rootKey));
            var (leaf, leafKey) = Issue("CN=localhost", (middle, middleKey));
            var (certificate, key, foreign) = (Path.Combine(folder, "chain.pem"), Path.Combine(folder, "key.pem"), Path.Combine(folder, "foreign.pem"));
            await File.WriteAllTextAsync(certificate, $"{leaf.ExportCertificatePem()}\n{middle.ExportCertificatePem()}\n");
            await File.WriteAllTextAsync(key, leafKey.ExportPkcs8PrivateKeyPem());
            await File.WriteAllTextAsync(foreign, rootKey.ExportPkcs8PrivateKeyPem());
            await using (var host = await ServiceHost.StartAsync("--tlsCertificate", certificate, "--tlsKey", key))
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(IPAddress.Loopback, host.Grpc.Port);
                List<string> sent = [];
                await using var stream = new SslStream(connection.GetStream(), leaveInnerStreamOpen: false, (_, _, chain, _) =>
                {
                    sent = [.. chain!.ChainPolicy.ExtraStore.Select(one => one.Subject)];
                    return true;
                });
                await stream.AuthenticateAsClientAsync("localhost");
                Assert.Contains("CN=middle", sent);
            }

            var refusal = await Assert.ThrowsAsync<OptionsException>(() => ServiceHost.StartAsync("--tlsCertificate", certificate, "--tlsKey", foreign));
            Assert.Contains(foreign, refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (X509Certificate2 Certificate, ECDsa Key) Issue(string name, (X509Certificate2 Certificate, ECDsa Key)? issuer)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: name != "CN=localhost", false, 0, true));
        var (from, until) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        return issuer is not { } above
            ? (request.CreateSelfSigned(from, until), key)
            : (request.Create(above.Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(above.Key), from, until, Guid.NewGuid().ToByteArray()), key);
    }

    [Fact]
    public async Task Start_OptionsFileThatCannotBeParsed_IsRefusedWithFileAndLine()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{\n  \"grpcPort\": }\n");
            using var service = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kausa.Matching.Grpc.dll"), "--store", "kausa.db"]) { RedirectStandardError = true, WorkingDirectory = folder })!;
            var told = await service.StandardError.ReadToEndAsync();
            await service.WaitForExitAsync();
            Assert.Equal(2, service.ExitCode);
            Assert.StartsWith($"Failed to load configuration from file '{Path.Combine(folder, "appsettings.json")}'.", told, StringComparison.Ordinal);
            Assert.Contains("LineNumber: 1", told, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
