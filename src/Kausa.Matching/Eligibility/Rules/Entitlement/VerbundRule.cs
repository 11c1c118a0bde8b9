using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K08: the company may train only jointly, and no partner is named yet.</summary>
internal sealed class VerbundRule : EntitlementRule
{
    public override ReasonCode Code => ReasonCode.K08Verbund;

    public override RuleType Type => RuleType.Conditional;

    public override string Source => "§ 10 (5), § 27 (2) BBiG";

    protected override RuleOutcome Evaluate(PairFacts facts, TrainingEntitlement? entitlement) =>
        entitlement?.State != EntitlementState.VerbundOnly ? NotApplicable()
        : entitlement.VerbundPartner is not null ? Pass()
        : Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Company, facts.PreparedBy);
}
