using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Kernels;

/// <summary>One byte at a time, for processors without vectors.</summary>
internal readonly struct ScalarKernel : IShortfallKernel
{
    /// <inheritdoc/>
    public static void Sum(ref readonly byte block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        for (var lane = 0; lane < SkillColumns.Lanes; lane++)
        {
            Unsafe.Add(ref sums, lane) = 0;
        }

        for (var pair = 0; pair < 16; pair++)
        {
            ref var levels = ref Unsafe.Add(ref Unsafe.AsRef(in block), pair * SkillColumns.PairLength);
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
    public static void Least(ref readonly byte block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short least)
    {
        for (var lane = 0; lane < SkillColumns.Lanes; lane++)
        {
            var smallest = byte.MaxValue;
            for (var d = 0; d < 32; d++)
            {
                var level = Unsafe.Add(ref Unsafe.AsRef(in block), (d / 2 * SkillColumns.PairLength) + (2 * lane) + (d & 1));
                if (level <= SkillColumns.MaxLevel)
                {
                    smallest = Math.Min(smallest, Unsafe.Add(ref Unsafe.AsRef(in table), offsets[d] + level));
                }
            }

            Unsafe.Add(ref least, lane) = smallest;
        }
    }
}
