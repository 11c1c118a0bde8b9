using System.Buffers;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Kausa.Rpc.AspNetCore.Calls;

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
        var text = new StringBuilder();
        foreach (var (key, values) in trailers)
        {
            foreach (var value in values)
                text.Append(key.ToLowerInvariant()).Append(": ").Append(value).Append("\r\n");
        }
        var bytes = Encoding.Latin1.GetBytes(text.ToString());
        MessageFrames.WritePrefix(body.GetSpan(MessageFrames.PrefixLength), TrailerFlag, bytes.Length);
        body.Advance(MessageFrames.PrefixLength);
        body.Write(bytes);
    }
}
