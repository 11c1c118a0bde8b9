using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C06: full-time compulsory schooling is not completed at the start.</summary>
/// <remarks>
/// Years of schooling alone fail only children under 16: for older newcomers most states let the duty end by age, so short schooling is
/// a question for school or authority. School years end on 31 July (§ 1 Hamburger Abkommen).
/// </remarks>
internal sealed class SchoolDutyRule : PersonRule
{
    private const int TeenageYears = 16;

    public override ReasonCode Code => ReasonCode.C06SchoolDuty;

    public override RuleType Type => RuleType.ExclusiveOrConditional;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "School acts of the federal states; §§ 2 (3), 5, 7 JArbSchG";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        if (facts.Pathway is Pathway.Avdual or Pathway.Validation || facts.IsMinorAtStart == false)
        {
            return NotApplicable();
        }

        if (IsCompleted(facts) is { } completed)
        {
            return completed ? Pass() : Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Adviser, null);
        }

        return facts.IsMinorAtStart == true
            ? Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Adviser, facts.AsOf)
            : Outcome(RuleValue.Unknown, RuleEffect.Condition, Responsible.Person, facts.PreparedBy);
    }

    private static bool? IsCompleted(in PersonFacts facts)
    {
        var schooling = facts.Candidate.Schooling;
        if (schooling.FullTimeDutyCompleted == true)
        {
            return true;
        }

        var yearsToCome = SchoolYearsUntil(facts);
        if (schooling.FullTimeDutyCompleted == false && yearsToCome == 0)
        {
            return facts.IsMinorAtStart == true ? false : null;
        }

        return schooling.YearsOfSchooling + yearsToCome is { } yearsAtStart && RequiredYears(facts) is { } required
            ? yearsAtStart >= required ? true
                : facts.AgeAtStart.IsUnder(TeenageYears) == true ? false
                : null
            : null;
    }

    private static int? RequiredYears(in PersonFacts facts) => facts.Candidate.Home is { } home
        ? facts.Policy.Law.Find(LawKeys.FullTimeSchoolYearsPrefix + home.StateAgs, facts.AsOf)?.Value
        : null;

    /// <summary>School years that end after today and before the start; null without a start.</summary>
    private static int? SchoolYearsUntil(in PersonFacts facts) =>
        facts.StartsOn is { } start ? Math.Max(0, SchoolYearsEndedBy(start) - SchoolYearsEndedBy(facts.AsOf)) : null;

    private static int SchoolYearsEndedBy(DateOnly day) => day.Month > 7 ? day.Year : day.Year - 1;
}
