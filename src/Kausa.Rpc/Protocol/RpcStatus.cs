using Google.Protobuf.WellKnownTypes;

namespace Kausa.Rpc;

/// <summary>Canonical status codes of gRPC; the numbers are the wire values.</summary>
public enum RpcStatusCode
{
    /// <summary>The call succeeded.</summary>
    Ok = 0,
    /// <summary>The caller ended the call.</summary>
    Cancelled = 1,
    /// <summary>The handler failed in a way it did not foresee.</summary>
    Unknown = 2,
    /// <summary>The request is wrong whatever the state of the server.</summary>
    InvalidArgument = 3,
    /// <summary>Time ran out before the call ended.</summary>
    DeadlineExceeded = 4,
    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,
    /// <summary>What was to be made exists already.</summary>
    AlreadyExists = 6,
    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,
    /// <summary>A limit is reached: rate, size or quota.</summary>
    ResourceExhausted = 8,
    /// <summary>The server's state does not allow the call; the caller must change it first.</summary>
    FailedPrecondition = 9,
    /// <summary>Another call came between; read again and retry.</summary>
    Aborted = 10,
    /// <summary>Past the end of a range.</summary>
    OutOfRange = 11,
    /// <summary>The server has no such method, or not this form of it.</summary>
    Unimplemented = 12,
    /// <summary>An invariant broke, or the wire protocol was violated.</summary>
    Internal = 13,
    /// <summary>The server cannot be reached or is stopping; the same call may succeed later.</summary>
    Unavailable = 14,
    /// <summary>Data was lost or is damaged.</summary>
    DataLoss = 15,
    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}

/// <summary>How a call ended.</summary>
/// <param name="Code">Canonical code; values outside the enumeration are read as <see cref="RpcStatusCode.Unknown"/>.</param>
/// <param name="Message">Text for developers; any Unicode, percent-coded on the wire.</param>
public readonly record struct RpcStatus(RpcStatusCode Code, string Message = "")
{
    // UPPER_SNAKE, in the order of the wire values.
    private static readonly string[] WireNames =
        [.. System.Enum.GetNames<RpcStatusCode>().Select(name => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}")).ToUpperInvariant())];

    /// <summary>Canonical code.</summary>
    public RpcStatusCode Code { get; } = System.Enum.IsDefined(Code) ? Code : RpcStatusCode.Unknown;
    /// <summary>Success without a message.</summary>
    public static RpcStatus Ok => new(RpcStatusCode.Ok);

    /// <summary>Name of a code as written in the gRPC documents, such as <c>NOT_FOUND</c>.</summary>
    public static string NameOf(RpcStatusCode code) => WireNames[(int)code];

    /// <summary>The status that an answer without grpc-status stands for. Source: gRPC's http-grpc-status-mapping document.</summary>
    internal static RpcStatusCode FromHttp(int httpStatus) =>
        httpStatus == 400 ? RpcStatusCode.Internal : httpStatus == 401 ? RpcStatusCode.Unauthenticated : httpStatus == 403 ? RpcStatusCode.PermissionDenied
        : httpStatus == 404 ? RpcStatusCode.Unimplemented : httpStatus is 429 or 502 or 503 or 504 ? RpcStatusCode.Unavailable : RpcStatusCode.Unknown;

    /// <summary>The status that a reset stream stands for. Source: gRPC over HTTP/2, "Errors".</summary>
    internal static RpcStatusCode FromReset(long errorCode) =>
        errorCode == 7 /* REFUSED_STREAM */ ? RpcStatusCode.Unavailable : errorCode == 8 /* CANCEL */ ? RpcStatusCode.Cancelled
        : errorCode == 11 /* ENHANCE_YOUR_CALM */ ? RpcStatusCode.ResourceExhausted : errorCode == 12 /* INADEQUATE_SECURITY */ ? RpcStatusCode.PermissionDenied : RpcStatusCode.Internal;

    internal static RpcStatusCode ParseCode(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (RpcStatusCode)number : RpcStatusCode.Unknown;
}

/// <summary>Ends a call with a status, its details and trailing metadata; thrown by handlers and by the client alike.</summary>
public sealed class RpcException(RpcStatus status, Google.Rpc.Status? details = null, RpcMetadata? trailers = null, Exception? inner = null)
    : Exception($"{RpcStatus.NameOf(status.Code)}: {status.Message}", inner)
{
    /// <summary>Ends a call with a code and a text.</summary>
    public RpcException(RpcStatusCode code, string message, Exception? inner = null) : this(new RpcStatus(code, message), inner: inner) { }

    /// <summary>Code and text.</summary>
    public RpcStatus Status { get; } = status;
    /// <summary>Rich error, or null; sent and received as <c>grpc-status-details-bin</c>.</summary>
    public Google.Rpc.Status? Details { get; } = details;
    /// <summary>Trailing metadata sent with the status, or received with it.</summary>
    public RpcMetadata Trailers { get; } = trailers ?? new RpcMetadata();
    /// <summary>The server's <c>grpc-retry-pushback-ms</c>, or null.</summary>
    internal string? RetryPushback { get; init; }

    /// <summary>An error with details such as <see cref="Google.Rpc.BadRequest"/> or <see cref="Google.Rpc.RetryInfo"/>.</summary>
    public static RpcException WithDetails(RpcStatusCode code, string message, params IMessage[] details)
    {
        var rich = new Google.Rpc.Status { Code = (int)code, Message = message };
        rich.Details.AddRange(details.Select(Any.Pack));
        return new RpcException(new RpcStatus(code, message), rich);
    }

    /// <summary>Received details, or null if they are broken: code and message stand without them.</summary>
    internal static Google.Rpc.Status? ReadDetails(byte[] bytes)
    {
        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The first detail of a type, or null.</summary>
    public T? Detail<T>() where T : class, IMessage<T>, new() =>
        Details?.Details.Select(any => any.TryUnpack<T>(out var detail) ? detail : null).FirstOrDefault(detail => detail is not null);
}
