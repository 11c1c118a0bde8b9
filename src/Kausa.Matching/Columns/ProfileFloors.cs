using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>The lowest level and the lowest weight that some profiles give each dimension: no profile among them is easier.</summary>
/// <remarks>
/// For every profile among them Σ w·T(r) ≥ Σ wMin·T(rMin) + (100 − Σ wMin)·min T(rMin): weights sum to 100, what is above the lowest weights falls on dimensions
/// that somebody asks for, and T rises with the level.
/// </remarks>
internal sealed class ProfileFloors
{
    private bool _isEmpty = true;

    /// <summary>Lowest levels; <see cref="SkillColumns.NotAsked"/> where no profile asks.</summary>
    public byte[] Levels { get; } = Enumerable.Repeat(SkillColumns.NotAsked, RequirementProfile.DimensionCount).ToArray();

    /// <summary>Lowest weights; 0 where some profile does not ask.</summary>
    public byte[] Weights { get; } = new byte[RequirementProfile.DimensionCount];

    /// <summary>Weight that falls on unknown dimensions: 100 less the lowest weights.</summary>
    public int OpenWeightPercent => 100 - Weights.Sum(weight => weight);

    /// <summary>Takes one more profile in.</summary>
    public void Add(RequirementProfile profile)
    {
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var weight = (byte)profile.Weight((CompetenceDimension)d);
            Weights[d] = _isEmpty ? weight : Math.Min(Weights[d], weight);
            if (weight > 0)
            {
                Levels[d] = Math.Min(Levels[d], (byte)profile.Level((CompetenceDimension)d));
            }
        }

        _isEmpty = false;
    }

    /// <summary>Takes the profiles of others in.</summary>
    public void Add(ProfileFloors other)
    {
        if (other._isEmpty)
        {
            return;
        }

        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            Weights[d] = _isEmpty ? other.Weights[d] : Math.Min(Weights[d], other.Weights[d]);
            Levels[d] = Math.Min(Levels[d], other.Levels[d]);
        }

        _isEmpty = false;
    }
}
