using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;

namespace Kausa.Matching.Tests.Allocation;

/// <summary>Seeded random markets; a property draws the seed, so a failing case is named by one number.</summary>
internal static class AllocationGen
{
    public static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    public static int[] Capacities(Random random, int count, int most) => [.. Enumerable.Range(0, count).Select(_ => random.Next(0, most + 1))];

    /// <summary>A small sparse market with mixed capacities, negative values, required rows and pinned pairs.</summary>
    public static SparseAllocationInstance Small(int seed)
    {
        var random = new Random(seed);
        int rows = random.Next(0, 5);
        int columns = random.Next(0, 5);
        int capacityMax = random.Next(1, 4);
        int valueMax = new[] { 1, 5, 1_000_000_000 }[random.Next(3)];
        var pairs = new List<ValuedPair>();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (random.Next(10) < 6)
                {
                    pairs.Add(new ValuedPair(row, column, random.NextInt64(-valueMax, valueMax + 1L)));
                }
            }
        }

        bool[] required = [.. Enumerable.Range(0, rows).Select(_ => random.Next(6) == 0)];
        AllocatedPair[] pinned = [.. pairs.Where(_ => random.Next(12) == 0).Select(pair => new AllocatedPair(pair.Row, pair.Column))];
        return SparseAllocationInstance.FromPairs(
            Capacities(random, rows, capacityMax), Capacities(random, columns, capacityMax), pairs, required, pinned);
    }

    public static SparseAllocationInstance Sparse(int seed, int rows, int columns, int perRow, int capacityMax, int valueMax)
    {
        var random = new Random(seed);
        var pairs = new List<ValuedPair>();
        for (int row = 0; row < rows; row++)
        {
            var seen = new HashSet<int>();
            while (seen.Count < Math.Min(perRow, columns))
            {
                int column = random.Next(columns);
                if (seen.Add(column))
                {
                    pairs.Add(new ValuedPair(row, column, random.NextInt64(-valueMax, valueMax + 1L)));
                }
            }
        }

        int[] ones = [.. Enumerable.Repeat(1, rows)];
        return SparseAllocationInstance.FromPairs(ones, [.. Enumerable.Range(0, columns).Select(_ => random.Next(1, capacityMax + 1))], pairs);
    }

    public static DenseAllocationInstance Dense(int seed, int rows, int columns, int capacityMax, int low, int high)
    {
        var random = new Random(seed);
        int[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => (int)random.NextInt64(low, high + 1L))];
        return new DenseAllocationInstance(Capacities(random, rows, capacityMax), Capacities(random, columns, capacityMax), values);
    }
}
