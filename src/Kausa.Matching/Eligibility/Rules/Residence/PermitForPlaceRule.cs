using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C02: the immigration office must allow this very place; a match makes that possible, so it is a condition and no hurdle.</summary>
internal sealed class PermitForPlaceRule : StartRule
{
    public override ReasonCode Code => ReasonCode.C02PermitForPlace;

    public override RuleType Type => RuleType.Conditional;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 4a (4), § 42 (2) no. 5 AufenthG; § 61 AsylG; § 32 (2) nos. 1, 2, (3) BeschV";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        var residence = facts.Candidate.Residence;
        if (!facts.Pathway.IsEmployment() || residence.EmploymentNote == EmploymentNote.NotAllowed)
        {
            return NotApplicable();
        }

        return residence.EmploymentNote switch
        {
            EmploymentNote.EmploymentAllowed => Pass(),
            EmploymentNote.WithAuthorityPermit => Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Person, facts.PreparedBy),
            _ when MayNeedPermit(residence.Title) => Outcome(RuleValue.Unknown, RuleEffect.Condition, Responsible.Adviser, facts.PreparedBy),
            _ => NotApplicable(),
        };
    }

    private static bool MayNeedPermit(ResidenceTitle? title) => title is null or ResidenceTitle.PermissionToStay or ResidenceTitle.Toleration
        or ResidenceTitle.TolerationIdentity60B or ResidenceTitle.TrainingToleration60C;
}
