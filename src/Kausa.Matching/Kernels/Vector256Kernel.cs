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
    public static void Sum(ref readonly byte block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        var isEven = Vector256.Create((ushort)0x00FF).AsByte();
        var low = Vector256<short>.Zero;
        var high = Vector256<short>.Zero;
        for (var pair = 0; pair < 16; pair++)
        {
            ref readonly var levels = ref Unsafe.Add(ref Unsafe.AsRef(in block), pair * SkillColumns.PairLength);
            ref readonly var even = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]);
            ref readonly var odd = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]);
            var first = Vector256.LoadUnsafe(in levels);
            var second = Vector256.LoadUnsafe(in levels, 32);
            Vector256<byte> firstEven = default, firstOdd = default, secondEven = default, secondOdd = default;
            for (var k = 0; k < Tables; k++)
            {
                var begin = Vector256.Create((byte)(k * 16));
                var beyond = Vector256.Create((byte)0x70);
                var firstIndex = Avx2.AddSaturate(first - begin, beyond);
                var secondIndex = Avx2.AddSaturate(second - begin, beyond);
                var evenTable = Both(in even, k);
                var oddTable = Both(in odd, k);
                firstEven |= Avx2.Shuffle(evenTable, firstIndex);
                firstOdd |= Avx2.Shuffle(oddTable, firstIndex);
                secondEven |= Avx2.Shuffle(evenTable, secondIndex);
                secondOdd |= Avx2.Shuffle(oddTable, secondIndex);
            }

            low += Avx2.MultiplyAddAdjacent(Vector256.ConditionalSelect(isEven, firstEven, firstOdd), Vector256.LoadUnsafe(in levels, 64).AsSByte());
            high += Avx2.MultiplyAddAdjacent(Vector256.ConditionalSelect(isEven, secondEven, secondOdd), Vector256.LoadUnsafe(in levels, 96).AsSByte());
        }

        low.StoreUnsafe(ref sums);
        high.StoreUnsafe(ref sums, 16);
    }

    private static Vector256<byte> Both(ref readonly byte window, int k)
    {
        var table = Vector128.LoadUnsafe(in window, (nuint)k * 16);
        return Vector256.Create(table, table);
    }
}
