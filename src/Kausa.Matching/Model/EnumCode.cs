using System.Collections.Frozen;
using System.Text;

namespace Kausa.Matching.Model;

/// <summary>Stable UPPER_SNAKE codes of enum members, as files, contracts and reasons write them.</summary>
/// <remarks>
/// The code follows from the member's name: <c>GrantedWithConditions</c> is GRANTED_WITH_CONDITIONS, <c>C01WorkNotPermitted</c> is
/// C01_WORK_NOT_PERMITTED, <c>ResidencePermitTraining16A</c> is RESIDENCE_PERMIT_TRAINING_16A. Codes are ordinal and culture-free.
/// </remarks>
public static class EnumCode
{
    /// <summary>The code of a member.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="value">A defined member.</param>
    /// <returns>Its code.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member.</exception>
    public static string Code<TEnum>(this TEnum value)
        where TEnum : struct, Enum =>
        Table<TEnum>.Codes.TryGetValue(value, out var code) ? code : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a {typeof(TEnum).Name}.");

    /// <summary>The code of a member as bytes, for encoders.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member.</exception>
    internal static ReadOnlySpan<byte> Utf8<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Table<TEnum>.Utf8.TryGetValue(value, out var code) ? code : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a {typeof(TEnum).Name}.");

    /// <summary>Finds the member of a code.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="code">The code, exactly as <see cref="Code"/> writes it.</param>
    /// <param name="value">The member.</param>
    /// <returns>False when no member has that code.</returns>
    public static bool TryParse<TEnum>(string code, out TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.Members.TryGetValue(code, out value);

    /// <summary>All codes of an enumeration in the order of its members.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <returns>The codes, to say what is allowed.</returns>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum => Table<TEnum>.Ordered;

    private static string FromName(string name)
    {
        var code = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && StartsWord(name, i))
            {
                code.Append('_');
            }

            code.Append(char.ToUpperInvariant(name[i]));
        }

        return code.ToString();
    }

    private static bool StartsWord(string name, int i)
    {
        var before = name[i - 1];
        return char.IsAsciiLetterUpper(name[i])
            ? char.IsAsciiLetterLower(before) || (char.IsAsciiDigit(before) && i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]))
            : char.IsAsciiDigit(name[i]) && char.IsAsciiLetterLower(before);
    }

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly string[] Ordered = [.. Enum.GetValues<TEnum>().Select(value => FromName(value.ToString()))];
        public static readonly FrozenDictionary<TEnum, string> Codes = Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => FromName(value.ToString()));
        public static readonly FrozenDictionary<TEnum, byte[]> Utf8 = Codes.ToFrozenDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value));
        public static readonly FrozenDictionary<string, TEnum> Members = Codes.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
