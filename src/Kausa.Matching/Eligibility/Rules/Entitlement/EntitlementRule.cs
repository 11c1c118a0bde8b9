using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>A rule about the right to train in the place's occupation; it concerns training under a contract of the BBiG and nothing else.</summary>
internal abstract class EntitlementRule : Rule
{
    public sealed override RuleScope Scope => RuleScope.Place;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public sealed override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Place.Pathway.IsVocationalTraining() ? Evaluate(facts, EntitlementFacts.EntitlementOf(facts)) : NotApplicable();
    }

    /// <summary>Tests one entitlement; null is one that nobody has asked about.</summary>
    protected abstract RuleOutcome Evaluate(PairFacts facts, TrainingEntitlement? entitlement);
}
