using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Testing;

namespace Kausa.Rpc.Tests.Support;

/// <summary>The methods of grpc.testing.TestService, and messages for them.</summary>
internal static class TestCalls
{
    public static ServiceDescriptor Service => TestReflection.Descriptor.Services[0];

    public static RpcMethod<Empty, Empty> Empty { get; } = Service.Method<Empty, Empty>("EmptyCall");

    public static RpcMethod<SimpleRequest, SimpleResponse> Unary { get; } = Service.Method<SimpleRequest, SimpleResponse>("UnaryCall");

    public static RpcMethod<Empty, Empty> Unimplemented { get; } = Service.Method<Empty, Empty>("UnimplementedCall");

    public static RpcMethod<StreamingOutputCallRequest, StreamingOutputCallResponse> Output { get; } = Service.Method<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall");

    public static RpcMethod<StreamingInputCallRequest, StreamingInputCallResponse> Input { get; } = Service.Method<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall");

    public static RpcMethod<StreamingOutputCallRequest, StreamingOutputCallResponse> Duplex { get; } = Service.Method<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall");

    public static SimpleRequest Asking(int bytes) => new() { ResponseSize = bytes };

    public static StreamingOutputCallRequest AskingEach(params int[] sizes) => new() { ResponseParameters = { sizes.Select(size => new ResponseParameters { Size = size }) } };

    public static Payload Payload(int bytes) => new() { Body = ByteString.CopyFrom(new byte[bytes]) };

    /// <summary>Binds some methods and declares the others unimplemented.</summary>
    public static Action<RpcServiceBuilder> Only(Action<RpcServiceBuilder> bind, params string[] bound) => builder =>
    {
        bind(builder);
        builder.Unimplemented([.. Service.Methods.Select(method => method.Name).Except(bound)]);
    };

    /// <summary>Serves nothing but EmptyCall.</summary>
    public static Action<RpcServiceBuilder> EmptyCall(Func<RpcCallContext, Task> handler) => Only(builder => builder.Unary<Empty, Empty>("EmptyCall", async (_, context) =>
    {
        await handler(context).ConfigureAwait(false);
        return new Empty();
    }), "EmptyCall");

    /// <summary>Serves nothing but StreamingOutputCall.</summary>
    public static Action<RpcServiceBuilder> OutputCall(Func<StreamingOutputCallRequest, RpcStreamWriter<StreamingOutputCallResponse>, RpcCallContext, Task> handler, bool endless = false) =>
        Only(builder => builder.ServerStreaming("StreamingOutputCall", handler, endless), "StreamingOutputCall");
}
