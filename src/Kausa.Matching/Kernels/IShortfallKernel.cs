using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Kernels;

/// <summary>Adds the weighted shortfall of one person over 32 profiles; every form gives the same bits.</summary>
internal interface IShortfallKernel
{
    /// <summary>Weighted shortfall Σ w·T of 32 profiles, 0..10,000 each.</summary>
    /// <param name="block">The profiles.</param>
    /// <param name="offsets">The person's windows.</param>
    /// <param name="table">First byte of <see cref="ShortfallTables.Skills"/>.</param>
    /// <param name="sums">First of 32 sums.</param>
    static abstract void Sum(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums);

    /// <summary>The same of two blocks that hold the same pairs: what is known of the person is read once for both.</summary>
    /// <param name="one">32 profiles.</param>
    /// <param name="other">32 more.</param>
    /// <param name="offsets">The person's windows.</param>
    /// <param name="table">First byte of <see cref="ShortfallTables.Skills"/>.</param>
    /// <param name="sums">First of 64 sums.</param>
    static abstract void SumTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums);

    /// <summary>Both of what bounds a set of profiles, in one look at each entry: Σ w·T, and the smallest shortfall among the dimensions that are asked for.</summary>
    /// <param name="block">The profiles; a level of <see cref="SkillColumns.NotAsked"/> is not asked for.</param>
    /// <param name="offsets">The person's windows.</param>
    /// <param name="table">First byte of <see cref="ShortfallTables.Skills"/>.</param>
    /// <param name="sums">First of 32 sums, as <see cref="Sum"/> gives them.</param>
    /// <param name="least">First of 32 numbers, 0..100; 255 for a profile that asks for nothing.</param>
    static abstract void SumAndLeast(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least);

    /// <summary>The same of two blocks that hold the same pairs.</summary>
    /// <param name="one">32 profiles.</param>
    /// <param name="other">32 more.</param>
    /// <param name="offsets">The person's windows.</param>
    /// <param name="table">First byte of <see cref="ShortfallTables.Skills"/>.</param>
    /// <param name="sums">First of 64 sums.</param>
    /// <param name="least">First of 64 numbers.</param>
    static abstract void SumAndLeastOfTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least);
}
