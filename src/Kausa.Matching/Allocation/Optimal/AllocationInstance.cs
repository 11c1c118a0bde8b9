namespace Kausa.Matching.Allocation;

/// <summary>A bipartite market with capacities on both sides and a whole-number value on every eligible pair.</summary>
/// <remarks>
/// Rows and columns are 0-based; what they stand for (candidates and places, people and interview slots) is the caller's affair. Every pair may be
/// allocated at most once. Values may be negative; a best-total allocation leaves such pairs alone. Immutable and safe to share between threads.
/// </remarks>
public abstract class AllocationInstance
{
    /// <summary>The largest magnitude of a value: 10^12, so that no sum of the solvers leaves 64 bits.</summary>
    public const long MaxMagnitude = 1_000_000_000_000;

    private protected AllocationInstance(int[] rowCapacities, int[] columnCapacities)
    {
        ThrowIfNegative(rowCapacities, nameof(rowCapacities));
        ThrowIfNegative(columnCapacities, nameof(columnCapacities));
        RowCapacities = rowCapacities;
        ColumnCapacities = columnCapacities;
    }

    /// <summary>How many pairs each row may take part in, 0 or more; one entry per row.</summary>
    public IReadOnlyList<int> RowCapacities { get; }

    /// <summary>How many pairs each column may take part in, 0 or more; one entry per column.</summary>
    public IReadOnlyList<int> ColumnCapacities { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => RowCapacities.Count;

    /// <summary>Number of columns.</summary>
    public int ColumnCount => ColumnCapacities.Count;

    /// <summary>Number of eligible pairs.</summary>
    public abstract long PairCount { get; }

    /// <summary>Smallest value of any eligible pair; 0 without pairs.</summary>
    public abstract long MinValue { get; }

    /// <summary>Largest value of any eligible pair; 0 without pairs.</summary>
    public abstract long MaxValue { get; }

    /// <summary>Lists the eligible columns of a row with their values.</summary>
    /// <param name="row">Row, 0 to <see cref="RowCount"/> − 1.</param>
    /// <param name="columns">Receives the columns; at least <see cref="ColumnCount"/> long.</param>
    /// <param name="values">Receives the values, same positions; at least <see cref="ColumnCount"/> long.</param>
    /// <returns>Number of pairs written.</returns>
    public abstract int CopyRow(int row, Span<int> columns, Span<long> values);

    /// <summary>Whether a row must be filled to its capacity for an allocation to count at all.</summary>
    /// <param name="row">Row, 0 to <see cref="RowCount"/> − 1.</param>
    public virtual bool IsRequired(int row) => false;

    /// <summary>Pairs decided beforehand: every allocation contains them.</summary>
    public virtual IReadOnlyList<AllocatedPair> PinnedPairs => [];

    /// <summary>Upper bound of the number of pairs any allocation can hold.</summary>
    internal long PairCountMax => Math.Min(PairCount, Math.Min(Sum(RowCapacities), Sum(ColumnCapacities)));

    /// <summary>
    /// What one more placed pair is worth when placing most comes first: more than any two allocations can differ in total, so that no gain in
    /// total outweighs a pair.
    /// </summary>
    /// <exception cref="OverflowException">Values and capacities are so large that the price leaves the range of the solvers, 2^58.</exception>
    internal long PlacementPrice()
    {
        Int128 price = (2 * ((Int128)PairCountMax + 1) * (Math.Max(MaxValue, 0) - (Int128)Math.Min(MinValue, 0))) + 1;
        if (price > (Int128)1 << 58)
        {
            throw new OverflowException($"{PairCountMax} pairs of values {MinValue} to {MaxValue} exceed the solvers' range; allowed: pairs times range up to 2^57.");
        }

        return (long)price;
    }

    private static long Sum(IReadOnlyList<int> capacities)
    {
        long sum = 0;
        foreach (int capacity in capacities)
        {
            sum += capacity;
        }

        return sum;
    }

    private static void ThrowIfNegative(int[] capacities, string name)
    {
        ArgumentNullException.ThrowIfNull(capacities, name);
        for (int i = 0; i < capacities.Length; i++)
        {
            if (capacities[i] < 0)
            {
                throw new ArgumentOutOfRangeException(name, capacities[i], $"Capacity {i} must be 0 or more.");
            }
        }
    }
}
