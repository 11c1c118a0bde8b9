using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kausa.Matching.Ranking;

/// <summary>The arbitrary but fixed order inside a rank group: stable, stated as arbitrary, favouring nobody's identifier.</summary>
/// <remarks>Specification: docs/scoring.md, "Order".</remarks>
public static class TieBreak
{
    private const int MostBytesOnStack = 512;

    /// <summary>Hash of one side.</summary>
    /// <param name="tieKey">The policy's tie key.</param>
    /// <param name="id">Identifier of the candidate or place.</param>
    /// <returns>The first 64 bits, big-endian, of SHA-256(tieKey ‖ id) over UTF-8.</returns>
    public static ulong Hash(string tieKey, string id)
    {
        ArgumentNullException.ThrowIfNull(tieKey);
        ArgumentNullException.ThrowIfNull(id);
        var most = Encoding.UTF8.GetMaxByteCount(tieKey.Length) + Encoding.UTF8.GetMaxByteCount(id.Length);
        Span<byte> text = most <= MostBytesOnStack ? stackalloc byte[MostBytesOnStack] : new byte[most];
        var length = Encoding.UTF8.GetBytes(tieKey, text);
        length += Encoding.UTF8.GetBytes(id, text[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>Key of a pair; the smaller key stands first.</summary>
    /// <param name="candidateHash">Hash of the candidate.</param>
    /// <param name="placeHash">Hash of the place.</param>
    /// <returns>mix64(candidateHash XOR placeHash).</returns>
    public static ulong Key(ulong candidateHash, ulong placeHash) => Mix64(candidateHash ^ placeHash);

    /// <summary>A bijective mix of 64 bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014).</summary>
    /// <param name="value">Any number.</param>
    /// <returns>The mixed number.</returns>
    public static ulong Mix64(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
