using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Reads a value if it has the right shape.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
internal delegate bool TryRead<T>(PolicyNode node, [MaybeNullWhen(false)] out T value);

/// <summary>Type and range of a value, with the words that say what is allowed.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
/// <param name="Allowed">What is allowed, for problems.</param>
/// <param name="TryRead">Reads a value that is allowed.</param>
internal sealed record ValueShape<T>(PolicyText Allowed, TryRead<T> TryRead);

/// <summary>The shapes that policies are made of.</summary>
internal static class ValueShape
{
    /// <summary>A day written yyyy-MM-dd.</summary>
    public static ValueShape<DateOnly> Day { get; } = new(PolicyText.Of("DAY"), TryReadDay);

    /// <summary>True or false.</summary>
    public static ValueShape<bool> Flag { get; } = new(PolicyText.Of("FLAG"), TryReadFlag);

    /// <summary>An integer in a range with inclusive ends.</summary>
    public static ValueShape<int> Integer(int min, int max)
    {
        bool TryReadInteger(PolicyNode node, out int value)
        {
            value = 0;
            return node.Kind == NodeKind.Number
                && int.TryParse(node.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                && value >= min && value <= max;
        }

        return new(PolicyText.Of("INTEGER", ("min", min), ("max", max)), TryReadInteger);
    }

    /// <summary>A large integer in a range with inclusive ends.</summary>
    public static ValueShape<long> Long(long min, long max)
    {
        bool TryReadLong(PolicyNode node, out long value)
        {
            value = 0;
            return node.Kind == NodeKind.Number
                && long.TryParse(node.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                && value >= min && value <= max;
        }

        return new(PolicyText.Of("INTEGER", ("min", min), ("max", max)), TryReadLong);
    }

    /// <summary>A text that is not blank.</summary>
    public static ValueShape<string> Text(int maxLength) => Text(
        PolicyText.Of("TEXT", ("max", maxLength)),
        text => text.Length <= maxLength && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl));

    /// <summary>A text that a test accepts.</summary>
    public static ValueShape<string> Text(PolicyText allowed, Func<string, bool> accepts)
    {
        bool TryReadText(PolicyNode node, [MaybeNullWhen(false)] out string value)
        {
            value = node.Raw;
            return node.Kind == NodeKind.Text && accepts(value);
        }

        return new(allowed, TryReadText);
    }

    /// <summary>A member of an enumeration by its code.</summary>
    public static ValueShape<TEnum> Code<TEnum>()
        where TEnum : struct, Enum => Code<TEnum>(_ => true, "ONE_OF");

    /// <summary>A member of an enumeration by its code, where only some are allowed.</summary>
    /// <param name="accepts">Whether a member is allowed here.</param>
    /// <param name="key">Key of the text that lists what is allowed as <c>codes</c>.</param>
    public static ValueShape<TEnum> Code<TEnum>(Func<TEnum, bool> accepts, string key)
        where TEnum : struct, Enum
    {
        bool TryReadCode(PolicyNode node, out TEnum value)
        {
            value = default;
            return node.Kind == NodeKind.Text && EnumCode.TryParse(node.Raw, out value) && accepts(value);
        }

        var allowed = Enum.GetValues<TEnum>().Where(accepts).Select(value => value.Code());
        return new(PolicyText.Of(key, ("codes", string.Join(", ", allowed))), TryReadCode);
    }

    private static bool TryReadDay(PolicyNode node, out DateOnly value) =>
        DateOnly.TryParseExact(node.Kind == NodeKind.Text ? node.Raw : null, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
        && value.Year is >= 1900 and < 2200;

    private static bool TryReadFlag(PolicyNode node, out bool value)
    {
        value = node.Raw == "true";
        return node.Kind == NodeKind.Boolean;
    }
}
