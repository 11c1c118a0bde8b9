using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C08: a minor needs the first medical check within the months before the start. Only its day is known, never a finding.</summary>
internal sealed class MedicalCheckRule : PersonRule
{
    public override ReasonCode Code => ReasonCode.C08MedicalCheck;

    public override RuleType Type => RuleType.Conditional;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 32 JArbSchG; § 35 (1) no. 3 BBiG";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        if (!facts.Pathway.IsEmployment() || facts.IsMinorAtStart == false)
        {
            return NotApplicable();
        }

        var validFrom = (facts.StartsOn ?? facts.AsOf).AddMonths(-facts.Law(LawKeys.MedicalCheckMonths));
        if (facts.Candidate.MedicalCheckOn >= validFrom)
        {
            return Pass();
        }

        return facts.IsMinorAtStart == true && facts.Candidate.MedicalCheckOn is { } day
            ? Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Guardian, facts.PreparedBy, TextArgument.Date("date", day))
            : Outcome(RuleValue.Unknown, RuleEffect.Condition, facts.IsMinorAtStart is null ? Responsible.Person : Responsible.Guardian, facts.PreparedBy);
    }
}
