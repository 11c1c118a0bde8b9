using System.Numerics;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Which stretches of 16 levels some profiles ask for: a kernel that looks levels up stretch by stretch passes over those below and above.</summary>
/// <param name="Mask">Bit s for the levels 16s to 16s + 15.</param>
/// <remarks>What is looked up for a level outside counts for nothing, because nobody asks for it: its weight is 0.</remarks>
internal readonly record struct LevelStretches(uint Mask)
{
    /// <summary>Levels of a stretch: as many as one instruction looks up.</summary>
    public const int Length = 16;

    /// <summary>Number of stretches: levels end at 100.</summary>
    public const int MostCount = (SkillColumns.MaxLevel / Length) + 1;

    /// <summary>All of them.</summary>
    public static LevelStretches All => new((1u << MostCount) - 1);

    /// <summary>The lowest that is asked for; behind the last when none is.</summary>
    public int First => Math.Min(BitOperations.TrailingZeroCount(Mask), MostCount);

    /// <summary>How many from the lowest to the highest that is asked for.</summary>
    public int Count => 32 - BitOperations.LeadingZeroCount(Mask >> First);

    /// <summary>These and that of a level.</summary>
    /// <param name="level">0..100.</param>
    public LevelStretches With(int level) => new(Mask | 1u << (level / Length));

    /// <summary>These and those that a profile asks for.</summary>
    public LevelStretches With(RequirementProfile profile) => new(Mask | profile.LevelMask);

    /// <summary>These and others.</summary>
    public LevelStretches With(LevelStretches others) => new(Mask | others.Mask);
}
