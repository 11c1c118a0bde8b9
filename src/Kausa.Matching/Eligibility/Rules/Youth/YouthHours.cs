using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>Hours in which minors of an age may work.</summary>
/// <param name="FromMinute">First minute of the day.</param>
/// <param name="ToMinute">Last minute of the day.</param>
/// <remarks>
/// All hours are numbers of the policy. The ages of § 14 (2), (3) JArbSchG, 16 and 17, are not: they are the classes in which ages are asked for (<see cref="AgeBand"/>) and looked up
/// everywhere, so another age in the law would be another question to people.
/// </remarks>
internal readonly record struct YouthHours(int FromMinute, int ToMinute)
{
    private const int ExceptionsFromYears = 16;
    private const int BakeriesFromYears = 17;

    /// <summary>The hours for an age in a sector; a place with shifts has the later end of § 14 (2) no. 2.</summary>
    public static YouthHours Of(WorkingTimes times, int ageYears, PairFacts facts)
    {
        var rule = new YouthHours(facts.Law(LawKeys.YouthNightEndMinute), facts.Law(LawKeys.YouthNightBeginMinute));
        if (ageYears < ExceptionsFromYears)
        {
            return rule;
        }

        var inShifts = times.Shift == true || times.Sector == YouthWorkSector.Shift ? rule with { ToMinute = facts.Law(LawKeys.YouthShiftEndMinute) } : rule;
        return times.Sector switch
        {
            YouthWorkSector.Catering => inShifts.Until(facts.Law(LawKeys.YouthCateringEndMinute)),
            YouthWorkSector.Agriculture => inShifts.Until(facts.Law(LawKeys.YouthFarmEndMinute)) with { FromMinute = facts.Law(LawKeys.YouthFarmBeginMinute) },
            YouthWorkSector.Bakery => inShifts with { FromMinute = facts.Law(ageYears >= BakeriesFromYears ? LawKeys.YouthBakeryFrom17BeginMinute : LawKeys.YouthBakeryBeginMinute) },
            _ => inShifts,
        };
    }

    /// <summary>Whether early or late hours are to be expected.</summary>
    public static bool AreUnusual(WorkingTimes times) => times.Shift == true
        || times.Sector is YouthWorkSector.Catering or YouthWorkSector.Bakery or YouthWorkSector.Agriculture or YouthWorkSector.Shift or YouthWorkSector.Care;

    private YouthHours Until(int minute) => this with { ToMinute = Math.Max(minute, ToMinute) };
}
