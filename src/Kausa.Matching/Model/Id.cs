using System.Diagnostics.CodeAnalysis;

namespace Kausa.Matching.Model;

/// <summary>An opaque identifier of a <typeparamref name="T"/>: it names a row and says nothing about a person.</summary>
/// <typeparam name="T">What is identified; identifiers of different things cannot be mixed up.</typeparam>
/// <remarks>
/// 1 to 120 characters: ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, never five digits in a row, so that no postal code,
/// birth date or telephone number hides in it. Equality and order are ordinal. <c>default</c> is no identifier: its
/// <see cref="Value"/> throws.
/// </remarks>
public readonly record struct Id<T> : IComparable<Id<T>>
{
    /// <summary>The longest identifier, in characters.</summary>
    public const int MaxLength = 120;

    /// <summary>What is allowed, for error messages.</summary>
    public const string Allowed = "1..120 letters, digits, '-', '_' or '.', never five digits in a row";

    private readonly string? _value;

    /// <summary>Wraps a text.</summary>
    /// <param name="value">The identifier.</param>
    /// <exception cref="ArgumentException">The text is not of the allowed form.</exception>
    public Id(string value)
    {
        ThrowHelper.Check(IsValid(value), nameof(value), $"'{value}' is no identifier; allowed: {Allowed}");
        _value = value;
    }

    /// <summary>The text of the identifier.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, not an identifier.</exception>
    public string Value => _value ?? throw new InvalidOperationException($"This {typeof(T).Name} identifier was never set.");

    /// <summary>Whether a text has the form of an identifier.</summary>
    /// <param name="value">Any text.</param>
    /// <returns>True when <see cref="Allowed"/> holds.</returns>
    public static bool IsValid([NotNullWhen(true)] string? value)
    {
        if (string.IsNullOrEmpty(value) || value.Length > MaxLength)
        {
            return false;
        }

        var digits = 0;
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }

            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits == 5)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ordinal order of the texts.</summary>
    /// <param name="other">The other identifier.</param>
    /// <returns>Negative, zero or positive.</returns>
    public int CompareTo(Id<T> other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The text of the identifier, empty for <c>default</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _value ?? string.Empty;

    /// <summary>Ordinal order.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;
}
