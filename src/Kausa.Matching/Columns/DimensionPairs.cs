using System.Numerics;
using System.Runtime.CompilerServices;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Which of the 16 pairs of neighbouring dimensions some profiles ask for: only these stand in their blocks.</summary>
/// <param name="Mask">Bit q for dimensions 2q and 2q + 1.</param>
/// <remarks>A pair that nobody asks for has weight 0 in every profile and adds nothing to any shortfall. Companies of one occupation mostly ask for the same dimensions.</remarks>
internal readonly record struct DimensionPairs(uint Mask)
{
    /// <summary>Number of pairs.</summary>
    public const int MostCount = RequirementProfile.DimensionCount / 2;

    /// <summary>All pairs, for blocks that mix occupations.</summary>
    public static DimensionPairs All => new((1u << MostCount) - 1);

    /// <summary>The first two, which hold the four language skills where a block holds language needs.</summary>
    public static DimensionPairs Languages => new(0b11);

    /// <summary>How many are asked for, 0..16.</summary>
    public int Count => BitOperations.PopCount(Mask);

    /// <summary>Bytes of a block of 32 profiles.</summary>
    public int BlockLength => Count * SkillColumns.PairLength;

    /// <summary>These and those that a profile asks for.</summary>
    /// <param name="dimensions">A bit for each of the 32 dimensions that it asks for.</param>
    public DimensionPairs With(uint dimensions)
    {
        // Every second bit moves beside its neighbour, then pairs of bits, then fours and eights.
        var pairs = (dimensions | dimensions >> 1) & 0x5555_5555;
        pairs = (pairs | pairs >> 1) & 0x3333_3333;
        pairs = (pairs | pairs >> 2) & 0x0F0F_0F0F;
        pairs = (pairs | pairs >> 4) & 0x00FF_00FF;
        return new(Mask | ((pairs | pairs >> 8) & 0xFFFF));
    }

    /// <summary>Where the pair of a dimension begins in a block; −1 when nobody asks for it.</summary>
    /// <param name="dimension">0..31.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OffsetOf(int dimension)
    {
        var bit = 1u << (dimension / 2);
        return (Mask & bit) == 0 ? -1 : BitOperations.PopCount(Mask & (bit - 1)) * SkillColumns.PairLength;
    }
}
