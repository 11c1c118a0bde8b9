using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C16: a level of German that the place cannot do without is not, or perhaps not, reached at the start.</summary>
/// <remarks>
/// Only a minimum with a reason from the work excludes or asks for clarification (§ 3 (2) AGG); one without a reason is a condition at
/// most. Of several minima the one with the worst effect is told, then the worst value, then the first skill.
/// </remarks>
internal sealed class LanguageMinimumRule : Rule
{
    public override ReasonCode Code => ReasonCode.C16LanguageMin;

    public override RuleType Type => RuleType.ExclusiveOrConditional;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "Requirement of the place; § 3 (2) AGG; CEFR Companion Volume 2020";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        RuleOutcome? worst = null;
        var skill = default(LanguageSkill);
        foreach (var minimum in facts.Place.LanguageMinima)
        {
            var outcome = Evaluate(minimum, facts);
            if (worst is null || (outcome.Effect, outcome.Value, skill).CompareTo((worst.Effect, worst.Value, minimum.Skill)) > 0)
            {
                (worst, skill) = (outcome, minimum.Skill);
            }
        }

        return worst ?? NotApplicable();
    }

    /// <summary>What the rule says of one minimum; of several, the outcome tells the worst only.</summary>
    /// <param name="minimum">One of the place's minima.</param>
    /// <param name="facts">The pair.</param>
    /// <returns>PASS, FAIL or UNKNOWN.</returns>
    public static RuleValue ValueOf(LanguageMinimum minimum, PairFacts facts) => Compare(Held(minimum, facts), minimum.Level, facts.Policy.Language);

    private static LanguageEstimate Held(LanguageMinimum minimum, PairFacts facts) => facts.Place.StartsOn is { } start
        ? LanguageForecast.LanguageAt(facts.Estimates, minimum.Skill, start, facts.AsOf)
        : facts.Estimates.Languages[(int)minimum.Skill];

    private RuleOutcome Evaluate(LanguageMinimum minimum, PairFacts facts)
    {
        var held = Held(minimum, facts);
        var value = Compare(held, minimum.Level, facts.Policy.Language);
        if (value == RuleValue.Pass)
        {
            return Pass();
        }

        var hasReason = !string.IsNullOrWhiteSpace(minimum.Justification);
        var effect = !hasReason ? RuleEffect.Condition : value == RuleValue.Fail ? RuleEffect.Exclusion : RuleEffect.Clarification;
        return Outcome(
            value,
            effect,
            hasReason ? Responsible.Person : Responsible.Company, // only the company knows its reason
            effect == RuleEffect.Exclusion ? null : facts.PreparedBy,
            TextArgument.Code("skill", minimum.Skill.Code()),
            TextArgument.Code("level", minimum.Level.Code()),
            TextArgument.Code("have", held.IsMeasured ? ((CefrLevel)(held.Tenths / 10)).Code() : "NOT_MEASURED"));
    }

    /// <summary>PASS from the policy's upper percentage on, FAIL below the lower, UNKNOWN between or when nothing was measured.</summary>
    private static RuleValue Compare(LanguageEstimate held, CefrLevel minimum, LanguagePolicy policy) =>
        !held.IsMeasured ? RuleValue.Unknown
        : LevelProbability.PassesPercent(held, minimum, policy.MinimumPassPercent) ? RuleValue.Pass
        : LevelProbability.PassesPercent(held, minimum, policy.MinimumFailPercent) ? RuleValue.Unknown
        : RuleValue.Fail;
}
