using System.Runtime.Intrinsics;
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
    public Vector256<byte> Levels { get; private set; } = Vector256.Create(SkillColumns.NotAsked);

    /// <summary>Lowest weights; 0 where some profile does not ask.</summary>
    public Vector256<byte> Weights { get; private set; }

    /// <summary>Weight that falls on unknown dimensions: 100 less the lowest weights, which sum to 100 at most.</summary>
    public int OpenWeightPercent => 100 - Vector256.Sum(Weights);

    /// <summary>Takes one more profile in.</summary>
    public void Add(RequirementProfile profile)
    {
        // A level of 0 stands where nothing is required.
        var levels = Vector256.Create(profile.Levels);
        Add(Vector256.ConditionalSelect(Vector256.Equals(levels, Vector256<byte>.Zero), Vector256.Create(SkillColumns.NotAsked), levels), Vector256.Create(profile.Weights));
    }

    /// <summary>Takes the profiles of others in.</summary>
    public void Add(ProfileFloors other)
    {
        if (!other._isEmpty)
        {
            Add(other.Levels, other.Weights);
        }
    }

    private void Add(Vector256<byte> levels, Vector256<byte> weights)
    {
        Levels = Vector256.Min(Levels, levels);
        Weights = _isEmpty ? weights : Vector256.Min(Weights, weights);
        _isEmpty = false;
    }
}
