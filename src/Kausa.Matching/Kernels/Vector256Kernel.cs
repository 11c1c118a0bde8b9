using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Kernels;

/// <summary>32 bytes at a time (AVX2).</summary>
/// <remarks>
/// The look-up of one byte works inside 16 bytes, so a window is looked up as seven tables of 16 (levels end at 100). Adding 0x70 with saturation sets the
/// highest bit of every index outside a table, and the instruction gives 0 for those: seven answers are joined by OR.
/// </remarks>
internal readonly struct Vector256Kernel : IShortfallKernel
{
    private const int Tables = 7;

    /// <summary>Whether this processor has it.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc/>
    public static void Sum(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        var low = Vector256<short>.Zero;
        var high = Vector256<short>.Zero;
        ref readonly var levels = ref block.First;
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels))
        {
            var pair = BitOperations.TrailingZeroCount(left);
            LookUp(in levels, in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]), in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]), out var first, out var second);
            low += Avx2.MultiplyAddAdjacent(first, Vector256.LoadUnsafe(in levels, 64).AsSByte());
            high += Avx2.MultiplyAddAdjacent(second, Vector256.LoadUnsafe(in levels, 96).AsSByte());
        }

        low.StoreUnsafe(ref sums);
        high.StoreUnsafe(ref sums, 16);
    }

    /// <inheritdoc/>
    public static void SumAndLeast(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        var highest = Vector256.Create(SkillColumns.MaxLevel);
        var lowSum = Vector256<short>.Zero;
        var highSum = Vector256<short>.Zero;
        var low = Vector256<byte>.AllBitsSet;
        var high = Vector256<byte>.AllBitsSet;
        ref readonly var levels = ref block.First;
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels))
        {
            var pair = BitOperations.TrailingZeroCount(left);
            LookUp(in levels, in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]), in Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]), out var first, out var second);
            lowSum += Avx2.MultiplyAddAdjacent(first, Vector256.LoadUnsafe(in levels, 64).AsSByte());
            highSum += Avx2.MultiplyAddAdjacent(second, Vector256.LoadUnsafe(in levels, 96).AsSByte());
            low = Vector256.Min(low, first | Vector256.GreaterThan(Vector256.LoadUnsafe(in levels), highest));
            high = Vector256.Min(high, second | Vector256.GreaterThan(Vector256.LoadUnsafe(in levels, 32), highest));
        }

        lowSum.StoreUnsafe(ref sums);
        highSum.StoreUnsafe(ref sums, 16);
        EvenOddMin(low).StoreUnsafe(ref least);
        EvenOddMin(high).StoreUnsafe(ref least, 16);
    }

    private static Vector256<short> EvenOddMin(Vector256<byte> bytes) =>
        Vector256.Min(bytes.AsUInt16() & Vector256.Create((ushort)0x00FF), Vector256.ShiftRightLogical(bytes.AsUInt16(), 8)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LookUp(ref readonly byte levels, ref readonly byte even, ref readonly byte odd, out Vector256<byte> first, out Vector256<byte> second)
    {
        var firstLevels = Vector256.LoadUnsafe(in levels);
        var secondLevels = Vector256.LoadUnsafe(in levels, 32);
        Vector256<byte> firstEven = default, firstOdd = default, secondEven = default, secondOdd = default;
        for (var k = 0; k < Tables; k++)
        {
            var begin = Vector256.Create((byte)(k * 16));
            var beyond = Vector256.Create((byte)0x70);
            var firstIndex = Avx2.AddSaturate(firstLevels - begin, beyond);
            var secondIndex = Avx2.AddSaturate(secondLevels - begin, beyond);
            var evenTable = Both(in even, k);
            var oddTable = Both(in odd, k);
            firstEven |= Avx2.Shuffle(evenTable, firstIndex);
            firstOdd |= Avx2.Shuffle(oddTable, firstIndex);
            secondEven |= Avx2.Shuffle(evenTable, secondIndex);
            secondOdd |= Avx2.Shuffle(oddTable, secondIndex);
        }

        var isEven = Vector256.Create((ushort)0x00FF).AsByte();
        first = Vector256.ConditionalSelect(isEven, firstEven, firstOdd);
        second = Vector256.ConditionalSelect(isEven, secondEven, secondOdd);
    }

    private static Vector256<byte> Both(ref readonly byte window, int k)
    {
        var table = Vector128.LoadUnsafe(in window, (nuint)k * 16);
        return Vector256.Create(table, table);
    }
}
