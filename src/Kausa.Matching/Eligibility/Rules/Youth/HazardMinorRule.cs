namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C11: hazardous work of minors is allowed where training needs it and experts supervise it.</summary>
internal sealed class HazardMinorRule : MinorRule
{
    public override ReasonCode Code => ReasonCode.C11HazardMinor;

    public override RuleType Type => RuleType.Conditional;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 22 JArbSchG";

    protected override (RuleValue Value, RuleEffect Effect) At(PairFacts facts, int ageYears) => facts.Place.Hazards switch
    {
        null => (RuleValue.Unknown, RuleEffect.Condition),
        { Count: 0 } => (RuleValue.Pass, RuleEffect.None),
        _ => (RuleValue.Fail, RuleEffect.Condition),
    };
}
