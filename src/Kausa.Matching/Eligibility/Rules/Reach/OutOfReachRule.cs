using Kausa.Matching.Model;
using Kausa.Matching.Scoring;

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
            return Outcome(RuleValue.Unknown, RuleEffect.Clarification, MissingPlaces.Owner(facts), facts.AsOf, MissingPlaces.Said(facts));
        }

        if (trip.IsWithinLimit)
        {
            return Pass();
        }

        return NeedsMove(facts)
            ? Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Person, facts.PreparedBy, Said(trip, facts.Place))
            : Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Person, null, Said(trip, facts.Place));
    }

    // Who would arrive late is told when, and not a length of the trip that nobody has measured.
    private static TextArgument[] Said(Trip trip, TrainingPlace place) => trip.FirstArrival is { } arrival
        ? [TextArgument.Time("arrival", arrival), TextArgument.Time("begin", place.WorkingTimes.EarliestBegin!.Value)]
        : [TextArgument.Number("min", trip.Minutes), TextArgument.Number("max", trip.LimitMinutes)];
}
