namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>In which of its forms a call travels.</summary>
internal enum WireForm
{
    /// <summary>Not a gRPC call.</summary>
    None,
    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,
    /// <summary>gRPC-Web: the trailers are the last frame of the body.</summary>
    Web,
    /// <summary>gRPC-Web with the body in base64.</summary>
    WebText,
}

/// <summary>Content types of the wire forms.</summary>
internal static class WireForms
{
    /// <summary>The form of a request by its content type; only protobuf messages are known.</summary>
    internal static WireForm Of(string? contentType) => contentType switch
    {
        "application/grpc" or "application/grpc+proto" => WireForm.Grpc,
        null => WireForm.None,
        _ when Is(contentType, "application/grpc-web-text") => WireForm.WebText,
        _ when Is(contentType, "application/grpc-web") => WireForm.Web,
        _ when Is(contentType, "application/grpc") => WireForm.Grpc,
        _ => WireForm.None,
    };

    internal static string ContentType(WireForm form) => form switch
    {
        WireForm.Grpc => "application/grpc",
        WireForm.Web => "application/grpc-web+proto",
        _ => "application/grpc-web-text+proto",
    };

    private static bool Is(string contentType, string prefix) =>
        contentType.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && contentType.AsSpan(prefix.Length) is var rest
        && (rest.StartsWith("+proto", StringComparison.OrdinalIgnoreCase) ? rest[6..] : rest) is "" or [';' or ' ', ..];
}
