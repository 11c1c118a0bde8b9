using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Testing;
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
        string[] wrong =
        [
            "--grpcPort", "99999", "--listen", "0.0.0.0", "--sampel", "stuttgart", "--sample", "nowhere", "stray", "-x", "/memoryBudgetMiB", "3", "--store", "--corsOrigins", "quatsch, *,https://portal.example.org/page",
            "--jwtKeys", "--httpPort=", "--logFormat", "xml", "--otlpEndpoint",
        ];
        var told = Assert.Throws<OptionsException>(() => MatchingServer.Build(wrong)).Message.Split(Environment.NewLine);
        string[] expected =
        [
            "grpcPort '99999': allowed is 0..65535",
            "--sampel: there is no such option",
            "listen '0.0.0.0': beyond this machine only with TLS",
            "listen '0.0.0.0': a sample with its development keys is served on this machine only",
            "sample 'nowhere': there is no folder samples/nowhere",
            "'stray': ",
            "'-x': ",
            "'/memoryBudgetMiB': ",
            "'3': ",
            "--store: a value is missing",
            "--jwtKeys: a value is missing",
            "--httpPort: a value is missing",
            "--otlpEndpoint: a value is missing",
            "logFormat 'xml': allowed is text, json",
            "corsOrigins 'quatsch': allowed are ",
            "corsOrigins '*': allowed are ",
            "corsOrigins 'https://portal.example.org/page': allowed are ",
        ];
        Assert.All(expected, beginning => Assert.Contains(told, line => line.StartsWith(beginning, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, told.Length);
    }

    [Theory]
    [InlineData("--sample", "--sample: a value is missing")]
    [InlineData("--sample=", "--sample: a value is missing")]
    [InlineData("--grpcPort=5001 --httpPort=5001", "httpPort '5001': another port than grpcPort")]
    public void Options_ThatSayNothingUsable_AreRefused(string args, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<OptionsException>(() => MatchingServer.Build(args.Split(' '))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Start_UnknownNamesInFileAndEnvironment_AreAllNamed()
    {
        const string File = """{ "callPerSecond": 3, "memoryBudgetMB": 64, "corsOrigins": ["https://portal.example.org"], "logformat": "json", "Logging": { "LogLevel": { "Kausa.Rpc": "Debug" } } }""";
        var others = new Dictionary<string, string> { ["KAUSA_MEMORYBUDGET"] = "3", ["KAUSA_STORE"] = "", ["KAUSA_JWT_AUDIENCE"] = "x", ["KAUSA_KERNEL"] = "reference", ["KAUSA_KEY"] = "k", ["KAUSA_SERVER"] = "s", ["KAUSA_KILL_ROUNDS"] = "1" };
        var (code, told, _) = await RunAsync(File, others);
        Assert.Equal(2, code);
        string[] expected =
        [
            "KAUSA_JWT_AUDIENCE: there is no such option",
            "KAUSA_MEMORYBUDGET: there is no such option",
            "callPerSecond in appsettings.json: there is no such option",
            "corsOrigins in appsettings.json: one text",
            "memoryBudgetMB in appsettings.json: there is no such option",
            "store '': ",
        ];
        var lines = told.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == expected.Length && lines.Zip(expected).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)), told);
    }

    [Fact]
    public async Task Start_VariablesWithoutThePrefix_AreNoOptions()
    {
        var others = new Dictionary<string, string>
        {
            ["STORE"] = "",
            ["LISTEN"] = "quatsch",
            ["DOTNET_HTTPPORT"] = "99999",
            ["ASPNETCORE_GRPCPORT"] = "99999",
            ["SAMPLE"] = "nowhere",
            ["KAUSA_CALLSPERSECOND"] = "0",
            ["KAUSA_KESTREL__ENDPOINTS__MORE__URL"] = "http://0.0.0.0:0",
        };
        var (code, told, _) = await RunAsync("{}", others, args: ["--logFormat", "xml"]);
        Assert.Equal(2, code);
        var lines = told.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Single(lines, line => line.StartsWith("callsPerSecond '0': ", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("logFormat 'xml': ", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("KAUSA_KESTREL__ENDPOINTS__MORE__URL: there is no such option", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_VariablesOfTheWebServer_OpenNoFurtherPort()
    {
        string[] variables = ["Kestrel__Endpoints__Open__Url", "ASPNETCORE_Kestrel__Endpoints__Open__Url", "ASPNETCORE_URLS", "URLS"];
        foreach (var variable in variables)
            Environment.SetEnvironmentVariable(variable, "http://0.0.0.0:0");
        try
        {
            await using var host = await ServiceHost.StartAsync();
            Assert.All(host.Urls, url => Assert.True(url.IsLoopback, url.ToString()));
            Assert.Equal(2, host.Urls.Count);
        }
        finally
        {
            foreach (var variable in variables)
                Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_WhereItCannotListen_IsToldInOneLineAndTriedAgain(bool foreign)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (certificate, key) = Issue("CN=localhost", issuer: null);
        string[] tls = foreign ? ["--listen", "192.0.2.1", "--tlsCertificate", "cert.pem", "--tlsKey", "key.pem"] : ["--httpPort", "0"];
        var (code, told, log) = await RunAsync("{}", [], [("cert.pem", certificate.ExportCertificatePem()), ("key.pem", key.ExportPkcs8PrivateKeyPem())], ["--grpcPort", port, .. tls]);
        Assert.Equal(3, code);
        Assert.Contains(foreign ? "192.0.2.1" : port, Assert.Single(told.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", log + told, StringComparison.Ordinal);
        Assert.Contains("RestartPreventExitStatus=2\n", await File.ReadAllTextAsync(Repository.PathOf("deploy", "kausa-matching.service")), StringComparison.Ordinal);
    }

    // The binary in a folder of its own.
    private static async Task<(int Code, string Errors, string Output)> RunAsync(string options, Dictionary<string, string> environment, (string Name, string Text)[]? files = null, string[]? args = null)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            foreach (var (name, text) in (files ?? []).Prepend(("appsettings.json", options)))
                await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kausa.Matching.Grpc.dll"), .. args ?? []]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            using var service = Process.Start(start)!;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await using var end = limit.Token.Register(service.Kill);
            var output = service.StandardOutput.ReadToEndAsync();
            var told = await service.StandardError.ReadToEndAsync();
            await service.WaitForExitAsync();
            return (service.ExitCode, told, await output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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

    [Fact]
    public async Task Verb_WrongInSeveralWays_IsToldAllOfThem()
    {
        var store = Path.Combine(Path.GetTempPath(), $"kausa-{Guid.NewGuid():N}.db");
        var errors = new StringWriter();
        var code = await AdminVerbs.RunAsync(["key", "create", "--store", store, "--office", "Halle 06108", "--role", "adviser", "--scopes", "keys", "--expires", "2020-01-01"], TextWriter.Null, errors);
        File.Delete(store);
        Assert.Equal(4, code);
        Assert.Equal(["  expires_on: ", "  office: ", "  scopes: ", "3 fields"], errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Select((line, i) => line[..Math.Min(line.Length, new[] { 14, 10, 10, 8 }[i])]));
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

    [Fact]
    public async Task Verb_CertificateForAnotherNameThanLocalhost_IsTakenByThatNameOnly()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var (root, rootKey) = Issue("CN=root", issuer: null);
            var (leaf, leafKey) = Issue("CN=kausa.example.org", (root, rootKey));
            var (certificate, key, trusted) = (Path.Combine(folder, "leaf.pem"), Path.Combine(folder, "key.pem"), Path.Combine(folder, "root.pem"));
            await File.WriteAllTextAsync(certificate, leaf.ExportCertificatePem());
            await File.WriteAllTextAsync(key, leafKey.ExportPkcs8PrivateKeyPem());
            await File.WriteAllTextAsync(trusted, root.ExportCertificatePem());
            await using var host = await ServiceHost.StartAsync("--tlsCertificate", certificate, "--tlsKey", key);
            string[] list = ["key", "list", "--server", $"https://localhost:{host.Grpc.Port}", "--key", await host.KeyAsync(V1.Role.Admin, "installation")];
            var trust = new Dictionary<string, string> { ["SSL_CERT_FILE"] = trusted };
            Assert.Equal((4, 4), ((await RunAsync("{}", trust, args: list)).Code, (await RunAsync("{}", trust, args: [.. list, "--server-name", "other.example.org"])).Code));
            var (code, told, answer) = await RunAsync("{}", trust, args: [.. list, "--server-name", "kausa.example.org"]);
            Assert.True(code == 0, told);
            Assert.Contains("\"office\": \"installation\"", answer, StringComparison.Ordinal);

            // The name says whose certificate it is, not that anybody's will do.
            Assert.Equal(4, (await RunAsync("{}", [], args: [.. list, "--server-name", "kausa.example.org"])).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:5001", "kausa.example.org")]
    [InlineData("https://127.0.0.1:5001", "no host")]
    public async Task Verb_ServerNameThatCannotBe_IsRefusedByName(string server, string name)
    {
        var refusal = await Assert.ThrowsAsync<OptionsException>(() => AdminVerbs.RunAsync(["key", "list", "--server", server, "--key", "k", "--server-name", name], TextWriter.Null));
        Assert.Contains($"--server-name '{name}'", refusal.Message, StringComparison.Ordinal);
    }

    private static (X509Certificate2 Certificate, ECDsa Key) Issue(string name, (X509Certificate2 Certificate, ECDsa Key)? issuer)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: name is "CN=root" or "CN=middle", false, 0, true));
        var (from, until) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        return issuer is not { } above
            ? (request.CreateSelfSigned(from, until), key)
            : (request.Create(above.Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(above.Key), from, until, Guid.NewGuid().ToByteArray()), key);
    }

    [Fact]
    public async Task Start_OptionsFileThatCannotBeParsed_IsRefusedWithFileAndLine()
    {
        var (code, told, _) = await RunAsync("{\n  \"grpcPort\": }\n", [], args: ["--store", "kausa.db"]);
        Assert.Equal(2, code);
        Assert.Matches("^Failed to load configuration from file '[^']*appsettings.json'\\.", told);
        Assert.Contains("LineNumber: 1", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }
}
