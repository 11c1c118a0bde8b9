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
