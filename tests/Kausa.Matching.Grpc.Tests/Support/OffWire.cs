using System.Buffers;
using System.Security.Claims;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Operations;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Support;

/// <summary>Calls the methods of a service as the wire layer would, without a wire: bytes in, status out.</summary>
internal sealed class OffWireBinder(ServiceDescriptor service) : RpcServiceBuilder(service)
{
    private readonly Dictionary<string, Func<IReadOnlyList<byte[]>, RpcCallContext, Task>> _calls = [];

    /// <summary>Names of the methods, whatever they take and answer.</summary>
    public IEnumerable<string> Methods => _calls.Keys;

    /// <summary>The largest part of what memory calls may hold of a message that the parser took for one: at most 1 where the bound holds.</summary>
    public double LargestPartOfBudget { get; private set; }

    /// <summary>Most bytes that a call took from the heap until it waited for something or had ended, and which method it was.</summary>
    public (long Bytes, string Method) LargestCall { get; private set; }

    /// <summary>Calls a method.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="requests">One message, or those of an upload.</param>
    /// <param name="key">Whose call it is.</param>
    /// <returns>Null when it answered, of a stream once; else its error; one with what the parser said inside when the bytes are no message at all.</returns>
    public async Task<Exception?> CallAsync(string method, IReadOnlyList<byte[]> requests, string key)
    {
        try
        {
            await Measured(method, requests, key);
            return null;
        }
        catch (CallerLeftException)
        {
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
        _calls.Add(method, async (requests, context) => (await handler(Read(parser, requests[0]), context)).ToByteArray());
        return this;
    }

    public override RpcServiceBuilder UnaryEncoded<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<IMemoryOwner<byte>>> handler)
    {
        Claim<TRequest, TResponse>(method, RpcMethodKind.Unary);
        var parser = (MessageParser<TRequest>)Service.FindMethodByName(method).InputType.Parser;
        _calls.Add(method, async (requests, context) => (await handler(Read(parser, requests[0]), context)).Dispose());
        return this;
    }

    public override RpcServiceBuilder ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false)
    {
        Claim<TRequest, TResponse>(method, RpcMethodKind.ServerStreaming);
        var parser = (MessageParser<TRequest>)Service.FindMethodByName(method).InputType.Parser;
        _calls.Add(method, (requests, context) => handler(Read(parser, requests[0]), new Nowhere<TResponse>(leavesAtOnce: true), context));
        return this;
    }

    public override RpcServiceBuilder ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler)
    {
        Claim<TRequest, TResponse>(method, RpcMethodKind.ClientStreaming);
        var parser = (MessageParser<TRequest>)Service.FindMethodByName(method).InputType.Parser;
        _calls.Add(method, async (requests, context) => (await handler(requests.Select(bytes => Read(parser, bytes)).ToAsyncEnumerable(), context)).ToByteArray());
        return this;
    }

    public override RpcServiceBuilder Duplex<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false)
    {
        Claim<TRequest, TResponse>(method, RpcMethodKind.Duplex);
        var parser = (MessageParser<TRequest>)Service.FindMethodByName(method).InputType.Parser;
        _calls.Add(method, (requests, context) => handler(requests.Select(bytes => Read(parser, bytes)).ToAsyncEnumerable(), new Nowhere<TResponse>(leavesAtOnce: false), context));
        return this;
    }

    private Task Measured(string method, IReadOnlyList<byte[]> requests, string key)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return _calls[method](requests, new OffWireContext(Service, method, key));
        }
        finally
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes > LargestCall.Bytes)
                LargestCall = (bytes, $"{Service.Name}/{method}");
        }
    }

    private TRequest Read<TRequest>(MessageParser<TRequest> parser, byte[] bytes)
        where TRequest : IMessage<TRequest>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = MessageFrames.Parse(parser, new ReadOnlySequence<byte>(bytes), compressed: false, bytes.Length, RpcStatusCode.InvalidArgument);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        LargestPartOfBudget = Math.Max(LargestPartOfBudget, (double)taken / (MemoryBudget.BytesOfCall + ((long)bytes.Length * MemoryBudget.BytesOfRequestByte)));
        return message;
    }

    /// <summary>Takes answers; the caller of a stream of them leaves at the first, because it may have no end.</summary>
    private sealed class Nowhere<T>(bool leavesAtOnce) : RpcStreamWriter<T>
    {
        public override ValueTask WriteAsync(T message, RpcWriteOptions options = RpcWriteOptions.None) => leavesAtOnce ? throw new CallerLeftException() : default;
    }

    private sealed class CallerLeftException : OperationCanceledException;

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
