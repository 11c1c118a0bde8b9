using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C09: working times outside the hours in which minors may work.</summary>
/// <remarks>Times that nobody has named are a condition, since the law binds the company anyway; in sectors that live from early or late hours they must be clarified.</remarks>
internal sealed class NightWorkMinorRule : MinorRule
{
    public override ReasonCode Code => ReasonCode.C09NightWorkMinor;

    public override RuleType Type => RuleType.ExclusiveOrConditional;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 14 JArbSchG";

    protected override (RuleValue Value, RuleEffect Effect) At(PairFacts facts, int ageYears)
    {
        var times = facts.Place.WorkingTimes;
        if (IsOutside(times, facts, ageYears))
        {
            // A sector or shifts that nobody has named could still bring an exception.
            var isOpen = times.Sector is null || (times.Shift is null && !IsOutside(times with { Shift = true }, facts, ageYears));
            return isOpen ? (RuleValue.Unknown, RuleEffect.Clarification) : (RuleValue.Fail, RuleEffect.Exclusion);
        }

        return times is { EarliestBegin: not null, LatestEnd: not null } ? (RuleValue.Pass, RuleEffect.None)
            : (RuleValue.Unknown, YouthHours.AreUnusual(times) ? RuleEffect.Clarification : RuleEffect.Condition);
    }

    private static bool IsOutside(WorkingTimes times, PairFacts facts, int ageYears)
    {
        var hours = YouthHours.Of(times, ageYears, facts);
        return MinuteOf(times.EarliestBegin) < hours.FromMinute || MinuteOf(times.LatestEnd) > hours.ToMinute || times.LatestEnd < times.EarliestBegin;
    }

    private static int? MinuteOf(TimeOnly? time) => time is { } known ? (known.Hour * 60) + known.Minute : null;
}
