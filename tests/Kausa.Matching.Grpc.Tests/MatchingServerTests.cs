using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Kausa.Rpc;
using Xunit;

namespace Kausa.Matching.Grpc.Tests;

public class MatchingServerTests
{
    [Fact]
    public async Task Server_OnLoopback_AnswersHealthAndReflection()
    {
        await using var app = MatchingServer.Build(["--grpcPort", "0", "--httpPort", "0"]);
        await app.StartAsync();
        var (grpc, http) = (new Uri(app.Urls.First()), new Uri(app.Urls.Last()));
        Assert.All(app.Urls, url => Assert.True(new Uri(url).IsLoopback));

        using var channel = new RpcChannel(grpc);
        var check = HealthReflection.Descriptor.Services[0].Method<HealthCheckRequest, HealthCheckResponse>("Check");
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await channel.UnaryAsync(check, new HealthCheckRequest())).Status);

        using var call = channel.Start(ReflectionReflection.Descriptor.Services[0].Method<ServerReflectionRequest, ServerReflectionResponse>("ServerReflectionInfo"));
        await call.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.Contains("grpc.health.v1.Health", (await call.ReadAsync())!.ListServicesResponse.Service.Select(service => service.Name));

        using var client = new HttpClient();
        Assert.Equal("SERVING", await client.GetStringAsync(new Uri(http, "/health/live")));
    }
}
