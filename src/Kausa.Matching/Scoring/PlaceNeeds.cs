using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>What a place needs, with the gaps of the offer filled from occupation and policy and flagged.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record PlaceNeeds
{
    /// <summary>Required levels and weights of the 32 dimensions.</summary>
    public required RequirementProfile Requirements { get; init; }

    /// <summary>REQUIREMENTS_ESTIMATED: the company stated no profile, so the occupation's (raised by the policy's surcharge) stands in.</summary>
    public required bool RequirementsAreEstimated { get; init; }

    /// <summary>Four language targets in tenths of a level, in the order of <see cref="LanguageSkill"/>.</summary>
    public required ValueList<int> LanguageTargetTenths { get; init; }

    /// <summary>Four weights of the language skills in percent, sum 100.</summary>
    public required ValueList<int> LanguageWeightPercent { get; init; }

    /// <summary>True when at least one target with weight is the policy's, not the company's.</summary>
    public required bool LanguageTargetsAreEstimated { get; init; }

    /// <summary>Fills the needs of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="occupation">Its occupation.</param>
    /// <param name="defaultProfile">The occupation's or its group's profile.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The needs.</returns>
    public static PlaceNeeds Of(TrainingPlace place, Occupation occupation, RequirementProfile defaultProfile, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(occupation);
        ArgumentNullException.ThrowIfNull(policy);
        return With(place.Requirements ?? Raised(defaultProfile, policy.Skills.EstimatedProfileSurchargePoints), place, occupation, policy);
    }

    /// <summary>What a place needs when its requirements are known already.</summary>
    internal static PlaceNeeds With(RequirementProfile requirements, TrainingPlace place, Occupation occupation, MatchPolicy policy)
    {
        var need = policy.Language.NeedOf(occupation.Kldb);
        var targets = need.TargetTenths.ToArray();
        var stated = 0;
        foreach (var target in place.LanguageTargets)
        {
            targets[(int)target.Skill] = (int)target.Level * 10;
            stated |= 1 << (int)target.Skill;
        }

        var estimated = false;
        for (var k = 0; k < targets.Length; k++)
        {
            estimated |= need.WeightPercent[k] > 0 && (stated >> k & 1) == 0;
        }

        return new PlaceNeeds
        {
            Requirements = requirements,
            RequirementsAreEstimated = place.Requirements is null,
            LanguageTargetTenths = new ValueList<int>(targets),
            LanguageWeightPercent = need.WeightPercent,
            LanguageTargetsAreEstimated = estimated,
        };
    }

    private static RequirementProfile Raised(RequirementProfile profile, int surchargePoints) => RequirementProfile.Create(
        profile.Required.Select(need => (need.Dimension, Math.Min(100, need.LevelPoints + surchargePoints), need.WeightPercent)));
}
