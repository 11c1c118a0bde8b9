namespace Kausa.Matching.Compile;

/// <summary>Gives equal values one small code, in the order of their first appearance.</summary>
/// <typeparam name="T">The values; equality by value.</typeparam>
/// <remarks>Grows only; a code once given never changes its meaning. Not thread-safe while growing: one builder owns it.</remarks>
internal sealed class CodeTable<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _codes;
    private readonly List<T> _values;
    private T[]? _array;

    /// <summary>An empty table.</summary>
    public CodeTable()
    {
        _codes = [];
        _values = [];
    }

    private CodeTable(CodeTable<T> other)
    {
        _codes = new Dictionary<T, int>(other._codes);
        _values = [.. other._values];
    }

    /// <summary>Number of codes given.</summary>
    public int Count => _values.Count;

    /// <summary>The value of a code.</summary>
    public T this[int code] => _values[code];

    /// <summary>The code of a value, given now if it is new.</summary>
    public int CodeOf(T value)
    {
        if (!_codes.TryGetValue(value, out var code))
        {
            code = _values.Count;
            _codes.Add(value, code);
            _values.Add(value);
            _array = null;
        }

        return code;
    }

    /// <summary>The code of a value, or −1 when it has none.</summary>
    public int Find(T value) => _codes.TryGetValue(value, out var code) ? code : -1;

    /// <summary>A copy that grows on its own.</summary>
    public CodeTable<T> Copy() => new(this);

    /// <summary>The values by code, the same array until a code is given.</summary>
    public T[] ToArray() => _array ??= [.. _values];
}
