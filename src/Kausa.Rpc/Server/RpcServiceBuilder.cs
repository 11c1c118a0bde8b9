namespace Kausa.Rpc;

/// <summary>Binds the methods of one service to handlers. A web server implements the five verbs; the checks are alike for all.</summary>
public abstract class RpcServiceBuilder
{
    private readonly HashSet<string> _bound = [];

    /// <summary>Starts the binding of a service.</summary>
    protected RpcServiceBuilder(ServiceDescriptor service) => Service = service;

    /// <summary>The service in its proto file.</summary>
    public ServiceDescriptor Service { get; }

    /// <summary>Binds a method of one request and one answer.</summary>
    /// <exception cref="ArgumentException">No such method, bound twice, other message types, or another kind of call; so for all five verbs.</exception>
    public abstract RpcServiceBuilder Unary<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<TResponse>> handler) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Binds a method of one request and one answer that comes as bytes: those of a <typeparamref name="TResponse"/>, sent as they are and disposed then.</summary>
    public abstract RpcServiceBuilder UnaryEncoded<TRequest, TResponse>(string method, Func<TRequest, RpcCallContext, ValueTask<IMemoryOwner<byte>>> handler) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Binds a method of one request and many answers. An endless stream is ended at once by a stopping server, with UNAVAILABLE; others may go on for the drain time.</summary>
    public abstract RpcServiceBuilder ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Binds a method of many requests and one answer.</summary>
    public abstract RpcServiceBuilder ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcCallContext, Task<TResponse>> handler) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Binds a method of many requests and many answers, in any interleaving. Endless as for server streams.</summary>
    public abstract RpcServiceBuilder Duplex<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, RpcStreamWriter<TResponse>, RpcCallContext, Task> handler, bool endless = false) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>;

    /// <summary>Declares methods that this server answers with UNIMPLEMENTED.</summary>
    public RpcServiceBuilder Unimplemented(params ReadOnlySpan<string> methods)
    {
        foreach (var method in methods)
            ClaimName(method);
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

    /// <summary>Takes a method for binding, once, after checking it against the proto file; every verb starts with it.</summary>
    protected RpcMethod<TRequest, TResponse> Claim<TRequest, TResponse>(string name, RpcMethodKind kind) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
    {
        var method = Service.Method<TRequest, TResponse>(name);
        if (method.Kind != kind)
            throw new ArgumentException($"{method.FullName} is {method.Kind}, not {kind}.");
        ClaimName(name);
        return method;
    }

    private void ClaimName(string name)
    {
        if (Service.FindMethodByName(name) is null)
            throw new ArgumentException($"{Service.FullName} has no method '{name}'.");
        if (!_bound.Add(name))
            throw new ArgumentException($"{Service.FullName}/{name} is bound twice.");
    }
}
