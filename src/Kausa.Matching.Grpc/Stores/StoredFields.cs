using System.Text;
using System.Text.Unicode;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>The fields of a stored message in the order of their numbers, as the generated code writes them.</summary>
/// <remarks>Whatever stands in another way than that ends the walk with <see cref="IsWhole"/> false, and nothing that was read counts. Source: Protocol Buffers, "Encoding".</remarks>
/// <param name="bytes">The bytes of the message.</param>
/// <param name="repeats">Whether a number may come again.</param>
internal ref struct StoredFields(ReadOnlySpan<byte> bytes, bool repeats = false)
{
    private const int Varint = 0, LengthDelimited = 2;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private ReadOnlySpan<byte> _content;
    private ulong _number;
    private int _type;
    private int _begin;
    private int _end;

    /// <summary>Number of the field that the walk stands at.</summary>
    public int Field { get; private set; }

    /// <summary>Whether everything so far was as it should be.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Where the field begins.</summary>
    public readonly int Begin => _begin;

    /// <summary>Goes to the next field.</summary>
    /// <returns>False behind the last one.</returns>
    public bool Next()
    {
        var before = Field;
        if (!Step())
            return false;
        IsWhole &= Field > before || (repeats && Field == before);
        return IsWhole;
    }

    /// <summary>The number that the field holds.</summary>
    public int Number()
    {
        IsWhole &= _type == Varint;
        return (int)_number;
    }

    /// <summary>Yes or no.</summary>
    public bool Flag()
    {
        IsWhole &= _type == Varint;
        return _number != 0;
    }

    /// <summary>A member of an enumeration; null for the unspecified one.</summary>
    public T? Word<T>()
        where T : struct, Enum
    {
        if (Number() is var number && Words.TryRead<T>(number, out var value))
            return value;
        IsWhole &= number == 0;
        return null;
    }

    /// <summary>The text that the field holds.</summary>
    public string Text()
    {
        IsWhole &= Utf8.IsValid(Bytes());
        return Encoding.UTF8.GetString(_content);
    }

    /// <summary>The bytes that the field holds.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        IsWhole &= _type == LengthDelimited;
        return _content;
    }

    /// <summary>The bytes of this field and of those that follow with the same number, with their tags.</summary>
    public ReadOnlySpan<byte> Run()
    {
        var begin = _begin;
        for (var ahead = this; ahead.Step() && ahead.Field == Field;)
            this = ahead;
        return _bytes[begin.._end];
    }

    private bool Step()
    {
        _begin = _end;
        if (_end == _bytes.Length || !IsWhole)
            return false;
        var tag = Value();
        (Field, _type, _number) = ((int)(tag >> 3), (int)(tag & 7), 0);
        _content = default;
        switch (_type)
        {
            case Varint:
                _number = Value();
                break;
            case LengthDelimited when Value() is var length && length <= (ulong)(_bytes.Length - _end):
                _content = _bytes.Slice(_end, (int)length);
                _end += (int)length;
                break;
            default:
                IsWhole = false;
                break;
        }

        return IsWhole;
    }

    private ulong Value()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && _end < _bytes.Length; shift += 7)
        {
            var one = _bytes[_end++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
                return value;
        }

        IsWhole = false;
        return 0;
    }
}
