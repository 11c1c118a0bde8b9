namespace Kausa.Matching.Model;

/// <summary>One required competence.</summary>
/// <param name="Dimension">The competence.</param>
/// <param name="Level">Required level, 1..100 points.</param>
/// <param name="Weight">Weight, 1..100 percent.</param>
public readonly record struct Requirement(CompetenceDimension Dimension, int Level, int Weight);

/// <summary>Required levels and weights over the 32 dimensions.</summary>
public sealed class RequirementProfile
{
    private RequirementProfile(IReadOnlyList<Requirement> required) => Required = required;

    /// <summary>Required competences in the order of the dimensions.</summary>
    public IReadOnlyList<Requirement> Required { get; }

    /// <summary>Builds a profile.</summary>
    /// <param name="requirements">Dimension, level and weight; weights sum to 100.</param>
    /// <returns>The profile.</returns>
    public static RequirementProfile Create(IEnumerable<(CompetenceDimension Dimension, int Level, int Weight)> requirements) =>
        new([.. requirements.Select(r => new Requirement(r.Dimension, r.Level, r.Weight)).OrderBy(r => r.Dimension)]);
}
