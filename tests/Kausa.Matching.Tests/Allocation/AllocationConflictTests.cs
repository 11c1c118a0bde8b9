using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

public sealed class AllocationConflictTests
{
    [Fact]
    public void Solve_ThreeRequiredRowsForTwoSeats_NamesThemAndTheSeats()
    {
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs(
            [1, 1, 1, 1],
            [1, 1, 1],
            [new(0, 0, 1), new(0, 1, 1), new(1, 0, 1), new(1, 1, 1), new(2, 0, 1), new(2, 1, 1), new(3, 1, 1), new(3, 2, 1)],
            required: [true, true, true, true]);
        AllocationOutcome outcome = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal);
        Assert.Null(outcome.Solution);
        AllocationConflict conflict = outcome.Conflict!;
        Assert.Equal([0, 1, 2], conflict.RequiredRows);
        Assert.Equal([0, 1], conflict.Columns);
        Assert.Equal(3, conflict.PairsNeeded);
        Assert.Equal(2, conflict.PairsPossible);
        Assert.True(conflict.IsSmallest);
    }

    [Fact]
    public void Solve_SmallerConflictBesideTheFirstFound_NamesTheSmaller()
    {
        // Rows 0 and 1 fill both seats, so rows 2 and 3 each fail together with them; but 2 and 3 alone already want the same seat.
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs(
            [1, 1, 1, 1],
            [1, 1],
            [new(0, 0, 1), new(0, 1, 1), new(1, 0, 1), new(1, 1, 1), new(2, 0, 1), new(3, 0, 1)],
            required: [true, true, true, true]);
        AllocationConflict conflict = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Conflict!;
        Assert.Equal([2, 3], conflict.RequiredRows);
        Assert.True(conflict.IsSmallest);
    }

    [Fact]
    public void Solve_PinnedPairsBeyondCapacity_NamesThem()
    {
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs(
            [1, 1, 1], [1, 3], [new(0, 0, 1), new(1, 0, 1), new(2, 1, 1)], pinned: [new(0, 0), new(1, 0), new(2, 1)]);
        AllocationConflict conflict = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Conflict!;
        Assert.Equal([new AllocatedPair(0, 0), new AllocatedPair(1, 0)], conflict.PinnedPairs);
        Assert.Equal([0], conflict.Columns);
        Assert.Equal((2L, 1L), (conflict.PairsNeeded, conflict.PairsPossible));
    }

    [Fact]
    public void Solve_PinTakesTheOnlySeatOfARequiredRow_NamesBoth()
    {
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs(
            [1, 1], [1, 1], [new(0, 0, 1), new(1, 0, 1), new(1, 1, 1)], required: [true, false], pinned: [new(1, 0)]);
        AllocationConflict conflict = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Conflict!;
        Assert.Equal([0], conflict.RequiredRows);
        Assert.Equal([new AllocatedPair(1, 0)], conflict.PinnedPairs);
    }

    [Fact]
    public void Solve_TooManyRequirementsToTryAllSets_StillNamesNoneThatCanBeLeftOut()
    {
        // Row 0 needs both columns, row 1 is pinned to one of them; that row 0 is pinned to the other does not matter. 300 more rows have seats of their own.
        const int Others = 300;
        List<ValuedPair> pairs = [new(0, 0, 1), new(0, 1, 1), new(1, 0, 1)];
        pairs.AddRange(Enumerable.Range(2, Others).Select(node => new ValuedPair(node, node, 1)));
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs(
            [2, .. Enumerable.Repeat(1, Others + 1)],
            [.. Enumerable.Repeat(1, Others + 2)],
            pairs,
            required: [true, false, .. Enumerable.Repeat(true, Others)],
            pinned: [new(0, 1), new(1, 0)]);
        AllocationConflict conflict = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Conflict!;
        Assert.Equal([0], conflict.RequiredRows);
        Assert.Equal([new AllocatedPair(1, 0)], conflict.PinnedPairs);
        Assert.True(conflict.IsSmallest);
        Assert.Equal((3L, 2L), (conflict.PairsNeeded, conflict.PairsPossible));
    }

    [Fact]
    public void Solve_AnySmallMarket_ConflictsAreInfeasibleAndSmallest() =>
        Prop.ForAll(AllocationGen.Seeds(), seed => IsSmallestConflict(AllocationGen.Small(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));

    private static bool IsSmallestConflict(SparseAllocationInstance instance)
    {
        if (OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Conflict is not { } conflict)
        {
            return true;
        }

        int size = conflict.RequiredRows.Count + conflict.PinnedPairs.Count;
        return conflict.IsSmallest
            && conflict.PairsPossible < conflict.PairsNeeded
            && !IsFeasible(instance, [.. conflict.RequiredRows], [.. conflict.PinnedPairs])
            && SmallestConflictSize(instance) == size;
    }

    private static int SmallestConflictSize(SparseAllocationInstance instance)
    {
        int[] rows = [.. Enumerable.Range(0, instance.RowCount).Where(instance.IsRequired)];
        int smallest = int.MaxValue;
        for (int rowSet = 0; rowSet < 1 << rows.Length; rowSet++)
        {
            for (int pinSet = 0; pinSet < 1 << instance.PinnedPairs.Count; pinSet++)
            {
                int size = int.PopCount(rowSet) + int.PopCount(pinSet);
                HashSet<int> someRows = [.. rows.Where((_, at) => (rowSet >> at & 1) == 1)];
                HashSet<AllocatedPair> somePins = [.. instance.PinnedPairs.Where((_, at) => (pinSet >> at & 1) == 1)];
                if (size < smallest && !IsFeasible(instance, someRows, somePins))
                {
                    smallest = size;
                }
            }
        }

        return smallest;
    }

    private static bool IsFeasible(SparseAllocationInstance instance, HashSet<int> rows, HashSet<AllocatedPair> pins)
    {
        SparseAllocationInstance part = SparseAllocationInstance.FromPairs(
            [.. instance.RowCapacities],
            [.. instance.ColumnCapacities],
            AllocationBruteForce.Pairs(instance),
            [.. Enumerable.Range(0, instance.RowCount).Select(rows.Contains)],
            [.. pins]);
        return AllocationBruteForce.Best(part, AllocationObjective.BestTotal) is not null;
    }
}
