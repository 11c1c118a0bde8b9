using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Kernels;

/// <summary>64 bytes at a time (AVX-512 with VBMI): a window of 128 entries is one look-up.</summary>
internal readonly struct Vector512Kernel : IShortfallKernel
{
    /// <summary>Whether this processor has it.</summary>
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    /// <inheritdoc/>
    public static void Sum(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        var sum = Vector512<short>.Zero;
        ref readonly var levels = ref block.First;
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels))
        {
            var pair = BitOperations.TrailingZeroCount(left);
            var shortfall = LookUp(
                Vector512.LoadUnsafe(in levels), in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]), in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]));
            sum += Avx512BW.MultiplyAddAdjacent(shortfall, Vector512.LoadUnsafe(in levels, 64).AsSByte());
        }

        sum.StoreUnsafe(ref sums);
    }

    /// <inheritdoc/>
    public static void SumAndLeast(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        var sum = Vector512<short>.Zero;
        var smallest = Vector512<byte>.AllBitsSet;
        ref readonly var next = ref block.First;
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, next = ref SkillBlock.Next(in next))
        {
            var pair = BitOperations.TrailingZeroCount(left);
            var levels = Vector512.LoadUnsafe(in next);
            var shortfall = LookUp(levels, in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]), in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]));
            sum += Avx512BW.MultiplyAddAdjacent(shortfall, Vector512.LoadUnsafe(in next, 64).AsSByte());
            smallest = Vector512.Min(smallest, shortfall | Vector512.GreaterThan(levels, Vector512.Create(SkillColumns.MaxLevel)));
        }

        sum.StoreUnsafe(ref sums);
        var even = smallest.AsUInt16() & Vector512.Create((ushort)0x00FF);
        Vector512.Min(even, Vector512.ShiftRightLogical(smallest.AsUInt16(), 8)).AsInt16().StoreUnsafe(ref least);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LookUp(Vector512<byte> levels, ref readonly byte even, ref readonly byte odd) => Vector512.ConditionalSelect(
        Vector512.Create((ushort)0x00FF).AsByte(),
        Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(in even), levels, Vector512.LoadUnsafe(in even, 64)),
        Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(in odd), levels, Vector512.LoadUnsafe(in odd, 64)));
}
