using System.Globalization;

namespace Kausa.Matching.Model;

/// <summary>A month of birth: all that the youth-protection rules need, and never scored.</summary>
/// <param name="Year">Calendar year 1900..2100.</param>
/// <param name="Month">Month 1..12.</param>
/// <remarks>
/// Because the day is not kept, an age is counted as if the person was born on the last day of the month: the youngest possible age,
/// which protects minors. <c>default</c> is not a month.
/// </remarks>
public readonly record struct BirthMonth(int Year, int Month) : IComparable<BirthMonth>
{
    /// <summary>Calendar year 1900..2100.</summary>
    public int Year { get; } = ThrowHelper.InRange(Year, 1900, 2100, nameof(Year));

    /// <summary>Month 1..12.</summary>
    public int Month { get; } = ThrowHelper.InRange(Month, 1, 12, nameof(Month));

    /// <summary>Reads <c>yyyy-MM</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="month">The month.</param>
    /// <returns>False when the text is not a month between 1900-01 and 2100-12.</returns>
    public static bool TryParse(string text, out BirthMonth month)
    {
        month = default;
        if (text.Length != 7 || !DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 1900 or > 2100)
        {
            return false;
        }

        month = new BirthMonth(first.Year, first.Month);
        return true;
    }

    /// <summary>Full years of age on a day, counted for the youngest person born in this month.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Completed years; negative before birth.</returns>
    public int AgeYearsAt(DateOnly day)
    {
        var lastOfBirthMonth = DateTime.DaysInMonth(Year, Month);
        var years = day.Year - Year;
        var hadBirthday = day.Month > Month || (day.Month == Month && day.Day >= Math.Min(lastOfBirthMonth, DateTime.DaysInMonth(day.Year, day.Month)));
        return hadBirthday ? years : years - 1;
    }

    /// <summary>Order in time.</summary>
    /// <param name="other">The other month.</param>
    /// <returns>Negative, zero or positive.</returns>
    public int CompareTo(BirthMonth other) => ((Year * 12) + Month).CompareTo((other.Year * 12) + other.Month);

    /// <summary>ISO text <c>yyyy-MM</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    /// <summary>Order in time.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator <(BirthMonth left, BirthMonth right) => left.CompareTo(right) < 0;

    /// <summary>Order in time.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator >(BirthMonth left, BirthMonth right) => left.CompareTo(right) > 0;

    /// <summary>Order in time.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator <=(BirthMonth left, BirthMonth right) => left.CompareTo(right) <= 0;

    /// <summary>Order in time.</summary>
    /// <param name="left">Left.</param>
    /// <param name="right">Right.</param>
    public static bool operator >=(BirthMonth left, BirthMonth right) => left.CompareTo(right) >= 0;
}
