using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C01: the residence document forbids employment. The note decides; the title only says how open an unread note is.</summary>
internal sealed class WorkNotPermittedRule : PersonRule
{
    public override ReasonCode Code => ReasonCode.C01WorkNotPermitted;

    public override RuleType Type => RuleType.ExclusiveOrConditional;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 4a (1), (4), (5), § 60a (6), § 60b (5) AufenthG; § 61 AsylG";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        if (!facts.Pathway.IsEmployment())
        {
            return NotApplicable();
        }

        var residence = facts.Candidate.Residence;
        return residence.EmploymentNote switch
        {
            EmploymentNote.EmploymentAllowed or EmploymentNote.WithAuthorityPermit => Pass(),
            EmploymentNote.NotAllowed => Outcome(RuleValue.Fail, facts.ResidenceFailure, Responsible.Adviser, null),
            _ => residence.Title switch
            {
                ResidenceTitle.EuOrGermanOrUnrestricted or ResidenceTitle.SettlementPermit or ResidenceTitle.ResidencePermitProtection => Pass(),
                null or ResidenceTitle.PermissionToStay or ResidenceTitle.Toleration or ResidenceTitle.TolerationIdentity60B =>
                    Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Adviser, facts.AsOf),

                // § 4a (1) AufenthG: a residence permit allows employment unless it says otherwise; it has to be read, not feared.
                _ => Outcome(RuleValue.Unknown, RuleEffect.Condition, Responsible.Adviser, facts.PreparedBy),
            },
        };
    }
}
