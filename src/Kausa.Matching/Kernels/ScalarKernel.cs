using System.Numerics;
using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Kernels;

/// <summary>One byte at a time, for processors without vectors.</summary>
internal readonly struct ScalarKernel : IShortfallKernel
{
    /// <inheritdoc/>
    public static void Sum(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        for (var lane = 0; lane < SkillColumns.Lanes; lane++)
        {
            Unsafe.Add(ref sums, lane) = 0;
        }

        ref readonly var next = ref block.First;
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, next = ref SkillBlock.Next(in next))
        {
            var pair = BitOperations.TrailingZeroCount(left);
            ref var levels = ref Unsafe.AsRef(in next);
            ref var weights = ref Unsafe.Add(ref levels, SkillColumns.PairLength / 2);
            ref var even = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]);
            ref var odd = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]);
            for (var lane = 0; lane < SkillColumns.Lanes; lane++)
            {
                var at = 2 * lane;
                Unsafe.Add(ref sums, lane) += (short)((Unsafe.Add(ref weights, at) * Unsafe.Add(ref even, Unsafe.Add(ref levels, at)))
                    + (Unsafe.Add(ref weights, at + 1) * Unsafe.Add(ref odd, Unsafe.Add(ref levels, at + 1))));
            }
        }
    }

    /// <inheritdoc/>
    public static void SumTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        Sum(one, in offsets, in table, ref sums);
        Sum(other, in offsets, in table, ref Unsafe.Add(ref sums, SkillColumns.Lanes));
    }

    /// <inheritdoc/>
    public static void SumAndLeast(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        Sum(block, in offsets, in table, ref sums);
        for (var lane = 0; lane < SkillColumns.Lanes; lane++)
        {
            var smallest = byte.MaxValue;
            ref readonly var next = ref block.First;
            for (var left = block.Pairs.Mask; left != 0; left &= left - 1, next = ref SkillBlock.Next(in next))
            {
                for (var odd = 0; odd < 2; odd++)
                {
                    var level = Unsafe.Add(ref Unsafe.AsRef(in next), (2 * lane) + odd);
                    if (level <= SkillColumns.MaxLevel)
                    {
                        smallest = Math.Min(smallest, Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * BitOperations.TrailingZeroCount(left)) + odd] + level));
                    }
                }
            }

            Unsafe.Add(ref least, lane) = smallest;
        }
    }

    /// <inheritdoc/>
    public static void SumAndLeastOfTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        SumAndLeast(one, in offsets, in table, ref sums, ref least);
        SumAndLeast(other, in offsets, in table, ref Unsafe.Add(ref sums, SkillColumns.Lanes), ref Unsafe.Add(ref least, SkillColumns.Lanes));
    }
}
