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
            var windows = new Windows(BitOperations.TrailingZeroCount(left), in offsets, in table);
            sum += windows.Weighted(in levels);
        }

        sum.StoreUnsafe(ref sums);
    }

    /// <inheritdoc/>
    public static void SumTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        var sum = Vector512<short>.Zero;
        var otherSum = Vector512<short>.Zero;
        ref readonly var levels = ref one.First;
        ref readonly var otherLevels = ref other.First;
        for (var left = one.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels), otherLevels = ref SkillBlock.Next(in otherLevels))
        {
            var windows = new Windows(BitOperations.TrailingZeroCount(left), in offsets, in table);
            sum += windows.Weighted(in levels);
            otherSum += windows.Weighted(in otherLevels);
        }

        sum.StoreUnsafe(ref sums);
        otherSum.StoreUnsafe(ref sums, SkillColumns.Lanes);
    }

    /// <inheritdoc/>
    public static void SumAndLeast(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        var sum = Vector512<short>.Zero;
        var smallest = Vector512<byte>.AllBitsSet;
        ref readonly var levels = ref block.First;
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels))
        {
            var windows = new Windows(BitOperations.TrailingZeroCount(left), in offsets, in table);
            sum += windows.Weighted(in levels, ref smallest);
        }

        sum.StoreUnsafe(ref sums);
        LeastOfNeighbours(smallest).StoreUnsafe(ref least);
    }

    /// <inheritdoc/>
    public static void SumAndLeastOfTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        var sum = Vector512<short>.Zero;
        var otherSum = Vector512<short>.Zero;
        var smallest = Vector512<byte>.AllBitsSet;
        var otherSmallest = Vector512<byte>.AllBitsSet;
        ref readonly var levels = ref one.First;
        ref readonly var otherLevels = ref other.First;
        for (var left = one.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels), otherLevels = ref SkillBlock.Next(in otherLevels))
        {
            var windows = new Windows(BitOperations.TrailingZeroCount(left), in offsets, in table);
            sum += windows.Weighted(in levels, ref smallest);
            otherSum += windows.Weighted(in otherLevels, ref otherSmallest);
        }

        sum.StoreUnsafe(ref sums);
        otherSum.StoreUnsafe(ref sums, SkillColumns.Lanes);
        LeastOfNeighbours(smallest).StoreUnsafe(ref least);
        LeastOfNeighbours(otherSmallest).StoreUnsafe(ref least, SkillColumns.Lanes);
    }

    private static Vector512<short> LeastOfNeighbours(Vector512<byte> bytes) =>
        Vector512.Min(bytes.AsUInt16() & Vector512.Create((ushort)0x00FF), Vector512.ShiftRightLogical(bytes.AsUInt16(), 8)).AsInt16();

    // What a person's levels come to in the two dimensions of a pair, 128 entries each.
    private readonly ref struct Windows
    {
        private readonly Vector512<byte> _even;
        private readonly Vector512<byte> _evenUpper;
        private readonly Vector512<byte> _odd;
        private readonly Vector512<byte> _oddUpper;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Windows(int pair, ref readonly SkillOffsets offsets, ref readonly byte table)
        {
            ref var even = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]);
            ref var odd = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]);
            (_even, _evenUpper) = (Vector512.LoadUnsafe(in even), Vector512.LoadUnsafe(in even, 64));
            (_odd, _oddUpper) = (Vector512.LoadUnsafe(in odd), Vector512.LoadUnsafe(in odd, 64));
        }

        // Weighted shortfalls of 32 profiles in both dimensions together; their weights stand behind their levels.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<short> Weighted(ref readonly byte levels) => Weighted(LookUp(Vector512.LoadUnsafe(in levels)), in levels);

        // The same; what is smaller than the smallest shortfall so far takes its place, where a level is asked for.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<short> Weighted(ref readonly byte levels, ref Vector512<byte> smallest)
        {
            var asked = Vector512.LoadUnsafe(in levels);
            var shortfall = LookUp(asked);
            smallest = Vector512.Min(smallest, shortfall | Vector512.GreaterThan(asked, Vector512.Create(SkillColumns.MaxLevel)));
            return Weighted(shortfall, in levels);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<short> Weighted(Vector512<byte> shortfall, ref readonly byte levels) =>
            Avx512BW.MultiplyAddAdjacent(shortfall, Vector512.LoadUnsafe(in levels, SkillColumns.PairLength / 2).AsSByte());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector512<byte> LookUp(Vector512<byte> levels) => Vector512.ConditionalSelect(
            Vector512.Create((ushort)0x00FF).AsByte(),
            Avx512Vbmi.PermuteVar64x8x2(_even, levels, _evenUpper),
            Avx512Vbmi.PermuteVar64x8x2(_odd, levels, _oddUpper));
    }
}
