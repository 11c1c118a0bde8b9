using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

/// <summary>The allocator is exact from any start; here the start itself is held to what it promises.</summary>
public sealed class DenseAuctionTests
{
    public static TheoryData<string> Kinds => ["uniform", "few", "equal", "product", "popular", "line", "plane", "extreme", "period"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Run_SquareMarket_IsOptimalByItself(string kind)
    {
        // In the largest more columns are good than a list has room for.
        int[] sizes = [1, 2, 3, 31, 32, 33, 63, 64, 65, 129, 200, .. kind is "few" or "period" ? new[] { 600 } : []];
        foreach (int size in sizes)
        {
            DenseAllocationInstance instance = DenseAllocationInstance.Square(size, Values(kind, size, size, size));
            var columnOfRow = new int[size];
            DenseAuction.Run(instance, new AllocationTerms(instance, AllocationObjective.MostPlacedThenBestTotal), columnOfRow);
            Assert.Equal(Enumerable.Range(0, size), columnOfRow.Order());
            Assert.Equal(TotalOfSparse(instance, AllocationObjective.MostPlacedThenBestTotal), Enumerable.Range(0, size).Sum(row => (long)instance.Row(row)[columnOfRow[row]]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Solve_AnyShape_EqualsTheSparseSolver(string kind)
    {
        foreach ((int rows, int columns) in new[] { (90, 90), (70, 110), (110, 70), (5, 130), (130, 5) })
        {
            DenseAllocationInstance instance = new(Ones(rows), Ones(columns), Values(kind, rows, columns, 3));
            foreach (AllocationObjective objective in Enum.GetValues<AllocationObjective>())
            {
                AllocationSolution solution = OptimalAllocator.Solve(instance, objective).Solution!;
                Assert.Equal(TotalOfSparse(instance, objective), solution.Total);
                Assert.True(AllocationChecker.Check(instance, solution).IsProven);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Solve_SmallMarket_EqualsEveryPermutationTried(string kind)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            const int Size = 7;
            DenseAllocationInstance instance = DenseAllocationInstance.Square(Size, Values(kind, Size, Size, seed));
            AllocationSolution solution = OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal).Solution!;
            Assert.Equal(BestPermutation(instance, 0, 0), solution.Total);
            Assert.True(AllocationChecker.Check(instance, solution).IsProven);
        }
    }

    [Fact]
    public async Task Solve_OneThreadOrMany_GivesTheSamePairsAndPrices()
    {
        DenseAllocationInstance instance = DenseAllocationInstance.Square(150, Values("popular", 150, 150, 4));
        AllocationSolution many = OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal).Solution!;
        var one = new ConcurrentExclusiveSchedulerPair();
        AllocationSolution alone = await Task.Factory.StartNew(
            () => OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal).Solution!, CancellationToken.None, TaskCreationOptions.None, one.ExclusiveScheduler);
        Assert.Equal(many.Pairs, alone.Pairs);
        Assert.Equal(many.Certificate.RowPrices, alone.Certificate.RowPrices);
        Assert.Equal(many.Certificate.ColumnPrices, alone.Certificate.ColumnPrices);
    }

    private static int[] Ones(int count) => [.. Enumerable.Repeat(1, count)];

    private static long TotalOfSparse(DenseAllocationInstance instance, AllocationObjective objective) => OptimalAllocator.Solve(
        SparseAllocationInstance.FromPairs([.. instance.RowCapacities], [.. instance.ColumnCapacities], AllocationBruteForce.Pairs(instance)), objective).Solution!.Total;

    private static long BestPermutation(DenseAllocationInstance instance, int row, int taken)
    {
        long best = row == instance.RowCount ? 0 : long.MinValue;
        for (int column = 0; row < instance.RowCount && column < instance.ColumnCount; column++)
        {
            if ((taken >> column & 1) == 0)
            {
                best = Math.Max(best, instance.Row(row)[column] + BestPermutation(instance, row + 1, taken | (1 << column)));
            }
        }

        return best;
    }

    private static int[] Values(string kind, int rows, int columns, int seed)
    {
        var random = new Random(seed);
        int[] marks = [.. Enumerable.Range(0, 2 * (rows + columns)).Select(_ => random.Next(1_000))];
        return [.. Enumerable.Range(0, rows * columns).Select(at => ValueOf(at / columns, at % columns))];

        int ValueOf(int row, int column) => kind switch
        {
            "uniform" => random.Next(-1_000_000, 1_000_000),
            "few" => random.Next(3) - 1,
            "equal" => 7,
            "product" => -(row + 1) * (column + 1),
            "popular" => -(column * 13 % 100) - random.Next(3),
            "line" => -Math.Abs(marks[row] - marks[rows + column]),
            "plane" => -Math.Max(Math.Abs(marks[row] - marks[rows + column]), Math.Abs(marks[rows + columns + row] - marks[(2 * rows) + columns + column])),
            "period" => -(column % 64 < 33 ? random.Next(100) : 10_000),
            _ => random.Next(2) == 0 ? -DenseAllocationInstance.MaxEntry : DenseAllocationInstance.MaxEntry,
        };
    }
}
