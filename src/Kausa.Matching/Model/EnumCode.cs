using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
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
        Table<TEnum>.Find(value) is { } known ? known.Code : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a {typeof(TEnum).Name}.");

    /// <summary>The code of a member as bytes, for encoders.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member.</exception>
    internal static ReadOnlySpan<byte> Utf8<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Table<TEnum>.Find(value) is { } known ? known.Utf8 : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a {typeof(TEnum).Name}.");

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
        public static readonly FrozenDictionary<string, TEnum> Members = Enum.GetValues<TEnum>().ToFrozenDictionary(value => FromName(value.ToString()), StringComparer.Ordinal);

        // By number, from the lowest: members stand close together.
        private static readonly int Lowest = Enum.GetValues<TEnum>().Min(Number);
        private static readonly Entry?[] Entries = Numbered();

        public static Entry? Find(TEnum value) => Number(value) - Lowest is var at && (uint)at < (uint)Entries.Length ? Entries[at] : null;

        private static int Number(TEnum value) => Unsafe.SizeOf<TEnum>() == sizeof(int) ? Unsafe.As<TEnum, int>(ref value) : Convert.ToInt32(value, CultureInfo.InvariantCulture);

        private static Entry?[] Numbered()
        {
            var values = Enum.GetValues<TEnum>();
            var entries = new Entry?[values.Max(Number) - Lowest + 1];
            foreach (var value in values)
            {
                var code = FromName(value.ToString());
                entries[Number(value) - Lowest] = new Entry(code, Encoding.UTF8.GetBytes(code));
            }

            return entries;
        }

        public sealed record Entry(string Code, byte[] Utf8);
    }
}
