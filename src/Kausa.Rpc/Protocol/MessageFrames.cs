namespace Kausa.Rpc;

/// <summary>Messages as frames: one flag byte (1 = gzip), four bytes of length (big-endian), then the message.</summary>
internal static class MessageFrames
{
    internal const int PrefixLength = 5;

    // Below this a frame goes out as one span; above, the message is written piece by piece without one large buffer.
    private const int OneSpanMax = 2_048;

    internal static int Write(IBufferWriter<byte> output, IMessage message, bool gzip)
    {
        if (gzip)
            return Write(output, message.ToByteArray(), gzip);
        var size = message.CalculateSize();
        var isSmall = size <= OneSpanMax;
        var span = output.GetSpan(PrefixLength + (isSmall ? size : 0));
        WritePrefix(span, 0, size);
        if (isSmall)
            message.WriteTo(span.Slice(PrefixLength, size));
        output.Advance(PrefixLength + (isSmall ? size : 0));
        if (!isSmall)
            message.WriteTo(output);
        return PrefixLength + size;
    }

    /// <summary>Writes a message that is bytes already.</summary>
    internal static int Write(IBufferWriter<byte> output, ReadOnlySpan<byte> message, bool gzip) => WriteFrame(output, (byte)(gzip ? 1 : 0), gzip ? Gzip(message) : message);

    internal static int WriteFrame(IBufferWriter<byte> output, byte flags, ReadOnlySpan<byte> payload)
    {
        WritePrefix(output.GetSpan(PrefixLength), flags, payload.Length);
        output.Advance(PrefixLength);
        output.Write(payload);
        return PrefixLength + payload.Length;
    }

    internal static void WritePrefix(Span<byte> span, byte flags, int length)
    {
        span[0] = flags;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], length);
    }

    /// <summary>Splits the first frame off a buffer.</summary>
    /// <returns>False if the buffer ends before the frame does.</returns>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: the declared length is above the limit, told before any of it is buffered; INTERNAL: an unknown flag.</exception>
    internal static bool TrySplit(ref ReadOnlySequence<byte> buffer, int maxBytes, out ReadOnlySequence<byte> payload, out bool compressed)
    {
        (payload, compressed) = (default, false);
        if (buffer.Length < PrefixLength)
            return false;
        Span<byte> prefix = stackalloc byte[PrefixLength];
        buffer.Slice(0, PrefixLength).CopyTo(prefix);
        if (prefix[0] > 1)
            throw new RpcException(RpcStatusCode.Internal, $"A message frame starts with the unknown flag {prefix[0]}.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (length > (uint)maxBytes)
            throw new RpcException(RpcStatusCode.ResourceExhausted, $"A message of {length} bytes is above the limit of {maxBytes}.", new InvalidDataException());
        if (buffer.Length - PrefixLength < length)
            return false;
        compressed = prefix[0] == 1;
        payload = buffer.Slice(PrefixLength, length);
        buffer = buffer.Slice(PrefixLength + length);
        return true;
    }

    /// <summary>Parses a message, inflating it first if need be.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: it inflates beyond the limit; INTERNAL: it is not gzip; <paramref name="unreadable"/>: it is not the message.</exception>
    internal static T Parse<T>(MessageParser<T> parser, in ReadOnlySequence<byte> payload, bool compressed, int maxBytes, RpcStatusCode unreadable) where T : IMessage<T>
    {
        try
        {
            return compressed ? Inflate(parser, payload, maxBytes) : parser.ParseFrom(payload);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or IndexOutOfRangeException or InvalidDataException) // the parser overruns where a length inside is near 2^31
        {
            throw new RpcException(e is InvalidDataException ? RpcStatusCode.Internal : unreadable, $"A message could not be read: {e.Message}", e);
        }
    }

    private static T Inflate<T>(MessageParser<T> parser, in ReadOnlySequence<byte> payload, int maxBytes) where T : IMessage<T>
    {
        using var gzip = new GZipStream(new MemoryStream(payload.ToArray()), CompressionMode.Decompress);
        var inflated = new ArrayBufferWriter<byte>();
        while (gzip.Read(inflated.GetSpan()) is > 0 and var read)
        {
            inflated.Advance(read);
            if (inflated.WrittenCount > maxBytes)
                throw new RpcException(RpcStatusCode.ResourceExhausted, $"A message inflates beyond the limit of {maxBytes} bytes.", new InvalidDataException());
        }
        return parser.ParseFrom(inflated.WrittenSpan);
    }

    private static byte[] Gzip(ReadOnlySpan<byte> message)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(message);
        return packed.ToArray();
    }
}
