using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>S01: neither home nor site lies in the office's region; somebody else is responsible, so it leads to a referral.</summary>
internal sealed class OutOfScopeRule : Rule
{
    public override ReasonCode Code => ReasonCode.S01OutOfScope;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Ranking;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "Mandate of the office";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var region = facts.Policy.RegionAgs;
        if (region.Count == 0)
        {
            return NotApplicable();
        }

        return IsInside(region, facts.Candidate.Home) || IsInside(region, facts.Site) ? Pass()
            : facts.Candidate.Home is null || facts.Site is null ? Outcome(RuleValue.Unknown, RuleEffect.Clarification, MissingPlaces.Owner(facts), facts.AsOf, MissingPlaces.Said(facts))
            : Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Adviser, null);
    }

    private static bool IsInside(ValueList<string> region, Location? location) =>
        location is not null && (region.Contains(location.DistrictAgs) || region.Contains(location.StateAgs));
}
