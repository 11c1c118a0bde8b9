using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Kernels;

/// <summary>32 bytes at a time (AVX2).</summary>
/// <remarks>
/// The look-up of one byte works inside 16 bytes, so a window is looked up as tables of 16, those alone that the block asks for (<see cref="LevelStretches"/>). Adding 0x70 with saturation
/// sets the highest bit of every index outside a table, and the instruction gives 0 for those: the answers are joined by OR. The two dimensions of a pair have windows of their own, so
/// their levels are parted first, which halves the look-ups, and put side by side again to be multiplied.
/// </remarks>
internal readonly struct Vector256Kernel : IShortfallKernel
{
    // Windows end behind eight tables; a kernel reads as many as it is made for.
    private const int TablesOfWindow = 8;

    /// <summary>Whether this processor has it.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>How many tables a form of the kernel looks at.</summary>
    private interface ITables
    {
        static abstract int Count { get; }
    }

    /// <inheritdoc/>
    public static void Sum(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        switch (block.Levels.Count)
        {
            case <= 4:
                Sum<Four>(block, in offsets, in table, ref sums);
                break;
            case 5:
                Sum<Five>(block, in offsets, in table, ref sums);
                break;
            default:
                Sum<Seven>(block, in offsets, in table, ref sums);
                break;
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
        switch (block.Levels.Count)
        {
            case <= 4:
                SumAndLeast<Four>(block, in offsets, in table, ref sums, ref least);
                break;
            case 5:
                SumAndLeast<Five>(block, in offsets, in table, ref sums, ref least);
                break;
            default:
                SumAndLeast<Seven>(block, in offsets, in table, ref sums, ref least);
                break;
        }
    }

    /// <inheritdoc/>
    public static void SumAndLeastOfTwo(SkillBlock one, SkillBlock other, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
    {
        SumAndLeast(one, in offsets, in table, ref sums, ref least);
        SumAndLeast(other, in offsets, in table, ref Unsafe.Add(ref sums, SkillColumns.Lanes), ref Unsafe.Add(ref least, SkillColumns.Lanes));
    }

    private static void Sum<TTables>(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
        where TTables : struct, ITables
    {
        var low = Vector256<short>.Zero;
        var high = Vector256<short>.Zero;
        ref readonly var levels = ref block.First;
        ref readonly var window = ref FirstWindow<TTables>(block.Levels, in table, out var first);
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels))
        {
            var pair = BitOperations.TrailingZeroCount(left);
            LookUp<TTables>(in levels, first, in Window(in window, offsets[2 * pair]), in Window(in window, offsets[(2 * pair) + 1]), out var even, out var odd);
            low += Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(even, odd), Vector256.LoadUnsafe(in levels, 64).AsSByte());
            high += Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(even, odd), Vector256.LoadUnsafe(in levels, 96).AsSByte());
        }

        low.StoreUnsafe(ref sums);
        high.StoreUnsafe(ref sums, 16);
    }

    private static void SumAndLeast<TTables>(SkillBlock block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums, ref short least)
        where TTables : struct, ITables
    {
        var highest = Vector256.Create(SkillColumns.MaxLevel);
        var lowSum = Vector256<short>.Zero;
        var highSum = Vector256<short>.Zero;
        var low = Vector256<byte>.AllBitsSet;
        var high = Vector256<byte>.AllBitsSet;
        ref readonly var levels = ref block.First;
        ref readonly var window = ref FirstWindow<TTables>(block.Levels, in table, out var first);
        for (var left = block.Pairs.Mask; left != 0; left &= left - 1, levels = ref SkillBlock.Next(in levels))
        {
            var pair = BitOperations.TrailingZeroCount(left);
            LookUp<TTables>(in levels, first, in Window(in window, offsets[2 * pair]), in Window(in window, offsets[(2 * pair) + 1]), out var even, out var odd);
            var lowShortfall = Avx2.UnpackLow(even, odd);
            var highShortfall = Avx2.UnpackHigh(even, odd);
            lowSum += Avx2.MultiplyAddAdjacent(lowShortfall, Vector256.LoadUnsafe(in levels, 64).AsSByte());
            highSum += Avx2.MultiplyAddAdjacent(highShortfall, Vector256.LoadUnsafe(in levels, 96).AsSByte());
            low = Vector256.Min(low, lowShortfall | Vector256.GreaterThan(Vector256.LoadUnsafe(in levels), highest));
            high = Vector256.Min(high, highShortfall | Vector256.GreaterThan(Vector256.LoadUnsafe(in levels, 32), highest));
        }

        lowSum.StoreUnsafe(ref sums);
        highSum.StoreUnsafe(ref sums, 16);
        EvenOddMin(low).StoreUnsafe(ref least);
        EvenOddMin(high).StoreUnsafe(ref least, 16);
    }

    private static Vector256<short> EvenOddMin(Vector256<byte> bytes) =>
        Vector256.Min(bytes.AsUInt16() & Vector256.Create((ushort)0x00FF), Vector256.ShiftRightLogical(bytes.AsUInt16(), 8)).AsInt16();

    // Where the tables begin in the window at offset 0, and the first level that they hold.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly byte FirstWindow<TTables>(LevelStretches levels, ref readonly byte table, out Vector256<byte> first)
        where TTables : struct, ITables
    {
        var begin = Math.Min(levels.First, TablesOfWindow - TTables.Count) * LevelStretches.Length;
        first = Vector256.Create((byte)begin);
        return ref Window(in table, begin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly byte Window(ref readonly byte table, int offset) => ref Unsafe.Add(ref Unsafe.AsRef(in table), offset);

    // Shortfalls of the 32 profiles in the even and in the odd dimension of a pair, both in the order that packing brings about and unpacking undoes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LookUp<TTables>(ref readonly byte levels, Vector256<byte> first, ref readonly byte evenWindow, ref readonly byte oddWindow, out Vector256<byte> even, out Vector256<byte> odd)
        where TTables : struct, ITables
    {
        var low = Vector256.LoadUnsafe(in levels).AsInt16();
        var high = Vector256.LoadUnsafe(in levels, 32).AsInt16();
        var isEven = Vector256.Create((short)0x00FF);
        even = LookUp<TTables>(Avx2.PackUnsignedSaturate(low & isEven, high & isEven) - first, in evenWindow);
        odd = LookUp<TTables>(Avx2.PackUnsignedSaturate(low >>> 8, high >>> 8) - first, in oddWindow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp<TTables>(Vector256<byte> index, ref readonly byte window)
        where TTables : struct, ITables
    {
        // Written out: as a loop it takes half as long again.
        var found = InTable(index, in window, 0) | InTable(index, in window, 1) | InTable(index, in window, 2) | InTable(index, in window, 3);
        if (TTables.Count > 4)
        {
            found |= InTable(index, in window, 4);
        }

        if (TTables.Count > 5)
        {
            found |= InTable(index, in window, 5) | InTable(index, in window, 6);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> InTable(Vector256<byte> index, ref readonly byte window, int number)
    {
        var table = Vector128.LoadUnsafe(in window, (nuint)number * LevelStretches.Length);
        return Avx2.Shuffle(Vector256.Create(table, table), Avx2.AddSaturate(index - Vector256.Create((byte)(number * LevelStretches.Length)), Vector256.Create((byte)0x70)));
    }

    private readonly struct Four : ITables
    {
        public static int Count => 4;
    }

    private readonly struct Five : ITables
    {
        public static int Count => 5;
    }

    private readonly struct Seven : ITables
    {
        public static int Count => 7;
    }
}
