using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K02: the entitlement is being checked (a condition), or nobody has asked yet (which may still make the pair impossible).</summary>
internal sealed class EntitlementOpenRule : EntitlementRule
{
    public override ReasonCode Code => ReasonCode.K02EntitlementOpen;

    public override RuleType Type => RuleType.Conditional;

    public override string Source => "§§ 27–30, 32, 34, 35 BBiG; §§ 21–22b, 23 HwO";

    protected override RuleOutcome Evaluate(PairFacts facts, TrainingEntitlement? entitlement) => entitlement?.State switch
    {
        null => Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Adviser, facts.AsOf),
        EntitlementState.Applied or EntitlementState.InReview => Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Chamber, facts.PreparedBy),
        EntitlementState.Granted or EntitlementState.GrantedWithConditions or EntitlementState.VerbundOnly => Pass(),
        _ => NotApplicable(),
    };
}
