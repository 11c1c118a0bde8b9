using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

public sealed class OptimalAllocatorTests
{
    private static readonly AllocationObjective[] Objectives = [AllocationObjective.BestTotal, AllocationObjective.MostPlacedThenBestTotal];

    [Fact]
    public void Solve_AnySmallMarket_EqualsExhaustiveSearchWithZeroGap() =>
        Prop.ForAll(AllocationGen.Seeds(), seed => Objectives.All(objective => MatchesBruteForce(AllocationGen.Small(seed), objective)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Solve_AnySmallDenseMarket_EqualsExhaustiveSearchWithZeroGap() =>
        Prop.ForAll(AllocationGen.Seeds(), seed => Objectives.All(objective =>
                MatchesBruteForce(AllocationGen.Dense(seed, seed % 4, (seed / 7) % 4, (seed % 3) + 1, -5, 5), objective)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(300, 300, 6, 1, 1_000)]
    [InlineData(300, 330, 4, 1, 1_000_000_000)]
    [InlineData(330, 300, 4, 1, 1_000_000_000)]
    [InlineData(300, 80, 3, 6, 10)]
    [InlineData(300, 40, 5, 5, 1_000_000)]
    [InlineData(300, 300, 1, 1, 3)]
    [InlineData(500, 7, 3, 100, 50)]
    public void Solve_SparseMarket_IsProvenByTheChecker(int rows, int columns, int perRow, int capacityMax, int valueMax)
    {
        foreach (AllocationObjective objective in Objectives)
        {
            for (int seed = 0; seed < 10; seed++)
            {
                SparseAllocationInstance instance = AllocationGen.Sparse(seed, rows, columns, perRow, capacityMax, valueMax);
                AllocationOutcome outcome = OptimalAllocator.Solve(instance, objective);
                AssertProven(instance, outcome);
                AssertRowsPayTheFullGain(instance, outcome.Solution!);
            }
        }
    }

    // Rows of one seat begin with bids, others with repairs; both look whether they are still wanted.
    [Fact]
    public void Solve_Cancelled_EndsWithoutAResult()
    {
        var ended = new CancellationToken(canceled: true);
        AllocationInstance[] instances =
        [
            AllocationGen.Sparse(1, 30, 30, 4, 1, 100),
            SparseAllocationInstance.FromPairs([2], [1, 1], [new ValuedPair(0, 0, 5), new ValuedPair(0, 1, 6)]),
            AllocationGen.Dense(1, 16, 16, 1, 1, 100),
            AllocationGen.Dense(1, 16, 16, 2, 1, 100),
        ];
        Assert.All(instances, instance => Assert.Throws<OperationCanceledException>(() => OptimalAllocator.Solve(instance, AllocationObjective.BestTotal, ended)));

        // Two pinned pairs of one seat: there is nothing to solve, only to name, and a row that must be filled is looked at for it.
        var conflict = SparseAllocationInstance.FromPairs([1, 1, 1], [1, 1], [new ValuedPair(0, 0, 5), new ValuedPair(1, 0, 6), new ValuedPair(2, 1, 7)], [false, false, true], [new AllocatedPair(0, 0), new AllocatedPair(1, 0)]);
        Assert.NotNull(OptimalAllocator.Solve(conflict, AllocationObjective.BestTotal).Conflict);
        Assert.Throws<OperationCanceledException>(() => OptimalAllocator.Solve(conflict, AllocationObjective.BestTotal, ended));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 9, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(17, 15, 2)]
    [InlineData(64, 33, 1)]
    [InlineData(90, 90, 1)]
    [InlineData(60, 20, 4)]
    public void Solve_DenseMarket_IsProvenByTheChecker(int rows, int columns, int capacityMax)
    {
        foreach (AllocationObjective objective in Objectives)
        {
            for (int seed = 0; seed < 6; seed++)
            {
                int range = seed % 2 == 0 ? 9 : 1_000_000_000;
                DenseAllocationInstance instance = AllocationGen.Dense(seed, rows, columns, capacityMax, -range, range);
                AssertProven(instance, OptimalAllocator.Solve(instance, objective));
            }
        }
    }

    [Theory]
    [InlineData("product")]
    [InlineData("popular")]
    [InlineData("equal")]
    [InlineData("near")]
    public void Solve_DenseMarketWhereManyWantTheSame_IsProvenByTheChecker(string kind)
    {
        const int Size = 300;
        var values = new int[Size * Size];
        var random = new Random(5);
        double[] places = [.. Enumerable.Range(0, 2 * Size).Select(at => Math.Pow(random.NextDouble(), at < Size ? 3 : 1) * 1_000_000)];
        for (int at = 0; at < values.Length; at++)
        {
            (int row, int column) = (at / Size, at % Size);
            values[at] = kind switch { "product" => -(row + 1) * (column + 1), "popular" => -(column * 13 % 100) - random.Next(3), "near" => -(int)Math.Abs(places[row] - places[Size + column]), _ => 7 };
        }

        DenseAllocationInstance instance = DenseAllocationInstance.Square(Size, values);
        AssertProven(instance, OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal));
    }

    [Fact]
    public void Solve_CostsOfABillion_TotalsExactly()
    {
        const int Size = 40;
        DenseAllocationInstance instance = DenseAllocationInstance.Square(Size, [.. Enumerable.Repeat(-1_000_000_000, Size * Size)]);
        AllocationOutcome outcome = OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal);
        Assert.Equal(-40_000_000_000, outcome.Solution!.Total);
        AssertProven(instance, outcome);
    }

    [Fact]
    public void Solve_NegativeValues_BestTotalLeavesThemAndMostPlacedTakesThem()
    {
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs([1, 1], [1, 1], [new(0, 0, 10), new(0, 1, 1), new(1, 0, -3)]);
        Assert.Equal([new AllocatedPair(0, 0)], OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Solution!.Pairs);
        AllocationSolution most = OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal).Solution!;
        Assert.Equal([new AllocatedPair(0, 1), new AllocatedPair(1, 0)], most.Pairs);
        Assert.Equal(-2, most.Total);
    }

