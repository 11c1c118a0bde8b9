using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Model;

namespace Kausa.Matching.Snapshots;

/// <summary>Writes values as the one byte sequence that stands for them, whatever order or culture they came in.</summary>
/// <remarks>
/// Each value is a tag byte and a payload: 0 = not known; N = 64-bit big-endian number; T = 32-bit big-endian byte count and UTF-8;
/// L = 32-bit big-endian item count and items in order; S = the same with items sorted by their bytes; R = begin of a record, with its
/// name as T. Tags and counts make the sequence free of ambiguity. Specification: docs/determinism.md.
/// </remarks>
public sealed class CanonicalEncoder
{
    private readonly ArrayBufferWriter<byte> _bytes;

    /// <summary>An encoder without bytes.</summary>
    public CanonicalEncoder() => _bytes = new ArrayBufferWriter<byte>();

    /// <summary>An encoder with room for so many bytes before it has to grow.</summary>
    internal CanonicalEncoder(int capacity) => _bytes = new ArrayBufferWriter<byte>(capacity);

    /// <summary>The bytes written so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>SHA-256 of the bytes written so far.</summary>
    /// <returns>32 bytes.</returns>
    public byte[] Hash() => SHA256.HashData(_bytes.WrittenSpan);

    /// <summary>Adds the hash of the bytes written so far to an id and begins anew.</summary>
    /// <param name="sum">The id.</param>
    /// <returns>The id with one more row.</returns>
    internal SnapshotId AddTo(SnapshotId sum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.WrittenSpan, hash);
        _bytes.ResetWrittenCount();
        return sum.Plus(hash);
    }

    /// <summary>Begins a record.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Record(string name)
    {
        Tag('R');
        return Text(name);
    }

    /// <summary>Writes a text or "not known".</summary>
    /// <param name="value">The text.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Text(string? value)
    {
        if (value is null)
        {
            return Unknown();
        }

        Tag('T');
        Int32(Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _bytes);
        return this;
    }

    /// <summary>Writes a number or "not known".</summary>
    /// <param name="value">The number.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Number(long? value)
    {
        if (value is not { } known)
        {
            return Unknown();
        }

        Tag('N');
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(8), known);
        _bytes.Advance(8);
        return this;
    }

    /// <summary>Writes yes, no or "not known".</summary>
    /// <param name="value">The fact.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Flag(bool? value) => Number(value is { } known ? (known ? 1 : 0) : null);

    /// <summary>Writes a date or "not known".</summary>
    /// <param name="value">The date.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Date(DateOnly? value) => Number(value is { } known ? (known.Year * 10_000) + (known.Month * 100) + known.Day : null);

    /// <summary>Writes the code of a member or "not known".</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Code<TEnum>(TEnum? value)
        where TEnum : struct, Enum
    {
        if (value is not { } known)
        {
            return Unknown();
        }

        var code = EnumCode.Utf8(known);
        Tag('T');
        Int32(code.Length);
        _bytes.Write(code);
        return this;
    }

    /// <summary>Writes an identifier or "not known".</summary>
    /// <typeparam name="T">What is identified.</typeparam>
    /// <param name="value">The identifier.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Id<T>(Id<T>? value) => Text(value?.Value);

    /// <summary>Writes items whose order means something.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items, or null for "not known".</param>
    /// <param name="write">Writes one item.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder List<T>(IReadOnlyCollection<T>? items, Action<CanonicalEncoder, T> write)
    {
        if (items is null)
        {
            return Unknown();
        }

        BeginList(items.Count);
        foreach (var item in items)
        {
            write(this, item);
        }

        return this;
    }

    /// <summary>Begins a list whose items follow.</summary>
    /// <param name="count">Number of items.</param>
    /// <returns>This encoder.</returns>
    internal CanonicalEncoder BeginList(int count)
    {
        Tag('L');
        Int32(count);
        return this;
    }

    /// <summary>Writes items whose order means nothing: they are sorted by their bytes.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items, or null for "not known".</param>
    /// <param name="write">Writes one item.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Set<T>(IReadOnlyCollection<T>? items, Action<CanonicalEncoder, T> write)
    {
        if (items is null)
        {
            return Unknown();
        }

        Tag('S');
        Int32(items.Count);
        if (items.Count <= 1)
        {
            foreach (var item in items)
            {
                write(this, item);
            }

            return this;
        }

        var encoded = items.Select(item =>
        {
            var own = new CanonicalEncoder();
            write(own, item);
            return own._bytes.WrittenSpan.ToArray();
        }).ToList();
        encoded.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        encoded.ForEach(bytes => _bytes.Write(bytes));
        return this;
    }

    private CanonicalEncoder Unknown()
    {
        Tag('0');
        return this;
    }

    private void Tag(char tag)
    {
        _bytes.GetSpan(1)[0] = (byte)tag;
        _bytes.Advance(1);
    }

    private void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }
}
