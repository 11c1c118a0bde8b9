namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>How a call travels: not gRPC at all; over HTTP/2; gRPC-Web, with the trailers as last frame of the body; the same in base64.</summary>
internal enum WireForm { None, Grpc, Web, WebText }

/// <summary>Content types of the wire forms.</summary>
internal static class WireForms
{
    /// <summary>The form of a request by its content type; only protobuf messages are known.</summary>
    internal static WireForm Of(string? contentType) =>
        contentType is null ? WireForm.None
        : Is(contentType, "application/grpc") ? WireForm.Grpc
        : Is(contentType, "application/grpc-web") ? WireForm.Web
        : Is(contentType, "application/grpc-web-text") ? WireForm.WebText : WireForm.None;

    internal static string ContentType(WireForm form) =>
        form switch { WireForm.Grpc => "application/grpc", WireForm.Web => "application/grpc-web+proto", _ => "application/grpc-web-text+proto" };

    private static bool Is(string contentType, string prefix) =>
        contentType.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && contentType.AsSpan(prefix.Length) is var rest
        && (rest.StartsWith("+proto", StringComparison.OrdinalIgnoreCase) ? rest[6..] : rest) is "" or [';' or ' ', ..];
}

/// <summary>Puts a status where each wire form wants it.</summary>
internal static class StatusWriter
{
    private const byte TrailerFlag = 0x80;
    private static readonly StringValues[] Codes = [.. Enumerable.Range(0, 17).Select(code => new StringValues(code.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>Writes status, details and trailing metadata as headers.</summary>
    internal static void Put(IHeaderDictionary target, RpcStatus status, Google.Rpc.Status? details, params ReadOnlySpan<RpcMetadata?> metadata)
    {
        target.GrpcStatus = Codes[(int)status.Code];
        if (!string.IsNullOrEmpty(status.Message))
            target.GrpcMessage = WireText.EncodeMessage(status.Message);
        if (details is not null)
            target["grpc-status-details-bin"] = WireText.EncodeBinary(details.ToByteArray());
        foreach (var entries in metadata)
            PutMetadata(target, entries);
    }

    internal static void PutMetadata(IHeaderDictionary target, RpcMetadata? metadata)
    {
        foreach (var (key, value) in metadata ?? [])
            target.Append(key, RpcMetadata.WireValue(value));
    }

    /// <summary>Writes trailers as the last frame of a gRPC-Web body.</summary>
    internal static void WriteWebTrailers(IBufferWriter<byte> body, IHeaderDictionary trailers)
    {
        var text = string.Concat(trailers.SelectMany(trailer => trailer.Value.Select(value => $"{trailer.Key.ToLowerInvariant()}: {value}\r\n")));
        MessageFrames.WriteFrame(body, TrailerFlag, Encoding.Latin1.GetBytes(text));
    }
}

/// <summary>Base64 bodies of gRPC-Web text calls.</summary>
internal static class WebText
{
    /// <summary>Reads a whole base64 body; browsers send one message, so it is bounded by the message limit.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: it is too long; INTERNAL: it is not base64.</exception>
    internal static async Task<PipeReader> DecodeBodyAsync(PipeReader body, int maxMessageBytes)
    {
        var maxText = (int)Math.Min(int.MaxValue - 1, (maxMessageBytes + MessageFrames.PrefixLength) / 3L * 4 + 8);
        var result = await body.ReadAtLeastAsync(maxText + 1).ConfigureAwait(false);
        if (result.IsCanceled)
            throw new OperationCanceledException("The call ended while its body was awaited.");
        if (result.Buffer.Length > maxText)
            throw new RpcException(RpcStatusCode.ResourceExhausted, $"The body is above the limit of {maxMessageBytes} bytes.");
        var decoded = Decode(result.Buffer.ToArray());
        body.AdvanceTo(result.Buffer.End);
        return PipeReader.Create(new ReadOnlySequence<byte>(decoded));
    }

    /// <summary>Writes bytes as one padded piece of base64.</summary>
    internal static void Encode(ReadOnlySpan<byte> bytes, IBufferWriter<byte> body)
    {
        Base64.EncodeToUtf8(bytes, body.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        body.Advance(written);
    }

    // Each frame may have been encoded by itself, so padding may come before the end.
    private static ReadOnlyMemory<byte> Decode(byte[] text)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var (from, to) = (0, 0);
        while (from < text.Length)
        {
            var padding = Array.IndexOf(text, (byte)'=', from);
            var end = padding < 0 ? text.Length : Math.Min(text.Length, from + ((padding - from) / 4 + 1) * 4);
            if (Base64.DecodeFromUtf8(text.AsSpan(from, end - from), decoded.AsSpan(to), out _, out var written) != OperationStatus.Done)
                throw new RpcException(RpcStatusCode.Internal, "The body is not base64.");
            (from, to) = (end, to + written);
        }
        return decoded.AsMemory(0, to);
    }
}
