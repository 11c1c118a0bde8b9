using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K01: the company may not train in this occupation. What is open is told by K02, a prohibition by K04.</summary>
internal sealed class NotEntitledRule : EntitlementRule
{
    public override ReasonCode Code => ReasonCode.K01NotEntitled;

    public override RuleType Type => RuleType.Exclusive;

    public override string Source => "§§ 27–30 BBiG; §§ 21–22b HwO";

    protected override RuleOutcome Evaluate(PairFacts facts, TrainingEntitlement? entitlement) => entitlement?.State switch
    {
        EntitlementState.Granted or EntitlementState.GrantedWithConditions or EntitlementState.VerbundOnly => Pass(),
        EntitlementState.NotApplied or EntitlementState.Refused or EntitlementState.Expired =>
            Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Company, null),
        _ => NotApplicable(),
    };
}
