using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>A rule of youth protection about what a place does to people of an age.</summary>
/// <remarks>
/// Older minors may do all that younger ones may. So the youngest possible age passing means PASS, and the oldest possible minor
/// failing means FAIL; between the two the age has to be asked. Where the person may be of full age, what would exclude a minor asks for
/// clarification and everything milder is a condition, because most people are of full age.
/// </remarks>
internal abstract class MinorRule : Rule
{
    public sealed override RuleScope Scope => RuleScope.Pair;

    public sealed override RuleOutcome Evaluate(PairFacts facts)
    {
        var adultAge = facts.Law(LawKeys.AdultAgeYears);
        var age = facts.AgeAtStart;
        if (age.Min >= adultAge)
        {
            return NotApplicable();
        }

        var (youngestValue, youngestEffect) = At(facts, age.Min);
        if (youngestValue == RuleValue.Pass)
        {
            return Pass();
        }

        var (oldestValue, oldestEffect) = At(facts, Math.Min(age.Max, adultAge - 1));
        if (age.Max >= adultAge)
        {
            var effect = oldestEffect == RuleEffect.Exclusion || youngestEffect == RuleEffect.Exclusion ? RuleEffect.Clarification : RuleEffect.Condition;
            return Outcome(RuleValue.Unknown, effect, Responsible.Person, facts.PreparedBy);
        }

        return oldestValue == youngestValue
            ? Outcome(oldestValue, oldestEffect, OwnerForMinors, facts.PreparedBy)
            : Outcome(RuleValue.Unknown, youngestEffect == RuleEffect.Exclusion ? RuleEffect.Clarification : RuleEffect.Condition, Responsible.Person, facts.PreparedBy);
    }

    /// <summary>Who acts where the age is known and the place does not suit it.</summary>
    protected virtual Responsible OwnerForMinors => Responsible.Company;

    /// <summary>What the place means for a minor of an age.</summary>
    protected abstract (RuleValue Value, RuleEffect Effect) At(PairFacts facts, int ageYears);
}
