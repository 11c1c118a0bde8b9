using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Kausa.Rpc;

/// <summary>Ends a call with a status; thrown by handlers and by the client alike.</summary>
public sealed class RpcException : Exception
{
    /// <summary>Ends a call with a code and a text.</summary>
    public RpcException(RpcStatusCode code, string message, Exception? inner = null) : this(new RpcStatus(code, message), inner: inner)
    {
    }

    /// <summary>Ends a call with a status, its details and trailing metadata.</summary>
    public RpcException(RpcStatus status, Google.Rpc.Status? details = null, RpcMetadata? trailers = null, Exception? inner = null)
        : base($"{RpcStatus.NameOf(status.Code)}: {status.Message}", inner)
    {
        Status = status;
        Details = details;
        Trailers = trailers ?? new RpcMetadata();
    }

    /// <summary>Code and text.</summary>
    public RpcStatus Status { get; }

    /// <summary>Rich error, or null; sent and received as <c>grpc-status-details-bin</c>.</summary>
    public Google.Rpc.Status? Details { get; }

    /// <summary>Trailing metadata sent with the status, or received with it.</summary>
    public RpcMetadata Trailers { get; }

    /// <summary>The server's <c>grpc-retry-pushback-ms</c>, or null.</summary>
    internal string? RetryPushback { get; init; }

    /// <summary>An error with details such as <see cref="Google.Rpc.BadRequest"/> or <see cref="Google.Rpc.RetryInfo"/>.</summary>
    public static RpcException WithDetails(RpcStatusCode code, string message, params IMessage[] details)
    {
        var rich = new Google.Rpc.Status { Code = (int)code, Message = message };
        rich.Details.AddRange(details.Select(Any.Pack));
        return new RpcException(new RpcStatus(code, message), rich);
    }

    /// <summary>The first detail of a type, or null.</summary>
    public T? Detail<T>() where T : class, IMessage<T>, new() =>
        Details?.Details.Select(any => any.TryUnpack<T>(out var detail) ? detail : null).FirstOrDefault(detail => detail is not null);
}
