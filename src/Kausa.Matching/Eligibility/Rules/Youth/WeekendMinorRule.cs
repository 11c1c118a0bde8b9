using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C10: work at the weekend outside the sectors with an exception. Sundays exclude; without Saturdays a week of five days remains, so they are a condition.</summary>
internal sealed class WeekendMinorRule : MinorRule
{
    public override ReasonCode Code => ReasonCode.C10WeekendMinor;

    public override RuleType Type => RuleType.ExclusiveOrConditional;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§§ 15, 16 (2), 17 (2) JArbSchG";

    protected override (RuleValue Value, RuleEffect Effect) At(PairFacts facts, int ageYears)
    {
        var times = facts.Place.WorkingTimes;
        if (times.Sunday == true && !MaySunday(times.Sector))
        {
            return times.Sector is null ? (RuleValue.Unknown, RuleEffect.Clarification) : (RuleValue.Fail, RuleEffect.Exclusion);
        }

        if (times.Saturday == true && !MaySaturday(times.Sector))
        {
            return (times.Sector is null ? RuleValue.Unknown : RuleValue.Fail, RuleEffect.Condition);
        }

        var isOpen = (times.Sunday is null && !MaySunday(times.Sector)) || (times.Saturday is null && !MaySaturday(times.Sector));
        return isOpen ? (RuleValue.Unknown, RuleEffect.Condition) : (RuleValue.Pass, RuleEffect.None);
    }

    private static bool MaySunday(YouthWorkSector? sector) => sector is YouthWorkSector.Care or YouthWorkSector.Agriculture or YouthWorkSector.Catering;

    private static bool MaySaturday(YouthWorkSector? sector) => MaySunday(sector) || sector is YouthWorkSector.Retail or YouthWorkSector.Bakery;
}
