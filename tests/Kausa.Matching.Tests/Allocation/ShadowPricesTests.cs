using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

public sealed class ShadowPricesTests
{
    [Theory]
    [InlineData(AllocationObjective.BestTotal)]
    [InlineData(AllocationObjective.MostPlacedThenBestTotal)]
    public void OfSeats_AnySmallMarket_EqualsSolvingAgainWithTheSeat(AllocationObjective objective) =>
        Prop.ForAll(AllocationGen.Seeds(), seed => DiffersNowhere(AllocationGen.Small(seed), objective))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void OfSeats_SparseMarket_EqualsSolvingAgainWithTheSeat() =>
        Assert.All(Enumerable.Range(0, 4), seed =>
            Assert.True(DiffersNowhere(AllocationGen.Sparse(seed, 60, 25, 4, 2, 1_000), AllocationObjective.MostPlacedThenBestTotal)));

    private static bool DiffersNowhere(SparseAllocationInstance instance, AllocationObjective objective)
    {
        if (OptimalAllocator.Solve(instance, objective).Solution is not { } solution)
        {
            return true;
        }

        SeatValue[] values = ShadowPrices.OfSeats(instance, solution);
        return Enumerable.Range(0, instance.ColumnCount).All(column => values[column] == Difference(instance, objective, solution, column));
    }

    private static SeatValue Difference(SparseAllocationInstance instance, AllocationObjective objective, AllocationSolution solution, int column)
    {
        int[] columnCapacities = [.. instance.ColumnCapacities];
        columnCapacities[column]++;
        SparseAllocationInstance larger = SparseAllocationInstance.FromPairs(
            [.. instance.RowCapacities],
            columnCapacities,
            AllocationBruteForce.Pairs(instance),
            [.. Enumerable.Range(0, instance.RowCount).Select(instance.IsRequired)],
            [.. instance.PinnedPairs]);
        AllocationSolution better = OptimalAllocator.Solve(larger, objective).Solution!;
        int placed = objective == AllocationObjective.BestTotal ? 0 : better.Pairs.Count - solution.Pairs.Count;
        return new SeatValue(placed, better.Total - solution.Total);
    }
}
