using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Kausa.Matching.Grpc.Services;

/// <summary>Where a page ends: the market it was taken from, and how many results stand before the next one.</summary>
internal readonly record struct PagePosition(string Snapshot, int Offset);

/// <summary>Opaque page tokens, bound to caller, method, request, policy and snapshot, and sealed so that nobody can make one.</summary>
internal sealed class PageTokens(byte[] secret)
{
    private const int SnapshotBytes = 32;
    private const int Length = SnapshotBytes + sizeof(int) + SealBytes;
    private const int SealBytes = 16;

    /// <summary>What a token is bound to beside its position.</summary>
    /// <param name="method">The method.</param>
    /// <param name="office">The caller's office.</param>
    /// <param name="request">The request without page token and page size.</param>
    public static byte[] Binding(string method, string office, IMessage request)
    {
        var whose = $"{method}\0{office}\0";
        var length = Encoding.UTF8.GetByteCount(whose);
        var bytes = new byte[length + request.CalculateSize()];
        Encoding.UTF8.GetBytes(whose, bytes);
        request.WriteTo(bytes.AsSpan(length));
        return SHA256.HashData(bytes);
    }

    public string Write(PagePosition position, byte[] binding)
    {
        Span<byte> token = stackalloc byte[Length];
        Convert.FromHexString(position.Snapshot).CopyTo(token);
        BinaryPrimitives.WriteInt32BigEndian(token[SnapshotBytes..], position.Offset);
        Seal(token[..^SealBytes], binding).CopyTo(token[^SealBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads a token.</summary>
    /// <returns>Null when it is none, or belongs to another request.</returns>
    public PagePosition? Read(string text, byte[] binding)
    {
        Span<byte> token = stackalloc byte[Length];
        if (text.Length > 200 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, token, out var written) || written != Length)
            return null;
        return CryptographicOperations.FixedTimeEquals(Seal(token[..^SealBytes], binding), token[^SealBytes..])
            ? new PagePosition(Convert.ToHexStringLower(token[..SnapshotBytes]), BinaryPrimitives.ReadInt32BigEndian(token[SnapshotBytes..]))
            : null;
    }

    private byte[] Seal(ReadOnlySpan<byte> position, byte[] binding) => HMACSHA256.HashData(secret, (byte[])[.. position, .. binding])[..SealBytes];
}
