using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C05: a move that an obligation to live somewhere stands against; it binds the home and not the place of work.</summary>
internal sealed class ResidenceObligationRule : Rule
{
    public override ReasonCode Code => ReasonCode.C05ResidenceObligation;

    public override RuleType Type => RuleType.Conditional;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 12a (1), (5), § 61 (1d) AufenthG; § 60 AsylG";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var residence = facts.Candidate.Residence;
        if (!OutOfReachRule.NeedsMove(facts) || residence.Title is ResidenceTitle.EuOrGermanOrUnrestricted or ResidenceTitle.SettlementPermit)
        {
            return NotApplicable();
        }

        if (residence.Obligation == ResidenceObligation.None
            || (residence.ObligationUntil is { } until && until < (facts.Place.StartsOn ?? facts.AsOf))
            || (residence.Obligation == ResidenceObligation.State && facts.Candidate.Home?.StateAgs == facts.Site?.StateAgs))
        {
            return Pass();
        }

        var value = residence.Obligation is null ? RuleValue.Unknown : RuleValue.Fail;
        return Outcome(value, RuleEffect.Condition, Responsible.Person, facts.PreparedBy);
    }
}
