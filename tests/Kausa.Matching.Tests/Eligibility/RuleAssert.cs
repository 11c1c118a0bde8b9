using Kausa.Matching.Eligibility;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

/// <summary>Asks one rule and compares value and effect.</summary>
internal static class RuleAssert
{
    public static RuleOutcome Is(ReasonCode code, PairFacts facts, RuleValue value, RuleEffect effect)
    {
        var outcome = RuleBook.Find(code).Evaluate(facts);
        Assert.Equal((code, value, effect), (outcome.Code, outcome.Value, outcome.Effect));
        return outcome;
    }

    public static void Passes(ReasonCode code, PairFacts facts) => Is(code, facts, RuleValue.Pass, RuleEffect.None);

    public static void IsNotApplicable(ReasonCode code, PairFacts facts) => Is(code, facts, RuleValue.NotApplicable, RuleEffect.None);
}
