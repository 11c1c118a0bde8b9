using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Required levels and weights of 32 profiles side by side, as the kernels read them.</summary>
/// <remarks>
/// A block is 2,048 bytes: per pair of dimensions 64 bytes of levels (even byte: dimension 2q, odd byte: 2q + 1, profile by profile) and 64
/// bytes of weights in percent. The pairs lie side by side because the processor multiplies bytes and adds neighbours in one step.
/// </remarks>
internal static class SkillColumns
{
    /// <summary>Profiles in a block.</summary>
    public const int Lanes = 32;

    /// <summary>Bytes of a block.</summary>
    public const int BlockLength = Lanes * RequirementProfile.DimensionCount * 2;

    /// <summary>Bytes of a pair of dimensions: levels, then weights.</summary>
    public const int PairLength = Lanes * 4;

    /// <summary>Stands for a level that nobody asks for; it lies inside every window and beyond every level.</summary>
    public const byte NotAsked = 127;

    /// <summary>Highest level.</summary>
    public const byte MaxLevel = 100;

    /// <summary>Writes the lowest levels and weights of several profiles into a block.</summary>
    /// <param name="block">2,048 bytes.</param>
    /// <param name="lane">0..31.</param>
    /// <param name="floors">The lowest levels and weights.</param>
    public static void Write(Span<byte> block, int lane, ProfileFloors floors)
    {
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var at = (d / 2 * PairLength) + (lane * 2) + (d & 1);
            block[at] = floors.Levels[d];
            block[at + (PairLength / 2)] = floors.Weights[d];
        }
    }

    /// <summary>Writes a profile into a block.</summary>
    /// <param name="block">2,048 bytes.</param>
    /// <param name="lane">0..31.</param>
    /// <param name="profile">The profile.</param>
    public static void Write(Span<byte> block, int lane, RequirementProfile profile)
    {
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var at = (d / 2 * PairLength) + (lane * 2) + (d & 1);
            block[at] = (byte)profile.Level((CompetenceDimension)d);
            block[at + (PairLength / 2)] = (byte)profile.Weight((CompetenceDimension)d);
        }
    }

    /// <summary>Copies a profile from one block to another.</summary>
    /// <param name="from">2,048 bytes.</param>
    /// <param name="fromLane">0..31.</param>
    /// <param name="to">2,048 bytes.</param>
    /// <param name="toLane">0..31.</param>
    public static void Copy(ReadOnlySpan<byte> from, int fromLane, Span<byte> to, int toLane)
    {
        for (var half = 0; half < BlockLength; half += PairLength / 2)
        {
            from.Slice(half + (fromLane * 2), 2).CopyTo(to.Slice(half + (toLane * 2), 2));
        }
    }

    /// <summary>Reads one dimension of a profile.</summary>
    /// <param name="block">2,048 bytes.</param>
    /// <param name="lane">0..31.</param>
    /// <param name="dimension">0..31.</param>
    /// <returns>Required level, and weight in percent: 0 where nothing is required.</returns>
    public static (int Level, int Weight) Read(ReadOnlySpan<byte> block, int lane, int dimension)
    {
        var at = (dimension / 2 * PairLength) + (lane * 2) + (dimension & 1);
        return (block[at], block[at + (PairLength / 2)]);
    }
}
