using Grpc.Testing;
using Kausa.Rpc.AspNetCore;
using Kausa.Rpc.InteropHost;
using Kausa.Rpc.Tests.Support;

namespace Kausa.Rpc.Tests.Server;

public class RpcServiceBuilderTests
{
    [Fact]
    public void Map_MethodLeftOpen_NamesIt()
    {
        var e = Assert.Throws<InvalidOperationException>(() => TestHost.Build(builder => builder.Unimplemented([.. TestCalls.Service.Methods.Select(m => m.Name).Where(n => n != "HalfDuplexCall")])));
        Assert.Contains("HalfDuplexCall", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("EmptyCall", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_OtherMessageTypes_Throws() => Refuses(builder => builder.Unary<Empty, SimpleResponse>("UnaryCall", (_, _) => new(new SimpleResponse())));

    [Fact]
    public void Map_OtherKindOfCall_Throws() =>
        Refuses(builder => builder.Unary<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", (_, _) => new(new StreamingOutputCallResponse())));

    [Fact]
    public void Map_UnknownMethod_Throws() => Refuses(builder => builder.Unimplemented("NoSuchCall"));

    [Fact]
    public void Map_NameInOtherCase_Throws() => Refuses(builder => builder.Unimplemented("emptycall"));

    [Fact]
    public void Map_BoundTwice_Throws() => Refuses(builder =>
    {
        InteropService.Bind(builder);
        builder.Unimplemented("EmptyCall");
    });

    [Fact]
    public async Task Map_ServiceTwice_Throws()
    {
        await using var app = TestHost.Build();
        var e = Assert.Throws<InvalidOperationException>(() => app.MapRpcHealth());
        Assert.Contains("grpc.health.v1.Health", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(RpcServerOptions.MaxReceiveMessageBytes), "0 or more bytes.")]
    [InlineData(nameof(RpcServerOptions.DrainTimeout), "No time or more.")]
    [InlineData(nameof(RpcServerOptions.MaxStreamsPerConnection), "1 or more calls.")]
    public void Map_OptionBelowItsRange_NamesItAndTheRange(string option, string range)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => TestHost.Build(options: options =>
        {
            options.MaxReceiveMessageBytes = option == nameof(options.MaxReceiveMessageBytes) ? -1 : 1;
            options.DrainTimeout = TimeSpan.FromSeconds(option == nameof(options.DrainTimeout) ? -1 : 1);
            options.MaxStreamsPerConnection = option == nameof(options.MaxStreamsPerConnection) ? 0 : 1;
        }));
        Assert.Equal(option, e.ParamName);
        Assert.StartsWith(range, e.Message, StringComparison.Ordinal);
    }

    private static void Refuses(Action<RpcServiceBuilder> bind) => Assert.ThrowsAny<ArgumentException>(() => TestHost.Build(bind));
}
