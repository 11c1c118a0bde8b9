namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>Binds handlers to routes on Kestrel.</summary>
internal sealed class KestrelServiceBuilder(ServiceDescriptor service, RpcServer server, RouteGroupBuilder group) : RpcServiceBuilder(service)
{
    public override RpcServiceBuilder Unary<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<TResponse>> handler)
    {
        var known = Claim<TRequest, TResponse>(method, RpcMethodKind.Unary);
        return Map(known, async call => call.WriteOnlyOne(await handler(await call.ReadOnlyOneAsync(known.RequestParser).ConfigureAwait(false), call).ConfigureAwait(false)));
    }

    public override RpcServiceBuilder ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false)
    {
        var known = Claim<TRequest, TResponse>(method, RpcMethodKind.ServerStreaming);
        return Map(known, async call => await handler(await call.ReadOnlyOneAsync(known.RequestParser).ConfigureAwait(false), new Writer<TResponse>(call), call).ConfigureAwait(false), endless);
    }

    public override RpcServiceBuilder ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler)
    {
        var known = Claim<TRequest, TResponse>(method, RpcMethodKind.ClientStreaming);
        return Map(known, async call => call.WriteOnlyOne(await handler(call.ReadAllAsync(known.RequestParser), call).ConfigureAwait(false)));
    }

    public override RpcServiceBuilder Duplex<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false)
    {
        var known = Claim<TRequest, TResponse>(method, RpcMethodKind.Duplex);
        return Map(known, call => handler(call.ReadAllAsync(known.RequestParser), new Writer<TResponse>(call), call), endless);
    }

    private KestrelServiceBuilder Map(RpcMethod method, Func<KestrelCall, Task> handler, bool endless = false)
    {
        Func<RpcCallContext, Task> run = context => handler((KestrelCall)context);
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
