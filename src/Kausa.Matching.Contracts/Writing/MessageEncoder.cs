using System.Buffers;
using System.Text;
using Google.Protobuf;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Writes the fields of a message straight into bytes, for answers whose messages would cost more to make than all else.</summary>
/// <remarks>
/// Written in the order of the field numbers, the bytes are those of the generated code: numbers that are 0, flags that are false and empty texts are left out
/// unless the field has presence (<see cref="Known"/>). A message inside is everything between <see cref="Begin"/> and <see cref="End"/>.
/// Source: protobuf encoding, protobuf.dev/programming-guides/encoding. Not thread-safe; disposing gives the room back, after which nothing of it may be read.
/// </remarks>
internal sealed class MessageEncoder : IMemoryOwner<byte>, IBufferWriter<byte>
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;

    // Most messages inside are of 128 to 16,383 bytes: their length takes two bytes, and nothing has to be moved when it is known.
    private const int LengthBytes = 2;
    private const int MostVarintBytes = 10;
    private byte[] _bytes;
    private int _count;

    /// <summary>An encoder without fields.</summary>
    /// <param name="capacity">Bytes that most of its messages need, so that it has not to grow often.</param>
    public MessageEncoder(int capacity = 4_096) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The bytes written so far.</summary>
    public Memory<byte> Memory => _bytes.AsMemory(0, _count);

    /// <summary>The same, to look at.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    /// <summary>A number or member of an enumeration without presence.</summary>
    public void Number(int field, int value)
    {
        if (value == 0)
            return;
        Reserve(2 * MostVarintBytes);
        Put((uint)(field << 3 | Varint));
        Put((ulong)value);
    }

    /// <summary>A number with presence; null is not written.</summary>
    public void Known(int field, int? value)
    {
        if (value is not { } known)
            return;
        Tag(field, Varint);
        Item(known);
    }

    /// <summary>A flag without presence.</summary>
    public void Flag(int field, bool value) => Number(field, value ? 1 : 0);

    /// <summary>One item of a packed list, between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public void Item(int value)
    {
        Reserve(MostVarintBytes);
        Put((ulong)value);
    }

    /// <summary>A text without presence.</summary>
    public void Text(int field, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
            return;
        var mark = Open(field, VarintBytes((uint)value.Length));
        Characters(value);
        End(mark);
    }

    /// <summary>A text of several pieces, without presence.</summary>
    public void Joined(int field, params ReadOnlySpan<string> pieces)
    {
        var length = 0;
        foreach (var piece in pieces)
            length += piece.Length;
        if (length == 0)
            return;
        var mark = Open(field, VarintBytes((uint)length));
        foreach (var piece in pieces)
            Characters(piece);
        End(mark);
    }

    /// <summary>A text without presence that is there in UTF-8.</summary>
    public void Text(int field, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return;
        Tag(field, LengthDelimited);
        Reserve(MostVarintBytes + utf8.Length);
        Put((uint)utf8.Length);
        Put(utf8);
    }

    /// <summary>Fields that are there as bytes, or a piece of a text between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public void Encoded(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        Put(bytes);
    }

    /// <summary>A message that is there already.</summary>
    public void Message(int field, IMessage value)
    {
        Tag(field, LengthDelimited);
        var size = value.CalculateSize();
        Reserve(MostVarintBytes + size);
        Put((ulong)size);
        value.WriteTo(_bytes.AsSpan(_count, size));
        _count += size;
    }

    /// <summary>Begins a message, a packed list, a map entry or a text of several pieces.</summary>
    /// <param name="field">The field.</param>
    /// <param name="lengthBytes">Bytes that the length will mostly take: 1 below 128 bytes of content, then 2. Any length is right; another one costs a move.</param>
    /// <returns>The mark that <see cref="End"/> takes.</returns>
    public Mark Begin(int field, int lengthBytes = LengthBytes) => Open(field, lengthBytes);

    /// <summary>Ends what was begun last and not ended yet.</summary>
    public void End(Mark mark)
    {
        var length = _count - mark.Start;
        var bytes = VarintBytes((uint)length);
        if (bytes != mark.LengthBytes)
        {
            Reserve(MostVarintBytes);
            _bytes.AsSpan(mark.Start, length).CopyTo(_bytes.AsSpan(mark.Start - mark.LengthBytes + bytes));
        }
        _count = mark.Start - mark.LengthBytes;
        Put((uint)length);
        _count += length;
    }

    /// <summary>What is written as fields of a message that is made for it.</summary>
    public T To<T>() where T : IMessage, new()
    {
        var message = new T();
        message.MergeFrom(Written);
        return message;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsSpan(_count);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(_count);
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _count), nameof(count));
        _count += count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _count) = ([], 0);
    }

    private Mark Open(int field, int lengthBytes)
    {
        Tag(field, LengthDelimited);
        Reserve(MostVarintBytes);
        _count += lengthBytes;
        return new Mark(_count, lengthBytes);
    }

    private void Characters(ReadOnlySpan<char> value)
    {
        Reserve(value.Length * 3);
        _count += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_count));
    }

    private void Tag(int field, int wireType)
    {
        Reserve(MostVarintBytes);
        Put((uint)(field << 3 | wireType));
    }

    private void Put(ulong value)
    {
        if (value < 0x80)
        {
            _bytes[_count++] = (byte)value;
            return;
        }

        var room = _bytes.AsSpan(_count);
        var at = 0;
        for (; value >= 0x80; value >>= 7)
            room[at++] = (byte)(value | 0x80);
        room[at++] = (byte)value;
        _count += at;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _count >= more)
            return;
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _count + more));
        Written.CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = grown;
    }

    private static int VarintBytes(uint value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;

    /// <summary>Where something begins whose length is not known yet.</summary>
    public readonly struct Mark
    {
        internal Mark(int start, int lengthBytes) => (Start, LengthBytes) = (start, lengthBytes);

        internal int Start { get; }
        internal int LengthBytes { get; }
    }
}
