using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Routing;

namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>Binds handlers to routes on Kestrel.</summary>
internal sealed class KestrelServiceBuilder(ServiceDescriptor service, RpcServer server, RouteGroupBuilder group) : RpcServiceBuilder(service)
{
    protected override void BindUnary<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<TRequest, RpcCallContext, ValueTask<TResponse>> handler) =>
        Map(method, async context =>
        {
            var call = (KestrelCall)context;
            call.WriteOnlyOne(await handler(await call.ReadOnlyOneAsync(method.RequestParser).ConfigureAwait(false), context).ConfigureAwait(false));
        });

    protected override void BindServerStreaming<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless) =>
        Map(method, async context =>
        {
            var call = (KestrelCall)context;
            await handler(await call.ReadOnlyOneAsync(method.RequestParser).ConfigureAwait(false), new Writer<TResponse>(call), context).ConfigureAwait(false);
        }, endless);

    protected override void BindClientStreaming<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler) =>
        Map(method, async context =>
        {
            var call = (KestrelCall)context;
            call.WriteOnlyOne(await handler(call.ReadAllAsync(method.RequestParser), context).ConfigureAwait(false));
        });

    protected override void BindDuplex<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless) =>
        Map(method, context => handler(((KestrelCall)context).ReadAllAsync(method.RequestParser), new Writer<TResponse>((KestrelCall)context), context), endless);

    private void Map(RpcMethod method, Func<RpcCallContext, Task> handler, bool endless = false)
    {
        var run = server.Interceptors.Reverse().Aggregate(handler, (next, interceptor) => context => interceptor.InvokeAsync(context, next));
        new CallEndpoint(method, server, run, endless).Map(group);
    }

    private sealed class Writer<T>(KestrelCall call) : RpcStreamWriter<T> where T : IMessage<T>
    {
        public override ValueTask WriteAsync(T message, RpcWriteOptions options = RpcWriteOptions.None) => call.WriteAsync(message, options);
    }
}
