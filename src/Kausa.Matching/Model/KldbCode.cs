using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kausa.Matching.Model;

/// <summary>A code of the German classification of occupations 2010 (KldB 2010): text of one to five digits.</summary>
/// <remarks>
/// The number of digits is the level; leading zeros count, so <c>01</c> and <c>1</c> are different groups. Order is
/// that of the text, ordinal: <c>2 &lt; 22 &lt; 223 &lt; 3</c>. The value of <c>default</c> has level 0 and no digits:
/// it equals no code that was parsed, sorts before all, contains every code and stands for "all occupations".
/// Source: Bundesagentur für Arbeit, KldB 2010, revised edition 2020.
/// </remarks>
public readonly record struct KldbCode : IComparable<KldbCode>
{
    /// <summary>Digits of a complete code, one occupation type (Berufsgattung).</summary>
    public const int MaxLevel = 5;

    private static ReadOnlySpan<int> PowersOfTen => [1, 10, 100, 1_000, 10_000, 100_000];

    private readonly int _digits;
    private readonly byte _level;

    private KldbCode(int digits, int level)
    {
        _digits = digits;
        _level = (byte)level;
    }

    /// <summary>Number of digits: 1 area, 2 main group, 3 group, 4 sub-group, 5 type; 0 only for <c>default</c>.</summary>
    public int Level => _level;

    /// <summary>Reads a code.</summary>
    /// <param name="text">One to five ASCII digits, nothing else.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not one to five digits.</exception>
    public static KldbCode Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var code)
            ? code
            : throw new FormatException($"'{text}' is not a KldB 2010 code: one to five digits.");
    }

    /// <summary>Reads a code if <paramref name="text"/> is one; whether the classification lists it is the catalogue's business.</summary>
    /// <param name="text">One to five ASCII digits, or anything else.</param>
    /// <param name="code">The code, or <c>default</c>.</param>
    /// <returns>True if <paramref name="text"/> is a code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out KldbCode code)
    {
        code = default;
        if (text is null || text.Length is 0 or > MaxLevel)
            return false;
        var digits = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            digits = digits * 10 + (c - '0');
        }

        code = new KldbCode(digits, text.Length);
        return true;
    }

    /// <summary>The group of the first <paramref name="digits"/> digits: <c>22342</c> lies in the group <c>223</c>.</summary>
    /// <param name="digits">1 to <see cref="Level"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is not 1 to <see cref="Level"/>.</exception>
    public KldbCode Group(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, Level);
        return new KldbCode(_digits / PowersOfTen[Level - digits], digits);
    }

    /// <summary>True if this code begins with all digits of <paramref name="group"/>; every code is within itself.</summary>
    /// <param name="group">The same or a higher group.</param>
    public bool IsWithin(KldbCode group) =>
        group.Level <= Level && _digits / PowersOfTen[Level - group.Level] == group._digits;

    /// <summary>Compares as ordinal text does.</summary>
    /// <param name="other">The code to compare with.</param>
    /// <returns>Negative, zero or positive.</returns>
    public int CompareTo(KldbCode other)
    {
        var byDigits = (_digits * PowersOfTen[MaxLevel - Level]).CompareTo(other._digits * PowersOfTen[MaxLevel - other.Level]);
        return byDigits != 0 ? byDigits : Level.CompareTo(other.Level);
    }

    /// <summary>The digits with leading zeros; empty for <c>default</c>.</summary>
    public override string ToString() =>
        Level == 0 ? "" : _digits.ToString("D" + Level.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>True if <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(KldbCode left, KldbCode right) => left.CompareTo(right) < 0;

    /// <summary>True if <paramref name="left"/> sorts before or equals <paramref name="right"/>.</summary>
    public static bool operator <=(KldbCode left, KldbCode right) => left.CompareTo(right) <= 0;

    /// <summary>True if <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(KldbCode left, KldbCode right) => left.CompareTo(right) > 0;

    /// <summary>True if <paramref name="left"/> sorts after or equals <paramref name="right"/>.</summary>
    public static bool operator >=(KldbCode left, KldbCode right) => left.CompareTo(right) >= 0;
}
