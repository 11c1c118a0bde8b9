using System.Globalization;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Days and times as the contract writes them; empty is "not known".</summary>
internal static class Days
{
    public static string Of(DateOnly? day) => day is { } known ? Of(known) : string.Empty;

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(TimeOnly? time) => time is { } known ? known.ToString("HH:mm", CultureInfo.InvariantCulture) : string.Empty;
}
