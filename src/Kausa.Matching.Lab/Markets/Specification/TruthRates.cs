using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>How true competences and true German are distributed; nothing of it reaches the market but through evidence.</summary>
/// <remarks>
/// A competence is mean + deviation × (general factor + group factor + own part), the three parts being independent and standard normal
/// with the loadings below, whose squares sum to 1. Sources: docs/market-generator.md, "Truth".
/// </remarks>
public sealed record TruthRates
{
    /// <summary>Mean of each dimension in points, 32 values in the order of <see cref="CompetenceDimension"/>.</summary>
    public ValueList<int> MeanPoints { get; init; } =
    [
        50, 50, 50, 52, 50, 48, 50,
        46, 42, 45, 42,
        55, 56, 54, 52, 52, 52, 52,
        58, 56, 54, 58,
        60, 58, 54, 60,
        32, 30, 32, 34, 32, 32,
    ];

    /// <summary>Standard deviation of each dimension, in points.</summary>
    public int DeviationPoints { get; init; } = 15;

    /// <summary>Loading of the general factor in thousandths; its square is the correlation between groups (0.12).</summary>
    public int GeneralLoadingThousandths { get; init; } = 346;

    /// <summary>Loading of the group's factor in thousandths; with the general one it makes the correlation within groups (0.30).</summary>
    public int GroupLoadingThousandths { get; init; } = 424;

    /// <summary>Loading of what belongs to the dimension alone, in thousandths.</summary>
    public int OwnLoadingThousandths { get; init; } = 837;

    /// <summary>Distance of each language skill from the overall level in tenths of a level, in the order of <see cref="LanguageSkill"/>.</summary>
    public ValueList<int> SkillOffsetTenths { get; init; } = [2, 1, -5, 2];

    /// <summary>Standard deviation of a skill around the overall level in thousandths of a tenth.</summary>
    /// <remarks>With the default mix of levels two skills correlate by 0.75.</remarks>
    public int SkillDeviationThousandths { get; init; } = 5_770;
}
