namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C13: the days on which the place can start and on which the person can start have none in common.</summary>
internal sealed class StartDateRule : StartRule
{
    public override ReasonCode Code => ReasonCode.C13StartDate;

    public override RuleType Type => RuleType.ExclusiveOrConditional;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Ranking;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "Facts of both sides";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        var window = facts.Candidate.Start;
        if (facts.StartsOn is not { } start)
        {
            // Without a first day of its own the place can still fit whoever has no last day.
            return Outcome(RuleValue.Unknown, window.Latest is null ? RuleEffect.Condition : RuleEffect.Clarification, Responsible.Company, facts.AsOf);
        }

        if (window.IsUnknown)
        {
            return Outcome(RuleValue.Unknown, RuleEffect.Condition, Responsible.Person, facts.PreparedBy);
        }

        // An open end limits nothing.
        return window.Earliest > facts.LatestStart || window.Latest < start
            ? Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Adviser, null, TextArgument.Date("date", start))
            : Pass();
    }
}
