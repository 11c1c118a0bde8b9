using System.Runtime.InteropServices;
using Kausa.Matching.Allocation;

namespace Kausa.Matching.Benchmarks.Allocation;

/// <summary>Seeded markets; values are negative costs, so that solvers for costs see the same numbers.</summary>
internal static class AllocationMarkets
{
    private const int CostMax = 1_000_000;

    /// <summary>
    /// uniform: costs 1 to 10^6; near: distances of random points; product: row × column (Machol and Wien 1977); popular: everyone likes the same columns, up
    /// to noise; taste: inner products of four traits.
    /// </summary>
    public static int[] DenseValues(string kind, int size, int seed)
    {
        var random = new Random(seed);
        int[][] traits = [.. Enumerable.Range(0, 2 * size).Select(_ => new[] { random.Next(CostMax), random.Next(CostMax), random.Next(300), random.Next(300) })];
        var values = new int[size * size];
        for (int at = 0; at < values.Length; at++)
        {
            (int row, int column) = (at / size, at % size);
            (int[] one, int[] two) = (traits[row], traits[size + column]);
            values[at] = kind switch
            {
                "uniform" => -random.Next(1, CostMax + 1),
                "near" => -(int)Math.Sqrt(Math.Pow(one[0] - two[0], 2) + Math.Pow(one[1] - two[1], 2)),
                "product" => -(row + 1) * (column + 1),
                "popular" => -(row * 7 % 1_000) - (column * 13 % 1_000) - random.Next(10),
                "taste" => (one[2] * two[2]) + (one[3] * two[3]) + (one[0] % 300 * (two[0] % 300)) + (one[1] % 300 * (two[1] % 300)),
                _ => throw new ArgumentException($"'{kind}' is no kind of market.", nameof(kind)),
            };
        }

        return values;
    }

    /// <summary>Costs 1 to 10^6 at random columns, no column twice in a row.</summary>
    public static SparseAllocationInstance Sparse(int rows, int columns, int perRow, int capacity, int seed)
    {
        var random = new Random(seed);
        var starts = new int[rows + 1];
        var partners = new int[rows * perRow];
        var values = new long[rows * perRow];
        for (int row = 0; row < rows; row++)
        {
            Span<int> own = partners.AsSpan(row * perRow, perRow);
            for (int at = 0; at < perRow; at++)
            {
                int column = random.Next(columns);
                while (own[..at].Contains(column))
                {
                    column = random.Next(columns);
                }

                own[at] = column;
                values[(row * perRow) + at] = -random.Next(1, CostMax + 1);
            }

            starts[row + 1] = starts[row] + perRow;
        }

        return new SparseAllocationInstance(
            [.. Enumerable.Repeat(1, rows)], [.. Enumerable.Repeat(capacity, columns)], starts, partners, values);
    }

    /// <summary>Values as 32-bit numbers, row after row.</summary>
    public static void WriteDense(string path, int[] values)
    {
        using FileStream file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    /// <summary>Row, column, value of each pair as 32-bit numbers.</summary>
    public static void WriteSparse(string path, SparseAllocationInstance instance)
    {
        using FileStream file = File.Create(path);
        var columns = new int[instance.ColumnCount];
        var values = new long[instance.ColumnCount];
        for (int row = 0; row < instance.RowCount; row++)
        {
            int count = instance.CopyRow(row, columns, values);
            for (int at = 0; at < count; at++)
            {
                file.Write(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[row, columns[at], (int)values[at]]));
            }
        }
    }
}
