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
    // Room that most rows need.
    private const int BytesOfRow = 512;
    private const int MostItemsOnStack = 64;

    private byte[] _bytes;
    private int _length;

    /// <summary>An encoder without bytes.</summary>
    public CanonicalEncoder()
        : this(new byte[BytesOfRow])
    {
    }

    /// <summary>An encoder that writes into somebody's room until it has to grow out of it.</summary>
    internal CanonicalEncoder(byte[] room) => _bytes = room;

    /// <summary>The bytes written so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>SHA-256 of the bytes written so far.</summary>
    /// <returns>32 bytes.</returns>
    public byte[] Hash() => SHA256.HashData(Bytes);

    /// <summary>Adds the hash of the bytes written so far to an id and begins anew.</summary>
    /// <param name="sum">The id.</param>
    /// <returns>The id with one more row.</returns>
    internal SnapshotId AddTo(SnapshotId sum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Bytes, hash);
        _length = 0;
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
        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var count = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length + sizeof(int)));
        Int32(count);
        _length += count;
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
        BinaryPrimitives.WriteInt64BigEndian(Next(sizeof(long)), known);
        return this;
    }

    /// <summary>Writes yes, no or "not known".</summary>
    /// <param name="value">The fact.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Flag(bool? value) => Number(value is { } known ? (known ? 1 : 0) : null);

    /// <summary>Writes a date or "not known".</summary>
    /// <param name="value">The date.</param>
    /// <returns>This encoder.</returns>
    public CanonicalEncoder Date(DateOnly? value)
    {
        if (value is not { } known)
        {
            return Unknown();
        }

        var (year, month, day) = known;
        return Number((year * 10_000) + (month * 100) + day);
    }

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
        code.CopyTo(Next(code.Length));
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
        foreach (var item in SpanOf(items))
        {
            write(this, item);
        }

        return this;
    }

    /// <summary>Writes values that are encoded already.</summary>
    /// <param name="bytes">Their bytes.</param>
    /// <returns>This encoder.</returns>
    internal CanonicalEncoder Encoded(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Next(bytes.Length));
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
        var begin = _length;
        var isInOrder = true;
        var ends = items.Count <= MostItemsOnStack ? stackalloc int[items.Count] : new int[items.Count];
        var at = 0;
        foreach (var item in SpanOf(items))
        {
            write(this, item);
            ends[at++] = _length - begin;
            isInOrder &= at < 2 || Item(_bytes.AsSpan(begin), ends, at - 2).SequenceCompareTo(Item(_bytes.AsSpan(begin), ends, at - 1)) <= 0;
        }

        if (!isInOrder)
        {
            Sort(_bytes.AsSpan(begin, _length - begin), ends);
        }

        return this;
    }

    // Sets mostly come in an order that is that of their bytes.
    private static void Sort(Span<byte> bytes, ReadOnlySpan<int> ends)
    {
        var items = new byte[ends.Length][];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Item(bytes, ends, i).ToArray();
        }

        Array.Sort(items, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        foreach (var item in items)
        {
            item.CopyTo(bytes);
            bytes = bytes[item.Length..];
        }
    }

    private static ReadOnlySpan<byte> Item(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> ends, int i) => bytes[(i == 0 ? 0 : ends[i - 1])..ends[i]];

    private CanonicalEncoder Unknown()
    {
        Tag('0');
        return this;
    }

    private void Tag(char tag) => Next(1)[0] = (byte)tag;

    private void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), value);

    private Span<byte> Next(int count)
    {
        Reserve(count);
        var room = _bytes.AsSpan(_length, count);
        _length += count;
        return room;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }

    private static ReadOnlySpan<T> SpanOf<T>(IReadOnlyCollection<T> items) => items is ValueList<T> list ? list.AsSpan() : items.ToArray();
}