    [Fact]
    public void Solve_SameMarketTwice_GivesTheSamePairsAndPrices()
    {
        DenseAllocationInstance instance = AllocationGen.Dense(3, 70, 70, 1, -4, 4);
        AllocationSolution first = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Solution!;
        AllocationSolution second = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Solution!;
        Assert.Equal(first.Pairs, second.Pairs);
        Assert.Equal(first.Certificate.RowPrices, second.Certificate.RowPrices);
        Assert.Equal(first.Certificate.ColumnPrices, second.Certificate.ColumnPrices);
    }

    [Fact]
    public void Solve_ValuesBeyondTheRange_ThrowsNamingTheLimit()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => SparseAllocationInstance.FromPairs([1], [1], [new(0, 0, AllocationInstance.MaxMagnitude + 1)]));
        Assert.Contains("1000000000000", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A row of capacity 1 needs no price per pair: its own price takes up what its pair gains.</summary>
    private static void AssertRowsPayTheFullGain(SparseAllocationInstance instance, AllocationSolution solution)
    {
        AllocationCertificate prices = solution.Certificate;
        Dictionary<AllocatedPair, long> values = AllocationBruteForce.Pairs(instance)
            .ToDictionary(pair => new AllocatedPair(pair.Row, pair.Column), pair => pair.Value);
        Assert.All(solution.Pairs, pair => Assert.Equal(
            values[pair] + prices.PlacementPrice, prices.RowPrices[pair.Row] + prices.ColumnPrices[pair.Column]));
    }

    private static bool MatchesBruteForce(AllocationInstance instance, AllocationObjective objective)
    {
        (int Count, long Total)? best = AllocationBruteForce.Best(instance, objective);
        AllocationOutcome outcome = OptimalAllocator.Solve(instance, objective);
        if (best is not { } expected)
        {
            return outcome is { Solution: null, Conflict: not null };
        }

        return outcome.Solution is { } solution
            && solution.Total == expected.Total
            && (objective == AllocationObjective.BestTotal || solution.Pairs.Count == expected.Count)
            && AllocationChecker.Check(instance, solution).IsProven;
    }

    private static void AssertProven(AllocationInstance instance, AllocationOutcome outcome)
    {
        Assert.NotNull(outcome.Solution);
        AllocationCheck check = AllocationChecker.Check(instance, outcome.Solution);
        Assert.Empty(check.Findings);
        Assert.Equal(0, check.DualGap);
    }
}
