using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Assessments;

/// <summary>On which days somebody can have been assessed (EST): what lies outside is a slip of the pen.</summary>
internal static class TestDays
{
    /// <summary>Nobody younger has results of these instruments: examinations of German begin at this age.</summary>
    public const int YoungestYears = 10;

    /// <summary>Results older than this say nothing: ageing alone makes their error as wide as not knowing.</summary>
    public const int OldestYears = 50;

    /// <summary>So far a market may lie behind the results that come into it: results of today belong into one that was written down a while ago, too.</summary>
    public const int YearsAhead = 1;

    /// <summary>The first day that can be meant of anybody.</summary>
    public static DateOnly First(DateOnly asOf) => asOf.AddYears(-OldestYears);

    /// <summary>The last day that can be meant of anybody.</summary>
    public static DateOnly Last(DateOnly asOf) => asOf.AddYears(YearsAhead);

    /// <summary>The first day that can be meant of a person.</summary>
    public static DateOnly First(BirthMonth born) => new DateOnly(born.Year, born.Month, 1).AddYears(YoungestYears);
}
