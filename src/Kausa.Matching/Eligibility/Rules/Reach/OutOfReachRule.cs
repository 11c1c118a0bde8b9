namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C14: the trip takes longer than the person's limit. Who would move needs housing instead.</summary>
internal sealed class OutOfReachRule : Rule
{
    public override ReasonCode Code => ReasonCode.C14OutOfReach;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Ranking;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "The person's limit, else the policy's; § 140 (4) SGB III as a benchmark";

    /// <summary>Whether the pair is only possible with a move that the person would make.</summary>
    public static bool NeedsMove(PairFacts facts) => facts.Trip is { IsWithinLimit: false } && facts.Candidate.Mobility.WillingToRelocate == true;

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Trip is not { } trip)
        {
            return Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Adviser, facts.AsOf);
        }

        if (trip.IsWithinLimit)
        {
            return Pass();
        }

        var minutes = TextArgument.Number("min", trip.Minutes);
        var limit = TextArgument.Number("max", trip.LimitMinutes);
        return NeedsMove(facts)
            ? Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Person, PersonFacts.Of(facts).PreparedBy, minutes, limit)
            : Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Person, null, minutes, limit);
    }
}
