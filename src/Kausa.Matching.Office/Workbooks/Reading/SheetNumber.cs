using System.Globalization;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>Numbers of a sheet without binary fractions: a spreadsheet shows fifteen digits, so fifteen digits are read.</summary>
internal static class SheetNumber
{
    private const int Digits = 15;
    private const int MinutesOfDay = 24 * 60;
    private const int FalseLeapDay = 60;
    private static readonly DateOnly Base1900 = new(1899, 12, 30);
    private static readonly DateOnly Base1904 = new(1904, 1, 1);

    /// <summary>Reads a number as a sheet writes it, such as <c>2.7000000000000002</c> or <c>4.6E4</c>.</summary>
    /// <returns>False for what no table of a market can hold.</returns>
    public static bool TryRead(string text, out decimal number)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            || decimal.Abs(number) >= 1_000_000_000_000m)
        {
            return false;
        }

        var whole = decimal.Truncate(decimal.Abs(number)).ToString(CultureInfo.InvariantCulture).Length;
        number = decimal.Round(number, Digits - whole, MidpointRounding.AwayFromZero);
        return true;
    }

    /// <summary>The number as tables write it.</summary>
    public static string Text(decimal number) => number.ToString("0.###############", CultureInfo.InvariantCulture);

    /// <summary>The day of a number; null when there is none, when it has a time too, or in the first weeks of 1900, which spreadsheets count wrongly.</summary>
    public static DateOnly? Day(decimal number, bool countsFrom1904)
    {
        if (number != decimal.Truncate(number) || number < (countsFrom1904 ? 0 : FalseLeapDay + 1) || number > 110_000)
        {
            return null;
        }

        return (countsFrom1904 ? Base1904 : Base1900).AddDays((int)number);
    }

    /// <summary>The number of a day counted from 1900; null for days that spreadsheets count wrongly.</summary>
    public static int? Of(DateOnly day) => day.DayNumber - Base1900.DayNumber is > FalseLeapDay and var number ? number : null;

    /// <summary>The time of a number; null when it is none of a day, or no whole minute.</summary>
    public static TimeOnly? Time(decimal number)
    {
        var minutes = decimal.Round(number * MinutesOfDay, 6, MidpointRounding.AwayFromZero);
        var whole = decimal.Round(minutes, 0, MidpointRounding.AwayFromZero);
        return number >= 0 && whole < MinutesOfDay && decimal.Abs(minutes - whole) < 0.001m ? new TimeOnly((int)whole / 60, (int)whole % 60) : null;
    }

    /// <summary>The number of a time.</summary>
    public static decimal Of(TimeOnly time) => decimal.Round(((time.Hour * 60) + time.Minute) / (decimal)MinutesOfDay, 12);
}
