using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>Base64 bodies of gRPC-Web text calls.</summary>
internal static class WebText
{
    /// <summary>Reads a whole base64 body; browsers send one message, so it is bounded by the message limit.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: it is too long; INTERNAL: it is not base64.</exception>
    internal static async Task<PipeReader> DecodeBodyAsync(PipeReader body, int maxMessageBytes)
    {
        var maxText = (maxMessageBytes + MessageFrames.PrefixLength) / 3L * 4 + 8;
        while (true)
        {
            var result = await body.ReadAsync().ConfigureAwait(false);
            if (result.IsCanceled)
                throw new OperationCanceledException("The call ended while its body was awaited.");
            if (result.Buffer.Length > maxText)
                throw new RpcException(RpcStatusCode.ResourceExhausted, $"The body is above the limit of {maxMessageBytes} bytes.");
            if (result.IsCompleted)
            {
                var decoded = Decode(result.Buffer.ToArray());
                body.AdvanceTo(result.Buffer.End);
                return PipeReader.Create(new ReadOnlySequence<byte>(decoded));
            }
            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
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
