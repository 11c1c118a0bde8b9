using System.Buffers;
using Google.Protobuf;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Security;

/// <summary>A call that was let in.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Cancellation">Ends when the caller gives up or the deadline passes.</param>
internal sealed record Admitted(Caller Caller, CancellationToken Cancellation);

/// <summary>Binds methods behind the gate: there is no other way to bind one in this service, so none can be left open.</summary>
internal sealed class SecuredBinder(RpcServiceBuilder builder, Gate gate)
{
    public SecuredBinder Unary<TRequest, TResponse>(string method, Roles roles, Func<TRequest, Admitted, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        builder.Unary<TRequest, TResponse>(method, async (request, context) => await GuardedAsync(context, roles, call => handler(request, call)).ConfigureAwait(false));
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
        builder.UnaryEncoded<TRequest, TResponse>(method, (request, context) => ValueTask.FromResult(Guarded(context, roles, call => handler(request, call))));
        return this;
    }

    public SecuredBinder ClientStreaming<TRequest, TResponse>(string method, Roles roles, Func<IAsyncEnumerable<TRequest>, Admitted, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        builder.ClientStreaming<TRequest, TResponse>(method, (requests, context) => GuardedAsync(context, roles, call => handler(requests, call)));
        return this;
    }

    public SecuredBinder ServerStreaming<TRequest, TResponse>(string method, Roles roles, Func<TRequest, RpcStreamWriter<TResponse>, Admitted, Task> handler, bool endless = false)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        builder.ServerStreaming<TRequest, TResponse>(
            method,
            (request, writer, context) => GuardedAsync(context, roles, async call =>
            {
                await handler(request, writer, call).ConfigureAwait(false);
                return true;
            }),
            endless);
        return this;
    }

    private T Guarded<T>(RpcCallContext context, Roles roles, Func<Admitted, T> handler)
    {
        var caller = gate.Enter(context, roles);
        try
        {
            return handler(new Admitted(caller, context.CancellationToken));
        }
        catch (Exception failure) when (failure is not RpcException and not OperationCanceledException)
        {
            throw gate.Unexpected(failure, context.Method.FullName);
        }
    }

    private async Task<T> GuardedAsync<T>(RpcCallContext context, Roles roles, Func<Admitted, Task<T>> handler)
    {
        var caller = gate.Enter(context, roles);
        try
        {
            return await handler(new Admitted(caller, context.CancellationToken)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not RpcException and not OperationCanceledException)
        {
            throw gate.Unexpected(failure, context.Method.FullName);
        }
    }
}
