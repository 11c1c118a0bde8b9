namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K10: wishes that the law forbids to follow were ignored. It says so on every pair of the place and changes nothing.</summary>
internal sealed class FilterRefusedRule : Rule
{
    public override ReasonCode Code => ReasonCode.K10FilterRefused;

    public override RuleType Type => RuleType.Warning;

    public override RuleScope Scope => RuleScope.Place;

    public override BlockedStep Blocks => BlockedStep.Release;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§§ 1, 7, 11 AGG; § 36 (2) SGB III";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Place.RefusedWishCount == 0 ? NotApplicable()
            : Outcome(RuleValue.Fail, RuleEffect.Notice, Responsible.Adviser, null, TextArgument.Number("count", facts.Place.RefusedWishCount));
    }
}
