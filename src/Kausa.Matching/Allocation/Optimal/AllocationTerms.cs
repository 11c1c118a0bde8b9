namespace Kausa.Matching.Allocation;

/// <summary>How values become worths: the prices for being placed, and the capacities left beside pinned pairs.</summary>
internal sealed class AllocationTerms
{
    private readonly AllocationInstance _instance;
    private readonly long _requiredPrice;

    public AllocationTerms(AllocationInstance instance, AllocationObjective objective, CancellationToken cancellation = default)
    {
        _instance = instance;
        Cancellation = cancellation;
        long price = instance.PlacementPrice();
        PlacementPrice = objective == AllocationObjective.MostPlacedThenBestTotal ? price : 0;
        _requiredPrice = price;
        RowCapacities = [.. instance.RowCapacities];
        ColumnCapacities = [.. instance.ColumnCapacities];
        foreach (AllocatedPair pair in instance.PinnedPairs)
        {
            RowCapacities[pair.Row]--;
            ColumnCapacities[pair.Column]--;
        }
    }

    public long PlacementPrice { get; }

    /// <summary>Ends the work without a result.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Capacities left beside the pinned pairs; negative when these alone are too many.</summary>
    public int[] RowCapacities { get; }

    public int[] ColumnCapacities { get; }

    /// <summary>What a pair of this row gains beyond its value: for being placed, and once more for a required row, which comes first.</summary>
    public long Extra(int row) => PlacementPrice + RequiredPrice(row);

    /// <summary>The part of a row's price in the solver that stands for its requirement.</summary>
    public long RequiredPrice(int row) => _instance.IsRequired(row) ? _requiredPrice : 0;
}
