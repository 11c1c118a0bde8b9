namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K11: the company has not confirmed the place for the policy's number of days.</summary>
internal sealed class StaleRule : Rule
{
    public override ReasonCode Code => ReasonCode.K11Stale;

    public override RuleType Type => RuleType.Warning;

    public override RuleScope Scope => RuleScope.Place;

    public override BlockedStep Blocks => BlockedStep.Release;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "Decision of the office";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Place.ConfirmedOn is not { } day ? Outcome(RuleValue.Unknown, RuleEffect.Notice, Responsible.Adviser, facts.AsOf)
            : day.AddDays(facts.Policy.Rules.StaleAfterDays) >= facts.AsOf ? Pass()
            : Outcome(RuleValue.Fail, RuleEffect.Notice, Responsible.Adviser, facts.AsOf, TextArgument.Date("date", day));
    }
}
