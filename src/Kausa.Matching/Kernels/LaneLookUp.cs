using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kausa.Matching.Kernels;

/// <summary>32 numbers looked up in one table.</summary>
/// <remarks>Where the processor looks up 32 of 64 entries at once (AVX-512), a table is read from its beginning to its end, 64 entries a step; elsewhere, and where a table is long, one number after the other.</remarks>
internal static class LaneLookUp
{
    /// <summary>Numbers that are looked up together.</summary>
    public const int Lanes = 32;

    // Entries of a step.
    private const int Step = 2 * Lanes;

    // So many entries are read in less time than it takes to look 32 numbers up one by one.
    private const int MostRead = 16 * Step;

    /// <summary>Entries that a table needs: whole steps.</summary>
    /// <param name="count">Entries that count; anything may stand behind them.</param>
    public static int TableLength(int count) => (count + Step - 1) / Step * Step;

    /// <summary>Looks up.</summary>
    /// <param name="table">The table, of a length that <see cref="TableLength"/> gives.</param>
    /// <param name="numbers">The first of 32 numbers of entries, all of them within the table, also where nothing counts.</param>
    /// <param name="values">The first of 32 entries found; anything for a number beyond the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of(short[] table, ref readonly ushort numbers, ref short values)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(table);
        if (Avx512BW.IsSupported && table.Length <= MostRead)
        {
            var at = Vector512.LoadUnsafe(in numbers).AsInt16();
            var found = Avx512BW.PermuteVar32x16x2(Vector512.LoadUnsafe(ref first), at, Vector512.LoadUnsafe(ref first, Lanes));
            for (var from = Step; from < table.Length; from += Step)
            {
                var entries = Avx512BW.PermuteVar32x16x2(Vector512.LoadUnsafe(ref first, (nuint)from), at, Vector512.LoadUnsafe(ref first, (nuint)from + Lanes));
                found = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(at, Vector512.Create((short)from)), entries, found);
            }

            found.StoreUnsafe(ref values);
            return;
        }

        for (nuint lane = 0; lane < Lanes; lane += 4)
        {
            Unsafe.Add(ref values, lane) = EntryAt(ref first, Unsafe.Add(ref Unsafe.AsRef(in numbers), lane));
            Unsafe.Add(ref values, lane + 1) = EntryAt(ref first, Unsafe.Add(ref Unsafe.AsRef(in numbers), lane + 1));
            Unsafe.Add(ref values, lane + 2) = EntryAt(ref first, Unsafe.Add(ref Unsafe.AsRef(in numbers), lane + 2));
            Unsafe.Add(ref values, lane + 3) = EntryAt(ref first, Unsafe.Add(ref Unsafe.AsRef(in numbers), lane + 3));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static short EntryAt(ref short first, ushort number) => Unsafe.Add(ref first, (nuint)number);
}
