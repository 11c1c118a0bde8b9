using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>The requirement profile of an occupation; it stands in where a training place states none of its own.</summary>
/// <remarks>
/// Immutable and thread-safe. No value was measured at the place, so whoever shows the profile says that it is estimated; within it, some
/// values are rated and some are estimates only. How it is made: docs/data.md, "Requirement profiles".
/// </remarks>
public sealed class OccupationRequirements
{
    private readonly IReadOnlyDictionary<CompetenceDimension, (RequirementBasis Basis, string Reason)> _grounds;

    internal OccupationRequirements(
        RequirementProfile profile, IReadOnlyDictionary<CompetenceDimension, (RequirementBasis Basis, string Reason)> grounds)
    {
        Profile = profile;
        _grounds = grounds;
    }

    /// <summary>The profile.</summary>
    public RequirementProfile Profile { get; }

    /// <summary>On what a value rests; null where nothing is required.</summary>
    public RequirementBasis? Basis(CompetenceDimension dimension) => _grounds.TryGetValue(dimension, out var ground) ? ground.Basis : null;

    /// <summary>Why a dimension is required, one English sentence; null where nothing is required.</summary>
    public string? Reason(CompetenceDimension dimension) => _grounds.TryGetValue(dimension, out var ground) ? ground.Reason : null;
}
