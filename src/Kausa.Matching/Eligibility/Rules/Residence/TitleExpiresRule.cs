using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C04: the residence document runs out before the start.</summary>
internal sealed class TitleExpiresRule : PersonRule
{
    public override ReasonCode Code => ReasonCode.C04TitleExpires;

    public override RuleType Type => RuleType.Warning;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§§ 7, 8, 60a AufenthG; § 63 AsylG";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        var residence = facts.Candidate.Residence;
        if (residence.Title is ResidenceTitle.EuOrGermanOrUnrestricted or ResidenceTitle.SettlementPermit)
        {
            return NotApplicable();
        }

        return residence.ValidUntil is not { } end ? Outcome(RuleValue.Unknown, RuleEffect.Notice, Responsible.Person, facts.PreparedBy)
            : end >= (facts.StartsOn ?? facts.AsOf) ? Pass()
            : Outcome(RuleValue.Fail, RuleEffect.Notice, Responsible.Person, end < facts.AsOf ? facts.AsOf : end, TextArgument.Date("date", end));
    }
}
