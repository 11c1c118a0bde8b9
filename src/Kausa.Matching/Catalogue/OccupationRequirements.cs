using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>The requirement profile that stands in where a training place states none of its own.</summary>
/// <remarks>Immutable. Estimated, never measured: whoever shows it says so. docs/data.md, "requirement_group.csv".</remarks>
public sealed class OccupationRequirements
{
    private readonly Dictionary<CompetenceDimension, string> _reasons;

    internal OccupationRequirements(
        RequirementProfile profile, ProfileSource source, KldbCode group, Dictionary<CompetenceDimension, string> reasons)
    {
        Profile = profile;
        Source = source;
        Group = group;
        _reasons = reasons;
    }

    /// <summary>The profile.</summary>
    public RequirementProfile Profile { get; }

    /// <summary>What the profile was made for.</summary>
    public ProfileSource Source { get; }

    /// <summary>The KldB code the profile was made for, two digits for a main group.</summary>
    public KldbCode Group { get; }

    /// <summary>Why a dimension is required, one English sentence; null where nothing is required.</summary>
    public string? Reason(CompetenceDimension dimension) => _reasons.GetValueOrDefault(dimension);
}
