using System.Buffers;
using System.Security.Claims;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Support;

/// <summary>Calls the methods of a service as the wire layer would, without a wire: bytes in, status out.</summary>
internal sealed class OffWireBinder(ServiceDescriptor service) : RpcServiceBuilder(service)
{
    private readonly Dictionary<string, Func<byte[], RpcCallContext, Task>> _unary = [];

    /// <summary>Names of the unary methods.</summary>
    public IEnumerable<string> Methods => _unary.Keys;

    /// <summary>Calls a method.</summary>
    /// <returns>Null when it answered, else its error; one with what the parser said inside when the bytes are no message at all.</returns>
    public async Task<Exception?> CallAsync(string method, byte[] request, string key)
    {
        try
        {
            await _unary[method](request, new OffWireContext(Service, method, key));
            return null;
        }
#pragma warning disable CA1031 // the caller looks at it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    public override RpcServiceBuilder Unary<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<TResponse>> handler)
    {
        Claim<TRequest, TResponse>(method, RpcMethodKind.Unary);
        var parser = (MessageParser<TRequest>)Service.FindMethodByName(method).InputType.Parser;
        _unary.Add(method, async (bytes, context) => (await handler(Read(parser, bytes), context)).ToByteArray());
        return this;
    }

    public override RpcServiceBuilder UnaryEncoded<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<IMemoryOwner<byte>>> handler)
    {
        Claim<TRequest, TResponse>(method, RpcMethodKind.Unary);
        var parser = (MessageParser<TRequest>)Service.FindMethodByName(method).InputType.Parser;
        _unary.Add(method, async (bytes, context) => (await handler(Read(parser, bytes), context)).Dispose());
        return this;
    }

    private static TRequest Read<TRequest>(MessageParser<TRequest> parser, byte[] bytes)
        where TRequest : IMessage<TRequest> => MessageFrames.Parse(parser, new ReadOnlySequence<byte>(bytes), compressed: false, bytes.Length, RpcStatusCode.InvalidArgument);

    public override RpcServiceBuilder ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false) => this;

    public override RpcServiceBuilder ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler) => this;

    public override RpcServiceBuilder Duplex<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false) => this;

    private sealed class OffWireContext(ServiceDescriptor service, string method, string key) : RpcCallContext
    {
        public override RpcMethod Method { get; } = HealthMethod(service, method);

        public override RpcMetadata RequestMetadata { get; } = new RpcMetadata().Add(MatchingContract.ApiKeyHeader, key);

        public override DateTimeOffset? Deadline => null;

        public override CancellationToken CancellationToken => default;

        public override RpcStatus? EndedBy => null;

        public override ClaimsPrincipal User { get; } = new();

        public override string Peer => "127.0.0.1:1";

        public override bool RequestWasCompressed => false;

        public override Task SendHeadersAsync() => Task.CompletedTask;

        private static RpcMethod HealthMethod(ServiceDescriptor service, string method) => (RpcMethod)typeof(RpcMethodLookup).GetMethod(nameof(RpcMethodLookup.Method))!
            .MakeGenericMethod(service.FindMethodByName(method).InputType.ClrType, service.FindMethodByName(method).OutputType.ClrType).Invoke(null, [service, method])!;
    }
}
