using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K04: the company is prohibited from training, or from employing minors. A prohibition that nobody knows of does not stand.</summary>
internal sealed class ProhibitedRule : Rule
{
    public override ReasonCode Code => ReasonCode.K04Prohibited;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 33 BBiG; § 24 HwO; § 25 JArbSchG";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var isForMinors = facts.Company.Prohibition == TrainingProhibition.Minors;
        var isMinor = isForMinors ? facts.AgeAtStart.IsUnder(facts.Law(LawKeys.AdultAgeYears)) : false;
        return facts.Company.Prohibition == TrainingProhibition.All || IsForOccupation(facts) || isMinor == true
                ? Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Adviser, null)
            : isMinor is null ? Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Person, facts.AsOf)
            : Pass();
    }

    private static bool IsForOccupation(PairFacts facts) =>
        facts.Place.Pathway.IsVocationalTraining() && EntitlementFacts.EntitlementOf(facts)?.State == EntitlementState.Prohibited;
}
