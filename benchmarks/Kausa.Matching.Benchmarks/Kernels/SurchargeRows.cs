using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kausa.Matching.Columns;
using Kausa.Matching.Evidence;
using Kausa.Matching.Scoring.Tables;

namespace Kausa.Matching.Benchmarks;

/// <summary>The plain gap computed, only the surcharge looked up: 48 entries per error class; EXPECTED only.</summary>
internal sealed class SurchargeRows
{
    private const int RowLength = 64;
    private const int LastEntry = 47;

    // Per dimension the row of its error class, 48 entries and zeros; per pair of dimensions what is held, 32 times side by side.
    private readonly AlignedBytes _rows = new(32 * RowLength);
    private readonly AlignedBytes _held = new(16 * RowLength);

    public SurchargeRows(SkillEstimate[] held)
    {
        for (var d = 0; d < held.Length; d++)
        {
            for (var distance = 0; distance <= LastEntry; distance++)
            {
                _rows.Span[(d * RowLength) + distance] = (byte)SurchargeTables.SkillPoints(held[d].ErrorClass, distance);
            }

            for (var lane = 0; lane < SkillColumns.Lanes; lane++)
            {
                _held.Span[(d / 2 * RowLength) + (2 * lane) + (d & 1)] = (byte)held[d].Points;
            }
        }
    }

    /// <summary>One vpermi2b: the first 64 entries are the even dimension's row, the second 64 the odd one's.</summary>
    public void SumByPermute(ref readonly byte block, ref short sums)
    {
        var last = Vector512.Create((byte)63);
        var odd = Vector512.Create((ushort)0x4000).AsByte();
        var sum = Vector512<short>.Zero;
        for (var pair = 0; pair < 16; pair++)
        {
            ref readonly var levels = ref Unsafe.Add(ref Unsafe.AsRef(in block), pair * SkillColumns.PairLength);
            var gap = Distance(in levels, pair, out var distance);
            ref var row = ref Unsafe.Add(ref _rows.First, 2 * pair * RowLength);
            var surcharge = Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(in row), Vector512.Min(distance, last) | odd, Vector512.LoadUnsafe(in row, RowLength));
            sum += Avx512BW.MultiplyAddAdjacent(gap + surcharge, Vector512.LoadUnsafe(in levels, 64).AsSByte());
        }

        sum.StoreUnsafe(ref sums);
    }

    /// <summary>Three pshufb per dimension; an index outside a table of 16 has its highest bit set and gives 0.</summary>
    public void SumByShuffle(ref readonly byte block, ref short sums)
    {
        var isEven = Vector512.Create((ushort)0x00FF).AsByte();
        var beyond = Vector512.Create((byte)0x70);
        var sum = Vector512<short>.Zero;
        for (var pair = 0; pair < 16; pair++)
        {
            ref readonly var levels = ref Unsafe.Add(ref Unsafe.AsRef(in block), pair * SkillColumns.PairLength);
            var gap = Distance(in levels, pair, out var distance);
            ref var row = ref Unsafe.Add(ref _rows.First, 2 * pair * RowLength);
            var even = Vector512<byte>.Zero;
            var odd = Vector512<byte>.Zero;
            for (var k = 0; k < 3; k++)
            {
                var index = Avx512BW.AddSaturate(distance - Vector512.Create((byte)(16 * k)), beyond);
                even |= Avx512BW.Shuffle(Four(in row, 16 * k), index);
                odd |= Avx512BW.Shuffle(Four(in row, RowLength + (16 * k)), index);
            }

            sum += Avx512BW.MultiplyAddAdjacent(gap + Vector512.ConditionalSelect(isEven, even, odd), Vector512.LoadUnsafe(in levels, 64).AsSByte());
        }

        sum.StoreUnsafe(ref sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<byte> Distance(ref readonly byte levels, int pair, out Vector512<byte> distance)
    {
        var required = Vector512.LoadUnsafe(in levels);
        var held = Vector512.LoadUnsafe(in _held.First, (nuint)(pair * RowLength));
        var gap = Avx512BW.SubtractSaturate(required, held);
        distance = gap | Avx512BW.SubtractSaturate(held, required);
        return gap;
    }

    private static Vector512<byte> Four(ref readonly byte row, int at)
    {
        var table = Vector128.LoadUnsafe(in row, (nuint)at);
        return Vector512.Create(Vector256.Create(table, table), Vector256.Create(table, table));
    }
}

/// <summary>A table of 128 entries for each dimension of one person: what tables that are no windows of one row need.</summary>
internal sealed class DimensionTables
{
    private const int TableLength = 128;

    private readonly AlignedBytes _tables = new(32 * TableLength);

    public DimensionTables(Compile.SkillOffsets offsets, Compile.ShortfallTables rows)
    {
        for (var d = 0; d < 32; d++)
        {
            rows.Skills.Slice(offsets[d], TableLength).CopyTo(_tables.Span[(d * TableLength)..]);
        }
    }

    /// <summary>Two vpermi2b and a blend for a pair of dimensions.</summary>
    public void Sum(ref readonly byte block, ref short sums)
    {
        var isEven = Vector512.Create((ushort)0x00FF).AsByte();
        var sum = Vector512<short>.Zero;
        for (var pair = 0; pair < 16; pair++)
        {
            ref readonly var levels = ref Unsafe.Add(ref Unsafe.AsRef(in block), pair * SkillColumns.PairLength);
            ref var table = ref Unsafe.Add(ref _tables.First, 2 * pair * TableLength);
            var required = Vector512.LoadUnsafe(in levels);
            var shortfall = Vector512.ConditionalSelect(
                isEven,
                Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(in table), required, Vector512.LoadUnsafe(in table, 64)),
                Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(in table, TableLength), required, Vector512.LoadUnsafe(in table, TableLength + 64)));
            sum += Avx512BW.MultiplyAddAdjacent(shortfall, Vector512.LoadUnsafe(in levels, 64).AsSByte());
        }

        sum.StoreUnsafe(ref sums);
    }
}
