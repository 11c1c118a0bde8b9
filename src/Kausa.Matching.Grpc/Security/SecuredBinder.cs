using System.Buffers;
using Google.Protobuf;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Security;

/// <summary>A call that was let in.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Cancellation">Ends when the caller gives up or the deadline passes.</param>
/// <param name="Budget">What calls may hold; null for no bound.</param>
internal sealed record Admitted(Caller Caller, CancellationToken Cancellation, MemoryBudget? Budget = null)
{
    /// <summary>Takes room for so many bytes beyond what every call has.</summary>
    /// <returns>Gives it back when it is disposed.</returns>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: others hold it.</exception>
    public Room Hold(long bytes) => Budget?.TryBegin(bytes) != false ? new Room(Budget, bytes) : throw Errors.OutOfMemory();

    /// <summary>Takes room for a message of a stream that is kept after it came in.</summary>
    /// <param name="bytes">Its bytes on the wire.</param>
    /// <returns>Gives it back when it is disposed.</returns>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: others hold it.</exception>
    public Room HoldRequest(int bytes) => Hold((long)bytes * MemoryBudget.BytesOfRequestByte);

    /// <summary>Room that a call holds.</summary>
    internal readonly struct Room(MemoryBudget? budget, long bytes) : IDisposable
    {
        public void Dispose() => budget?.End(bytes);
    }
}

/// <summary>Binds methods behind the gate: there is no other way to bind one in this service, so none can be left open.</summary>
internal sealed class SecuredBinder(RpcServiceBuilder builder, Gate gate, MemoryBudget budget)
{
    public SecuredBinder Unary<TRequest, TResponse>(string method, Roles roles, Func<TRequest, Admitted, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        builder.Unary<TRequest, TResponse>(method, async (request, context) => await GuardedAsync(context, roles, request, call => handler(request, call)).ConfigureAwait(false));
        return this;
    }

    public SecuredBinder Unary<TRequest, TResponse>(string method, Roles roles, Func<TRequest, Admitted, TResponse> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> => Unary<TRequest, TResponse>(method, roles, (request, call) => Task.FromResult(handler(request, call)));

    /// <summary>A method whose answer is encoded by hand.</summary>
    public SecuredBinder UnaryEncoded<TRequest, TResponse>(string method, Roles roles, Func<TRequest, Admitted, IMemoryOwner<byte>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        builder.UnaryEncoded<TRequest, TResponse>(method, (request, context) => ValueTask.FromResult(Guarded(context, roles, request, call => handler(request, call))));
        return this;
    }

    public SecuredBinder ClientStreaming<TRequest, TResponse>(string method, Roles roles, Func<IAsyncEnumerable<TRequest>, Admitted, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        builder.ClientStreaming<TRequest, TResponse>(method, (requests, context) => GuardedAsync(context, roles, null, call => handler(requests, call)));
        return this;
    }

    public SecuredBinder ServerStreaming<TRequest, TResponse>(string method, Roles roles, Func<TRequest, RpcStreamWriter<TResponse>, Admitted, Task> handler, bool endless = false)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        builder.ServerStreaming<TRequest, TResponse>(
            method,
            (request, writer, context) => GuardedAsync(context, roles, request, async call =>
            {
                await handler(request, writer, call).ConfigureAwait(false);
                return true;
            }),
            endless);
        return this;
    }

    private static long BytesOf(IMessage? request) => MemoryBudget.BytesOfCall + ((long)(request?.CalculateSize() ?? 0) * MemoryBudget.BytesOfRequestByte);

    private T Guarded<T>(RpcCallContext context, Roles roles, IMessage request, Func<Admitted, T> handler)
    {
        var call = new Admitted(gate.Enter(context, roles), context.CancellationToken, budget);
        using var room = call.Hold(BytesOf(request));
        try
        {
            return handler(call);
        }
        catch (Exception failure) when (failure is not RpcException and not OperationCanceledException)
        {
            throw gate.Unexpected(failure, context.Method.FullName);
        }
    }

    private async Task<T> GuardedAsync<T>(RpcCallContext context, Roles roles, IMessage? request, Func<Admitted, Task<T>> handler)
    {
        var call = new Admitted(gate.Enter(context, roles), context.CancellationToken, budget);
        using var room = call.Hold(BytesOf(request));
        try
        {
            return await handler(call).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not RpcException and not OperationCanceledException)
        {
            throw gate.Unexpected(failure, context.Method.FullName);
        }
    }
}
