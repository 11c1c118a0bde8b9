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
        var place = facts.Place;
        if (place.State is PlaceState.Filled or PlaceState.Withdrawn || place.SeatsFilled >= place.SeatsTotal || place.OpenUntil < facts.AsOf
            || place.StartsOn?.AddDays(place.StartFlexDays ?? 0) < facts.AsOf)
        {
            return Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Company, null);
        }

        return place.State == PlaceState.Open || place.SeatsFilled < place.SeatsTotal
            ? Pass()
            : Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Company, facts.AsOf);
    }
}
