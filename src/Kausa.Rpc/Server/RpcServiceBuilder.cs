using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Kausa.Rpc;

/// <summary>Binds the methods of one service to handlers. A web server implements the four protected verbs; everything else is alike for all.</summary>
public abstract class RpcServiceBuilder
{
    private readonly HashSet<string> _bound = [];

    /// <summary>Starts the binding of a service.</summary>
    protected RpcServiceBuilder(ServiceDescriptor service)
    {
        ArgumentNullException.ThrowIfNull(service);
        Service = service;
    }

    /// <summary>The service in its proto file.</summary>
    public ServiceDescriptor Service { get; }

    /// <summary>Binds a method of one request and one answer.</summary>
    /// <exception cref="ArgumentException">No such method, bound twice, other message types, or another kind of call; so for all four verbs.</exception>
    public RpcServiceBuilder Unary<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        BindUnary(Claim<TRequest, TResponse>(method, RpcMethodKind.Unary), handler);
        return this;
    }

    /// <summary>Binds a method of one request and many answers.</summary>
    /// <param name="method">Name in the proto file.</param>
    /// <param name="handler">Writes the answers.</param>
    /// <param name="endless">The stream ends only with the server: a stopping server ends it at once with UNAVAILABLE.</param>
    public RpcServiceBuilder ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        BindServerStreaming(Claim<TRequest, TResponse>(method, RpcMethodKind.ServerStreaming), handler, endless);
        return this;
    }

    /// <summary>Binds a method of many requests and one answer.</summary>
    public RpcServiceBuilder ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        BindClientStreaming(Claim<TRequest, TResponse>(method, RpcMethodKind.ClientStreaming), handler);
        return this;
    }

    /// <summary>Binds a method of many requests and many answers.</summary>
    /// <param name="method">Name in the proto file.</param>
    /// <param name="handler">Reads the requests and writes the answers, in any interleaving.</param>
    /// <param name="endless">The stream ends only with the server: a stopping server ends it at once with UNAVAILABLE.</param>
    public RpcServiceBuilder Duplex<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        BindDuplex(Claim<TRequest, TResponse>(method, RpcMethodKind.Duplex), handler, endless);
        return this;
    }

    /// <summary>Declares methods that this server answers with UNIMPLEMENTED.</summary>
    public RpcServiceBuilder Unimplemented(params ReadOnlySpan<string> methods)
    {
        foreach (var method in methods)
            ClaimName(Service.FindMethodByName(method), method);
        return this;
    }

    /// <summary>Ends the binding.</summary>
    /// <exception cref="InvalidOperationException">Methods are neither bound nor declared unimplemented; the message names them.</exception>
    public void CheckComplete()
    {
        var open = Service.Methods.Select(method => method.Name).Where(name => !_bound.Contains(name)).ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"{Service.FullName}: bind these methods or declare them unimplemented: {string.Join(", ", open)}.");
    }

    /// <summary>Serves a unary method.</summary>
    protected abstract void BindUnary<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<TRequest, RpcCallContext, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Serves a server-streaming method.</summary>
    protected abstract void BindServerStreaming<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Serves a client-streaming method.</summary>
    protected abstract void BindClientStreaming<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Serves a duplex method.</summary>
    protected abstract void BindDuplex<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    private RpcMethod<TRequest, TResponse> Claim<TRequest, TResponse>(string name, RpcMethodKind kind)
        where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        var method = Service.Method<TRequest, TResponse>(name);
        if (method.Kind != kind)
            throw new ArgumentException($"{method.FullName} is {method.Kind}, not {kind}.");
        ClaimName(method.Descriptor, name);
        return method;
    }

    private void ClaimName(MethodDescriptor? method, string name)
    {
        if (method is null)
            throw new ArgumentException($"{Service.FullName} has no method '{name}'.");
        if (!_bound.Add(name))
            throw new ArgumentException($"{Service.FullName}/{name} is bound twice.");
    }
}
