using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C19: an EQ cannot be funded in a company of earlier employment.</summary>
internal sealed class EqSameFirmRule : Rule
{
    public override ReasonCode Code => ReasonCode.C19EqSameFirm;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 54a (5) SGB III";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Place.Pathway != Pathway.Eq)
        {
            return NotApplicable();
        }

        var worst = RuleValue.Pass;
        foreach (var employment in facts.Candidate.EarlierEmployments)
        {
            var value = employment.Company == facts.Place.Company ? ValueOf(employment, facts) : RuleValue.Pass;
            worst = value > worst ? value : worst;
        }

        return worst switch
        {
            RuleValue.Fail => Outcome(worst, RuleEffect.Exclusion, Responsible.Adviser, null),
            RuleValue.Unknown => Outcome(worst, RuleEffect.Clarification, Responsible.Person, facts.AsOf),
            _ => Pass(),
        };
    }

    private static RuleValue ValueOf(EarlierEmployment employment, PairFacts facts)
    {
        if (employment.Kind != EarlierEmploymentKind.InsuredJob)
        {
            return RuleValue.Fail;
        }

        var from = (facts.Place.StartsOn ?? facts.AsOf).AddYears(-facts.Policy.Law.Value(LawKeys.EqExclusionYears, facts.AsOf));
        return employment.EndedOn is not { } ended ? RuleValue.Unknown : ended >= from ? RuleValue.Fail : RuleValue.Pass;
    }
}
