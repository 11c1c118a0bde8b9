using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K07: no seat is free, or the place is withdrawn, past its last day of application or past its latest start.</summary>
internal sealed class NoSeatRule : Rule
{
    public override ReasonCode Code => ReasonCode.K07NoSeat;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Place;

    public override BlockedStep Blocks => BlockedStep.Ranking;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "State of the place";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return EffectOf(facts.Place, facts.AsOf) switch
        {
            RuleEffect.Exclusion => Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Company, null),
            RuleEffect.Clarification => Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Company, facts.AsOf),
            _ => Pass(),
        };
    }

    /// <summary>What the rule says of a place, whoever asks: an exclusion, something to clarify, or nothing.</summary>
    /// <param name="place">The place.</param>
    /// <param name="asOf">Date of the question.</param>
    public static RuleEffect EffectOf(TrainingPlace place, DateOnly asOf)
    {
        if (place.State is PlaceState.Filled or PlaceState.Withdrawn || place.SeatsFilled >= place.SeatsTotal || place.OpenUntil < asOf
            || place.StartsOn?.AddDays(place.StartFlexDays ?? 0) < asOf)
        {
            return RuleEffect.Exclusion;
        }

        return place.State == PlaceState.Open || place.SeatsFilled < place.SeatsTotal ? RuleEffect.None : RuleEffect.Clarification;
    }
}
