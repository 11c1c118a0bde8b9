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
        return Enumerable.Range(0, instance.ColumnCount).All(column => IsRight(values[column], Difference(instance, objective, solution, column), objective));
    }

    // Best totals of the same sum may have more pairs or fewer; which of them solving again finds is chance.
    private static bool IsRight(SeatValue value, SeatValue again, AllocationObjective objective) =>
        objective == AllocationObjective.BestTotal ? value.MoreTotal == again.MoreTotal && value.MorePlaced is 0 or 1 : value == again;

    // Totals that tell every set of pairs apart: powers of two.
    [Fact]
    public void OfSeats_BestTotalWithoutTies_CountsThePairsThatSolvingAgainHas() => Prop.ForAll(AllocationGen.Seeds(), seed =>
    {
        var drawn = AllocationGen.Small(seed);
        var instance = SparseAllocationInstance.FromPairs(
            [.. drawn.RowCapacities], [.. drawn.ColumnCapacities], [.. AllocationBruteForce.Pairs(drawn).Select((pair, at) => pair with { Value = 1L << (at * 7 % 31) })]);
        return OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Solution is not { } solution || instance.PairCount > 31
            || ShadowPrices.OfSeats(instance, solution).Select((value, column) => value == Difference(instance, AllocationObjective.BestTotal, solution, column)).All(isEqual => isEqual);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

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
        return new SeatValue(better.Pairs.Count - solution.Pairs.Count, better.Total - solution.Total);
    }
}
