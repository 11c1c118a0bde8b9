using Kausa.Matching.Eligibility;

namespace Kausa.Matching.Compile;

/// <summary>What one person's facts make of the places of one start: a place whose signature meets none of the exclusion masks is possible.</summary>
internal struct StartMasks
{
    /// <summary>Traits that exclude.</summary>
    public ulong TraitExclusion;

    /// <summary>Language minima that exclude.</summary>
    public ulong MinimaExclusion;

    /// <summary>Traits to clarify.</summary>
    public ulong TraitClarification;

    /// <summary>Language minima to clarify.</summary>
    public ulong MinimaClarification;

    /// <summary>Traits that set a condition.</summary>
    public ulong TraitCondition;

    /// <summary>Language minima that set a condition.</summary>
    public ulong MinimaCondition;

    /// <summary>The worst effect of the rules about the person.</summary>
    public RuleEffect Person;

    /// <summary>Rules about the person that exclude, a bit each in the order of <see cref="PersonOutcome.Codes"/>.</summary>
    public byte PersonExclusions;

    /// <summary>The person's age profile at the start.</summary>
    public byte Age;

    /// <summary>Whether the filter hides the start.</summary>
    public bool IsHidden;

    /// <summary>The masks of a person.</summary>
    /// <param name="row">The person's licences and flags.</param>
    /// <param name="outcome">What the rules about the person say for the start.</param>
    /// <param name="minima">What the person's German at the start makes of minima.</param>
    /// <param name="scopeIsOn">Whether the office's region limits what is possible (S01).</param>
    public static StartMasks Of(RowFacts row, PersonOutcome outcome, in MinimaMasks minima, bool scopeIsOn)
    {
        var youth = YouthOf(outcome);
        var (outside, unknown) = (1UL << PlaceTraits.OutsideRegion, 1UL << PlaceTraits.SiteUnknown);
        var (excluded, unclear) = !scopeIsOn || (row.Flags & CandidateFlags.HomeInRegion) != 0 ? (0UL, 0UL)
            : (row.Flags & CandidateFlags.HasHome) != 0 ? (outside, unknown)
            : (0UL, outside | unknown);
        return new StartMasks
        {
            Person = outcome.Effect,
            PersonExclusions = (byte)outcome.Exclusions,
            Age = (byte)outcome.Age,
            TraitExclusion = youth << PlaceTraits.YouthExclusion | (ulong)row.LicenceExclusion << PlaceTraits.Licence | excluded,
            TraitClarification = youth << PlaceTraits.YouthClarification | (ulong)row.LicenceClarification << PlaceTraits.Licence | unclear
                | 1UL << PlaceTraits.Clarification,
            TraitCondition = youth << PlaceTraits.YouthCondition | 1UL << PlaceTraits.Condition,
            MinimaExclusion = minima.Exclusion,
            MinimaClarification = minima.Clarification,
            MinimaCondition = minima.Condition,
        };
    }

    /// <summary>The bit of an age profile among the seven that places may exclude; none for adults.</summary>
    /// <param name="outcome">What the rules about the person say for a start.</param>
    public static ulong YouthOf(PersonOutcome outcome) => (1UL << outcome.Age) >> 1;

    /// <summary>Whether nothing but an exception excludes a place of this start with this signature.</summary>
    public readonly bool Allows(in PlaceSignature place) =>
        Person != RuleEffect.Exclusion && (place.Traits & TraitExclusion) == 0 && (place.Minima & MinimaExclusion) == 0;

    /// <summary>The worst effect on a place that is possible.</summary>
    public readonly RuleEffect EffectOn(in PlaceSignature place)
    {
        var effect = !Allows(place) ? RuleEffect.Exclusion
            : (place.Traits & TraitClarification) != 0 || (place.Minima & MinimaClarification) != 0 ? RuleEffect.Clarification
            : (place.Traits & TraitCondition) != 0 || (place.Minima & MinimaCondition) != 0 ? RuleEffect.Condition
            : RuleEffect.None;
        return effect > Person ? effect : Person;
    }
}
