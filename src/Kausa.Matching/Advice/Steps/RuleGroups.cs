using Kausa.Matching.Eligibility;

namespace Kausa.Matching.Advice;

/// <summary>Facts of a person that steps change, by what rules look at them; a step changes what its groups say and nothing else.</summary>
[Flags]
internal enum RuleGroups : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Everything that no step changes.</summary>
    Other = 1,

    /// <summary>C16 of listening; reading, writing and speaking follow.</summary>
    Listening = 2,

    /// <summary>C16 of all four skills.</summary>
    Languages = Listening | Listening << 1 | Listening << 2 | Listening << 3,

    /// <summary>C15.</summary>
    Licence = 32,

    /// <summary>C14 and C05.</summary>
    Reach = 64,

    /// <summary>C18.</summary>
    Pathway = 128,

    /// <summary>C21 by occupation.</summary>
    Veto = 256,

    /// <summary>C06.</summary>
    SchoolDuty = 512,

    /// <summary>C07.</summary>
    Guardian = 1024,

    /// <summary>C08.</summary>
    Medical = 2048,

    /// <summary>C13.</summary>
    Start = 4096,

    /// <summary>What C18 asks about German; everything else it says is <see cref="Pathway"/>.</summary>
    Knowledge = 8192,
}

/// <summary>What the groups of rules do to one place: which exclude, which ask for something, which set a condition.</summary>
/// <param name="Exclusion">Groups that exclude.</param>
/// <param name="Clarification">Groups that must be clarified.</param>
/// <param name="Condition">Groups that set a condition.</param>
internal readonly record struct PlaceEffects(RuleGroups Exclusion, RuleGroups Clarification, RuleGroups Condition)
{
    /// <summary>The worst effect.</summary>
    public RuleEffect Worst => Exclusion != 0 ? RuleEffect.Exclusion : Clarification != 0 ? RuleEffect.Clarification : Condition != 0 ? RuleEffect.Condition : RuleEffect.None;

    /// <summary>Both.</summary>
    public static PlaceEffects operator |(PlaceEffects a, PlaceEffects b) => new(a.Exclusion | b.Exclusion, a.Clarification | b.Clarification, a.Condition | b.Condition);

    /// <summary>One effect of one group.</summary>
    public static PlaceEffects Of(RuleGroups group, RuleEffect effect) => effect switch
    {
        RuleEffect.Exclusion => new PlaceEffects(group, 0, 0),
        RuleEffect.Clarification => new PlaceEffects(0, group, 0),
        RuleEffect.Condition => new PlaceEffects(0, 0, group),
        _ => default,
    };

    /// <summary>The same with some groups as they are after a step.</summary>
    public PlaceEffects With(RuleGroups touched, PlaceEffects after) => new(
        (Exclusion & ~touched) | (after.Exclusion & touched), (Clarification & ~touched) | (after.Clarification & touched), (Condition & ~touched) | (after.Condition & touched));
}
