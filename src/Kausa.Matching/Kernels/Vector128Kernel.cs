using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Kernels;

/// <summary>16 bytes at a time, in instructions that x64 and ARM share.</summary>
/// <remarks>
/// A window is looked up as tables of 16, those alone that the block asks for (<see cref="LevelStretches"/>); an index beyond its table gives 0, so that the answers can be joined by OR.
/// </remarks>
internal readonly struct Vector128Kernel : IShortfallKernel
{
    /// <inheritdoc/>
    public static void Sum(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        var isEven = Vector128.Create((ushort)0x00FF).AsByte();
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var sum = Vector128<ushort>.Zero;
            ref readonly var next = ref block.First;
            for (var left = block.Pairs.Mask; left != 0; left &= left - 1, next = ref SkillBlock.Next(in next))
            {
                var pair = BitOperations.TrailingZeroCount(left);
                ref readonly var levels = ref Unsafe.Add(ref Unsafe.AsRef(in next), quarter * 16);
                var required = Vector128.LoadUnsafe(in levels);
                var weights = Vector128.LoadUnsafe(in levels, SkillColumns.PairLength / 2);
                var shortfall = Vector128.ConditionalSelect(
                    isEven,
                    LookUp(required, block.Levels, in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair])),
                    LookUp(required, block.Levels, in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1])));
                sum += Weighted(shortfall, weights);
            }

            sum.AsInt16().StoreUnsafe(ref sums, (nuint)quarter * 8);
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
        var isEven = Vector128.Create((ushort)0x00FF).AsByte();
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var sum = Vector128<ushort>.Zero;
            var smallest = Vector128<byte>.AllBitsSet;
            ref readonly var next = ref block.First;
            for (var left = block.Pairs.Mask; left != 0; left &= left - 1, next = ref SkillBlock.Next(in next))
            {
                var pair = BitOperations.TrailingZeroCount(left);
                ref readonly var first = ref Unsafe.Add(ref Unsafe.AsRef(in next), quarter * 16);
                var levels = Vector128.LoadUnsafe(in first);
                var weights = Vector128.LoadUnsafe(in first, SkillColumns.PairLength / 2);
                var shortfall = Vector128.ConditionalSelect(
                    isEven,
                    LookUp(levels, block.Levels, in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair])),
                    LookUp(levels, block.Levels, in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1])));
                sum += Weighted(shortfall, weights);
                smallest = Vector128.Min(smallest, shortfall | Vector128.GreaterThan(levels, Vector128.Create(SkillColumns.MaxLevel)));
            }

            sum.AsInt16().StoreUnsafe(ref sums, (nuint)quarter * 8);
            var even = (smallest & isEven).AsUInt16();
            var odd = Vector128.ShiftRightLogical(smallest.AsUInt16(), 8);
            Vector128.Min(even, odd).AsInt16().StoreUnsafe(ref least, (nuint)quarter * 8);
        }
    }

    /// <inheritdoc/>
    public static void SumAndLeastOfTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        SumAndLeast(one, in offsets, in table, ref sums, ref least);
        SumAndLeast(other, in offsets, in table, ref Unsafe.Add(ref sums, SkillColumns.Lanes), ref Unsafe.Add(ref least, SkillColumns.Lanes));
    }

    // w·T of the even and of the odd dimension of each profile, added.
    private static Vector128<ushort> Weighted(Vector128<byte> shortfall, Vector128<byte> weights)
    {
        var isEven = Vector128.Create((ushort)0x00FF).AsByte();
        return ((shortfall & isEven).AsUInt16() * (weights & isEven).AsUInt16())
            + (Vector128.ShiftRightLogical(shortfall.AsUInt16(), 8) * Vector128.ShiftRightLogical(weights.AsUInt16(), 8));
    }

    private static Vector128<byte> LookUp(Vector128<byte> index, LevelStretches levels, ref readonly byte window)
    {
        var found = Vector128<byte>.Zero;
        for (var k = levels.First; k < levels.First + levels.Count; k++)
        {
            // Shuffle gives 0 for every index of 16 and more; what lies below the table wraps to such an index.
            found |= Vector128.Shuffle(Vector128.LoadUnsafe(in window, (nuint)k * LevelStretches.Length), index - Vector128.Create((byte)(k * LevelStretches.Length)));
        }

        return found;
    }
}
