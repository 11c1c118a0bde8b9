using System.Diagnostics;
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
