using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C20: consent by purpose.</summary>
/// <remarks>
/// MATCH_FOR_SELF needs none. MATCH_FOR_ADVISER needs the consent to the case, which is the same for all places and is told once.
/// DISCLOSE_TO_COMPANY needs the release to that very company; without a company there is nothing to say.
/// </remarks>
internal sealed class ConsentMissingRule : PersonRule
{
    public override ReasonCode Code => ReasonCode.C20ConsentMissing;

    public override RuleType Type => RuleType.Exclusive;

    public override BlockedStep Blocks => BlockedStep.Ranking;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "Art. 6, 7, 9 GDPR; § 67b SGB X";

    public override bool AsksForCompany => true;

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        return facts.Purpose switch
        {
            Purpose.MatchForAdviser => facts.Candidate.HasCaseConsent(facts.AsOf) ? Pass() : Missing(facts, "CASE_CONSENT"),
            Purpose.DiscloseToCompany when facts.Company is { } company => HasRelease(facts, company) ? Pass() : Missing(facts, "COMPANY_RELEASE"),
            _ => NotApplicable(),
        };
    }

    private static bool HasRelease(in PersonFacts facts, Id<Company> company)
    {
        foreach (var consent in facts.Candidate.Consents)
        {
            if (consent.Company == company && consent.HoldsOn(facts.AsOf))
            {
                return true;
            }
        }

        return false;
    }

    private RuleOutcome Missing(in PersonFacts facts, string what) =>
        Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Person, facts.AsOf, TextArgument.Code("what", what));
}
