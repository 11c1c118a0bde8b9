namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>Binds handlers to routes on Kestrel.</summary>
internal sealed class KestrelServiceBuilder(ServiceDescriptor service, RpcServer server, RouteGroupBuilder group) : RpcServiceBuilder(service)
{
    public override RpcServiceBuilder Unary<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<TResponse>> handler) =>
        Map<TRequest, TResponse>(method, RpcMethodKind.Unary, async (call, parser) =>
            call.WriteOnlyOne(await handler(await call.ReadOnlyOneAsync(parser).ConfigureAwait(false), call).ConfigureAwait(false)));

    public override RpcServiceBuilder UnaryEncoded<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<IMemoryOwner<byte>>> handler) =>
        Map<TRequest, TResponse>(method, RpcMethodKind.Unary, async (call, parser) =>
        {
            using var answer = await handler(await call.ReadOnlyOneAsync(parser).ConfigureAwait(false), call).ConfigureAwait(false);
            call.WriteOnlyOne(null, answer.Memory.Span);
        });

    public override RpcServiceBuilder ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false) =>
        Map<TRequest, TResponse>(method, RpcMethodKind.ServerStreaming, async (call, parser) =>
            await handler(await call.ReadOnlyOneAsync(parser).ConfigureAwait(false), new Writer<TResponse>(call), call).ConfigureAwait(false), endless);

    public override RpcServiceBuilder ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler) =>
        Map<TRequest, TResponse>(method, RpcMethodKind.ClientStreaming, async (call, parser) => call.WriteOnlyOne(await handler(call.ReadAllAsync(parser), call).ConfigureAwait(false)));

    public override RpcServiceBuilder Duplex<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false) =>
        Map<TRequest, TResponse>(method, RpcMethodKind.Duplex, (call, parser) => handler(call.ReadAllAsync(parser), new Writer<TResponse>(call), call), endless);

    private KestrelServiceBuilder Map<TRequest, TResponse>(string name, RpcMethodKind kind, Func<KestrelCall, MessageParser<TRequest>, Task> handler, bool endless = false) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        var method = Claim<TRequest, TResponse>(name, kind);
        var parser = method.RequestParser;
        Func<RpcCallContext, Task> run = context => handler((KestrelCall)context, parser);
        foreach (var interceptor in server.Interceptors.Reverse())
        {
            var next = run;
            run = context => interceptor.InvokeAsync(context, next);
        }
        new CallEndpoint(method, server, run, endless).Map(group);
        return this;
    }

    private sealed class Writer<T>(KestrelCall call) : RpcStreamWriter<T> where T : IMessage<T>
    {
        public override ValueTask WriteAsync(T message, RpcWriteOptions options = RpcWriteOptions.None) => call.WriteAsync(message, options);
    }
}
