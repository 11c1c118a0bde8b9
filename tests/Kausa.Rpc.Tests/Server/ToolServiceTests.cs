using Google.Protobuf.Reflection;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Kausa.Rpc.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using static Kausa.Rpc.Tests.Support.TestHost;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Kausa.Rpc.Tests.Server;

public class ToolServiceTests
{
    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Check = HealthReflection.Descriptor.Services[0].Method<HealthCheckRequest, HealthCheckResponse>("Check");
    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Watch = HealthReflection.Descriptor.Services[0].Method<HealthCheckRequest, HealthCheckResponse>("Watch");

    [Fact]
    public async Task Health_Check_KnowsMappedServices()
    {
        await using var host = await StartAsync();
        host.App.Services.GetRequiredService<RpcHealth>().Set("grpc.testing.TestService", serving: false);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await host.Channel.UnaryAsync(Check, new())).Status);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, (await host.Channel.UnaryAsync(Check, new() { Service = "grpc.testing.TestService" })).Status);
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(Check, new() { Service = "no.such.Service" }));
        Assert.Equal(RpcStatusCode.NotFound, e.Status.Code);
    }

    [Fact]
    public async Task Health_Watch_TellsEveryChangeOnce()
    {
        await using var host = await StartAsync();
        var health = host.App.Services.GetRequiredService<RpcHealth>();
        await using var watch = host.Channel.ServerStreaming(Watch, new() { Service = "later" }).GetAsyncEnumerator();
        await Expect(HealthCheckResponse.Types.ServingStatus.ServiceUnknown);
        health.Set("later", serving: true);
        await Expect(HealthCheckResponse.Types.ServingStatus.Serving);
        health.Set("another", serving: true);
        health.Set("later", serving: false);
        await Expect(HealthCheckResponse.Types.ServingStatus.NotServing);

        async Task Expect(HealthCheckResponse.Types.ServingStatus status)
        {
            Assert.True(await watch.MoveNextAsync());
            Assert.Equal(status, watch.Current.Status);
        }
    }

    [Fact]
    public async Task Reflection_FromListToFiles_IsEnoughToCall()
    {
        await using var host = await StartAsync();
        using var call = host.Channel.Start(ReflectionReflection.Descriptor.Services[0].Method<ServerReflectionRequest, ServerReflectionResponse>("ServerReflectionInfo"));
        var services = (await Ask(new() { ListServices = "" })).ListServicesResponse.Service.Select(s => s.Name);
        Assert.Equal(["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "grpc.testing.TestService"], services);

        foreach (var symbol in new[] { "grpc.testing.TestService", "grpc.testing.TestService.UnaryCall", "grpc.testing.SimpleRequest", "grpc.testing.SimpleRequest.payload", "grpc.testing.PayloadType", "grpc.health.v1.HealthCheckResponse.ServingStatus" })
            Assert.NotEmpty((await Ask(new() { FileContainingSymbol = symbol })).FileDescriptorResponse.FileDescriptorProto);

        var files = (await Ask(new() { FileByFilename = "grpc/testing/test.proto" })).FileDescriptorResponse.FileDescriptorProto;
        var built = FileDescriptor.BuildFromByteStrings(files.Reverse());
        Assert.Equal("UnaryCall", built[^1].Services[0].FindMethodByName("UnaryCall").Name);

        Assert.Equal((int)RpcStatusCode.NotFound, (await Ask(new() { FileContainingSymbol = "no.such.Symbol" })).ErrorResponse.ErrorCode);
        Assert.Equal((int)RpcStatusCode.NotFound, (await Ask(new() { FileContainingExtension = new() { ContainingType = "x", ExtensionNumber = 1 } })).ErrorResponse.ErrorCode);
        Assert.Empty((await Ask(new() { AllExtensionNumbersOfType = "grpc.testing.SimpleRequest" })).AllExtensionNumbersResponse.ExtensionNumber);
        Assert.Equal((int)RpcStatusCode.InvalidArgument, (await Ask(new())).ErrorResponse.ErrorCode);

        async Task<ServerReflectionResponse> Ask(ServerReflectionRequest question)
        {
            await call.WriteAsync(question);
            var answer = (await call.ReadAsync())!;
            Assert.Equal(question, answer.OriginalRequest);
            return answer;
        }
    }

    [Fact]
    public async Task Reflection_Alpha_AnswersTheSame()
    {
        await using var host = await StartAsync();
        using var call = host.Channel.Start(Alpha.ReflectionReflection.Descriptor.Services[0].Method<Alpha.ServerReflectionRequest, Alpha.ServerReflectionResponse>("ServerReflectionInfo"));
        await call.WriteAsync(new() { FileContainingSymbol = "grpc.testing.TestService" });
        Assert.Equal(3, (await call.ReadAsync())!.FileDescriptorResponse.FileDescriptorProto.Count);
    }
}
