using Grpc.Testing;
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

    private static void Refuses(Action<RpcServiceBuilder> bind) => Assert.ThrowsAny<ArgumentException>(() => TestHost.Build(bind));
}
