using System.Runtime.InteropServices;
using Kausa.Matching.Grpc.Validation;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>What parts of rows were read as: bytes that many rows have in common are read once, and the rows share what they say.</summary>
/// <param name="read">Reads a part.</param>
/// <remarks>Used by one thread at a time. Keeps only what is sound, and no more than a market has of parts that are shared.</remarks>
internal sealed class KnownBytes<T>(KnownBytes<T>.Reader read)
{
    private const int MostKept = 1 << 16;

    private readonly Dictionary<byte[], T> _values = new(BytesComparer.Instance);

    /// <summary>Reads a part.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="fields">Takes what is wrong with it.</param>
    public delegate T Reader(ReadOnlySpan<byte> bytes, FieldReader fields);

    /// <summary>What a part says.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="isSound">Becomes false when something is wrong with it.</param>
    public T Read(ReadOnlySpan<byte> bytes, ref bool isSound)
    {
        var known = _values.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (known.TryGetValue(bytes, out var value))
            return value;
        var fields = new FieldReader(new Violations { IsOfStoredRow = true }, string.Empty);
        value = read(bytes, fields);
        if (!fields.IsSound)
            isSound = false;
        else if (_values.Count < MostKept)
            known[bytes] = value;
        return value;
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            const ulong Spread = 0x9E3779B97F4A7C15;
            var hash = (ulong)alternate.Length;
            foreach (var eight in MemoryMarshal.Cast<byte, ulong>(alternate))
                hash = ulong.RotateLeft((hash ^ eight) * Spread, 29);
            foreach (var one in alternate[(alternate.Length & ~7)..])
                hash = (hash ^ one) * Spread;
            return (int)(hash >> 32);
        }
    }
}
