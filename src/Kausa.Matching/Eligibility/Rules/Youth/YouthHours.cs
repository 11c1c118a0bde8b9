using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>Hours in which minors of an age may work.</summary>
/// <param name="FromMinute">First minute of the day.</param>
/// <param name="ToMinute">Last minute of the day.</param>
/// <remarks>The rule's hours are numbers of the policy; the exceptions of § 14 (2), (3) JArbSchG for sectors are hours from 16 or 17 years on.</remarks>
internal readonly record struct YouthHours(int FromMinute, int ToMinute)
{
    private const int Hour = 60;

    /// <summary>The hours for an age in a sector; a place with shifts has the later end of § 14 (2) no. 2.</summary>
    public static YouthHours Of(WorkingTimes times, int ageYears, int nightEndMinute, int nightBeginMinute)
    {
        var rule = new YouthHours(nightEndMinute, nightBeginMinute);
        if (ageYears < 16)
        {
            return rule;
        }

        var inShifts = times.Shift == true ? rule with { ToMinute = 23 * Hour } : rule;
        return times.Sector switch
        {
            YouthWorkSector.Catering => rule with { ToMinute = Math.Max(22 * Hour, inShifts.ToMinute) },
            YouthWorkSector.Shift => rule with { ToMinute = 23 * Hour },
            YouthWorkSector.Agriculture => new YouthHours(5 * Hour, Math.Max(21 * Hour, inShifts.ToMinute)),
            YouthWorkSector.Bakery => inShifts with { FromMinute = ageYears >= 17 ? 4 * Hour : 5 * Hour },
            _ => inShifts,
        };
    }

    /// <summary>Whether early or late hours are to be expected.</summary>
    public static bool AreUnusual(WorkingTimes times) => times.Shift == true
        || times.Sector is YouthWorkSector.Catering or YouthWorkSector.Bakery or YouthWorkSector.Agriculture or YouthWorkSector.Shift or YouthWorkSector.Care;
}
