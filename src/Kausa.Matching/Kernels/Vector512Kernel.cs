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
    public static void Sum(ref readonly byte block, ref readonly SkillOffsets offsets, ref readonly byte table, ref short sums)
    {
        var isEven = Vector512.Create((ushort)0x00FF).AsByte();
        var sum = Vector512<short>.Zero;
        for (var pair = 0; pair < 16; pair++)
        {
            ref readonly var levels = ref Unsafe.Add(ref Unsafe.AsRef(in block), pair * SkillColumns.PairLength);
            ref readonly var even = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[2 * pair]);
            ref readonly var odd = ref Unsafe.Add(ref Unsafe.AsRef(in table), offsets[(2 * pair) + 1]);
            var required = Vector512.LoadUnsafe(in levels);
            var shortfall = Vector512.ConditionalSelect(
                isEven,
                Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(in even), required, Vector512.LoadUnsafe(in even, 64)),
                Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(in odd), required, Vector512.LoadUnsafe(in odd, 64)));
            sum += Avx512BW.MultiplyAddAdjacent(shortfall, Vector512.LoadUnsafe(in levels, 64).AsSByte());
        }

        sum.StoreUnsafe(ref sums);
    }
}
