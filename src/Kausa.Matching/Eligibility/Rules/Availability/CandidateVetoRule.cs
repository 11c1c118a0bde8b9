namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C21: the person excluded the company or the occupation.</summary>
internal sealed class CandidateVetoRule : Rule
{
    public override ReasonCode Code => ReasonCode.C21CandidateVeto;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Ranking;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "The person's own decision";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Candidate.VetoedCompanies.Contains(facts.Place.Company) || facts.Candidate.VetoedOccupations.Contains(facts.Place.Occupation)
            ? Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Person, null)
            : Pass();
    }
}
