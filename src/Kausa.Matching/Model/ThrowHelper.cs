using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kausa.Matching.Model;

/// <summary>The one place that words argument errors: each names the field, the value and what is allowed.</summary>
internal static class ThrowHelper
{
    public static int InRange(int value, int min, int max, string field)
    {
        if (value < min || value > max)
        {
            throw new ArgumentOutOfRangeException(field, value, string.Create(CultureInfo.InvariantCulture, $"{field} must be {min}..{max}."));
        }

        return value;
    }

    public static int? InRange(int? value, int min, int max, string field) => value is int known ? InRange(known, min, max, field) : null;

    public static string NotBlank(string? value, int maxLength, string field)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > maxLength)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{field} must be a text of 1..{maxLength} characters."), field);
        }

        return value;
    }

    public static void Check([DoesNotReturnIf(false)] bool holds, string field, string allowed)
    {
        if (!holds)
        {
            throw new ArgumentException($"{field}: {allowed}.", field);
        }
    }

    public static void Check([DoesNotReturnIf(false)] bool holds, string field, [InterpolatedStringHandlerArgument(nameof(holds))] AllowedText allowed)
    {
        if (!holds)
        {
            Check(holds, field, allowed.Take());
        }
    }
}
