namespace Kausa.Rpc;

/// <summary>Which sides of a call are streams.</summary>
public enum RpcMethodKind
{
    /// <summary>One request, one answer.</summary>
    Unary,
    /// <summary>One request, many answers.</summary>
    ServerStreaming,
    /// <summary>Many requests, one answer.</summary>
    ClientStreaming,
    /// <summary>Many requests, many answers, in any interleaving.</summary>
    Duplex,
}

/// <summary>A method of a service, without its message types.</summary>
public abstract class RpcMethod
{
    private protected RpcMethod(MethodDescriptor descriptor) => Descriptor = descriptor;

    /// <summary>The method in its proto file.</summary>
    public MethodDescriptor Descriptor { get; }
    /// <summary>Service and method, such as <c>grpc.health.v1.Health/Check</c>.</summary>
    public string FullName => field ??= Path[1..];
    /// <summary>Case-sensitive path of the request: a slash and the full name.</summary>
    public string Path => field ??= $"/{Descriptor.Service.FullName}/{Descriptor.Name}";
    /// <summary>Which sides are streams.</summary>
    public RpcMethodKind Kind => (RpcMethodKind)((Descriptor.IsServerStreaming ? 1 : 0) + (Descriptor.IsClientStreaming ? 2 : 0));
}

/// <summary>A method with its message types, checked against the proto file. Immutable; make it once and keep it.</summary>
public sealed class RpcMethod<TRequest, TResponse> : RpcMethod where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse>
{
    internal RpcMethod(MethodDescriptor descriptor) : base(descriptor)
    {
        if (descriptor.InputType.ClrType != typeof(TRequest) || descriptor.OutputType.ClrType != typeof(TResponse))
            throw new ArgumentException($"{FullName} takes {descriptor.InputType.FullName} and answers {descriptor.OutputType.FullName}, not {typeof(TRequest).Name} and {typeof(TResponse).Name}.");
    }

    internal MessageParser<TRequest> RequestParser => (MessageParser<TRequest>)Descriptor.InputType.Parser;
    internal MessageParser<TResponse> ResponseParser => (MessageParser<TResponse>)Descriptor.OutputType.Parser;
}

/// <summary>Finds methods in generated descriptors.</summary>
public static class RpcMethodLookup
{
    /// <summary>The method of a service by its name, with its message types.</summary>
    /// <exception cref="ArgumentException">The service has no such method, or the message types differ from the proto file's.</exception>
    public static RpcMethod<TRequest, TResponse> Method<TRequest, TResponse>(this ServiceDescriptor service, string name) where TRequest : class, IMessage<TRequest> where TResponse : class, IMessage<TResponse> =>
        new(service.FindMethodByName(name) ?? throw new ArgumentException($"{service.FullName} has no method '{name}'.", nameof(name)));
}
