using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C07: those who have custody of a minor must agree before a contract. A refusal has to be talked about before anything goes on.</summary>
internal sealed class GuardianConsentRule : PersonRule
{
    public override ReasonCode Code => ReasonCode.C07GuardianConsent;

    public override RuleType Type => RuleType.Conditional;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 11 BBiG; §§ 107 ff. BGB";

    public override RuleOutcome Evaluate(in PersonFacts facts) => facts.IsMinorAtStart switch
    {
        false => NotApplicable(),
        null when facts.Candidate.GuardianConsent != GuardianConsent.Given => Outcome(RuleValue.Unknown, RuleEffect.Condition, Responsible.Person, facts.PreparedBy),
        _ => facts.Candidate.GuardianConsent switch
        {
            GuardianConsent.Given => Pass(),
            GuardianConsent.Missing => Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Guardian, facts.PreparedBy),
            GuardianConsent.Refused => Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Adviser, facts.PreparedBy),
            _ => Outcome(RuleValue.Unknown, RuleEffect.Condition, Responsible.Guardian, facts.PreparedBy),
        },
    };
}
