using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C12: the person is placed or not searching. A state that nobody has set counts as searching.</summary>
internal sealed class NotAvailableRule : PersonRule
{
    public override ReasonCode Code => ReasonCode.C12NotAvailable;

    public override RuleType Type => RuleType.Exclusive;

    public override BlockedStep Blocks => BlockedStep.Ranking;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "State of the case";

    public override RuleOutcome Evaluate(in PersonFacts facts) =>
        facts.Candidate.CaseState is CaseState.Placed or CaseState.Paused or CaseState.Closed || facts.Candidate.ServiceLevel is ServiceLevel.Info or ServiceLevel.Orientation
            ? Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Adviser, null)
            : Pass();
}
