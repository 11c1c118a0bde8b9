using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility;

/// <summary>A variable part of a text, culture-free until somebody reads it.</summary>
/// <param name="Name">Name in the text template, for example <c>date</c>.</param>
/// <param name="Value">ISO date, invariant number or code.</param>
/// <param name="Kind">How people should see it.</param>
public sealed record TextArgument(string Name, string Value, TextArgumentKind Kind)
{
    // Days that rules name lie close together and come again with every pair.
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly string?[] Days = new string?[new DateOnly(2100, 1, 1).DayNumber - FirstDay];

    /// <summary>A date argument.</summary>
    /// <param name="name">Name in the template.</param>
    /// <param name="value">The date.</param>
    /// <returns>The argument.</returns>
    public static TextArgument Date(string name, DateOnly value) => new(name, TextOf(value), TextArgumentKind.Date);

    /// <summary>A number argument.</summary>
    /// <param name="name">Name in the template.</param>
    /// <param name="value">The number.</param>
    /// <returns>The argument.</returns>
    public static TextArgument Number(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture), TextArgumentKind.Number);

    /// <summary>A number of tenths, shown with one decimal.</summary>
    /// <param name="name">Name in the template.</param>
    /// <param name="value">The number in tenths.</param>
    /// <returns>The argument.</returns>
    public static TextArgument Tenths(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture), TextArgumentKind.Tenths);

    /// <summary>A time of day, HH:mm.</summary>
    /// <param name="name">Name of the placeholder.</param>
    /// <param name="value">The time.</param>
    /// <returns>The argument.</returns>
    public static TextArgument Time(string name, TimeOnly value) => Text(name, value.ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>A text that stands as it is, such as the title of an occupation.</summary>
    /// <param name="name">Name in the template.</param>
    /// <param name="value">The text.</param>
    /// <returns>The argument.</returns>
    public static TextArgument Text(string name, string value) => new(name, value, TextArgumentKind.Text);

    /// <summary>An argument that is itself a code with a text of its own.</summary>
    /// <param name="name">Name in the template.</param>
    /// <param name="code">UPPER_SNAKE code.</param>
    /// <returns>The argument.</returns>
    public static TextArgument Code(string name, string code) => new(name, code, TextArgumentKind.Code);

    private static string TextOf(DateOnly day) => (uint)(day.DayNumber - FirstDay) < (uint)Days.Length ? Days[day.DayNumber - FirstDay] ??= Written(day) : Written(day);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>How people see an argument.</summary>
public enum TextArgumentKind
{
    /// <summary>A date in the reader's form.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number of tenths, shown with one decimal.</summary>
    Tenths,

    /// <summary>A code, or several separated by <c>|</c>, each shown by its own text.</summary>
    Code,

    /// <summary>A text that stands as it is.</summary>
    Text,
}

/// <summary>What one rule says about one pair.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Value">Its value.</param>
/// <param name="Effect">What that does to the status.</param>
/// <param name="Arguments">Variable parts of the text.</param>
/// <param name="Owner">Who acts; null when nobody has to.</param>
/// <param name="DueOn">By when; null when there is no date.</param>
public sealed record RuleOutcome(ReasonCode Code, RuleValue Value, RuleEffect Effect, ValueList<TextArgument> Arguments, Responsible? Owner, DateOnly? DueOn);
