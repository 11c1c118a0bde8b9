using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

/// <summary>Plants faults in proven allocations; the checker must find each and name the offender.</summary>
public sealed class AllocationCheckerTests
{
    private static readonly SparseAllocationInstance Instance = SparseAllocationInstance.FromPairs(
        [1, 1, 2, 1],
        [1, 2, 1],
        [new(0, 0, 9), new(0, 1, 4), new(1, 0, 8), new(1, 1, 6), new(2, 1, 5), new(2, 2, 3), new(3, 0, 7)],
        required: [false, true, false, false],
        pinned: [new(2, 1)]);

    private static readonly AllocationSolution Solution = OptimalAllocator.Solve(Instance, AllocationObjective.MostPlacedThenBestTotal).Solution!;

    // Two agents, three jobs: values 5 3 4 and 2 6 1, resources 2 2 2 and 1 3 2, capacities 4 and 3; the best is 5 + 6 + 4.
    [Fact]
    public void CheckGap_PlantedFaults_AreFound()
    {
        var problem = new GapInstance(3, [5, 3, 4, 2, 6, 1], [2, 2, 2, 1, 3, 2], [4, 3]);
        GapSolution right = GapSolver.Solve(problem, true, GapSolver.DefaultEffortMax);
        Assert.Equal([0, 1, 0], right.AgentOfJob);
        Assert.Empty(AllocationChecker.CheckGap(problem, right, true));
        Found(right with { AgentOfJob = [0, 1] }, AllocationFault.RequiredRowUnfilled, -1, -1, 1);
        Found(right with { AgentOfJob = [0, 2, 0], Objective = 9 }, AllocationFault.OutOfRange, 1, 2, 1);
        Found(right with { AgentOfJob = [0, 0, 0], Objective = 12 }, AllocationFault.ColumnOverCapacity, -1, 0, 2);
        Found(right with { Objective = 14 }, AllocationFault.TotalWrong, -1, -1, -1);
        Found(right with { Bound = 16 }, AllocationFault.DualGap, -1, -1, 1);
        Found(right with { Bound = 14, IsProven = false }, AllocationFault.DualGap, -1, -1, -1);
        Assert.Empty(AllocationChecker.CheckGap(problem, right with { Bound = 16, IsProven = false }, true));

        void Found(GapSolution claim, AllocationFault fault, int row, int column, int amount) =>
            Assert.Contains(new AllocationFinding(fault, row, column, amount), AllocationChecker.CheckGap(problem, claim, true));
    }

    [Fact]
    public void Check_SolverResult_HasNoFindings() => Assert.Empty(AllocationChecker.Check(Instance, Solution).Findings);

    [Fact]
    public void Check_PairLeftOut_FindsTheGap()
    {
        AllocatedPair left = Solution.Pairs.First(pair => !Instance.PinnedPairs.Contains(pair));
        AllocationCheck check = Check(Solution with { Pairs = [.. Solution.Pairs.Where(pair => pair != left)] });
        Assert.NotEqual(0, check.DualGap);
        Assert.Contains(check.Findings, finding => finding.Fault == AllocationFault.TotalWrong);
    }

    [Fact]
    public void Check_PinnedPairLeftOut_NamesIt() =>
        AssertFinds(Solution with { Pairs = [.. Solution.Pairs.Where(pair => pair != new AllocatedPair(2, 1))] }, AllocationFault.PinnedPairMissing, 2, 1);

    [Fact]
    public void Check_RequiredRowLeftOut_NamesIt() =>
        AssertFinds(Solution with { Pairs = [.. Solution.Pairs.Where(pair => pair.Row != 1)] }, AllocationFault.RequiredRowUnfilled, 1, -1);

    [Fact]
    public void Check_PairTwice_NamesIt() =>
        AssertFinds(Solution with { Pairs = [.. Solution.Pairs, Solution.Pairs[0]] }, AllocationFault.Repeated, Solution.Pairs[0].Row, Solution.Pairs[0].Column);

    [Fact]
    public void Check_IneligiblePair_NamesIt() =>
        AssertFinds(Solution with { Pairs = [.. Solution.Pairs, new AllocatedPair(3, 2)] }, AllocationFault.NotEligible, 3, 2);

    [Fact]
    public void Check_PairOutOfRange_NamesIt() =>
        AssertFinds(Solution with { Pairs = [.. Solution.Pairs, new AllocatedPair(3, 7)] }, AllocationFault.OutOfRange, 3, 7);

    [Fact]
    public void Check_AllRowsAtOneColumn_NamesTheColumn() =>
        AssertFinds(Solution with { Pairs = [new(0, 0), new(1, 0), new(2, 1), new(2, 2), new(3, 0)] }, AllocationFault.ColumnOverCapacity, -1, 0);

    [Fact]
    public void Check_RowPlacedTwice_NamesTheRow() =>
        AssertFinds(Solution with { Pairs = [new(0, 0), new(0, 1), new(1, 1), new(2, 1), new(2, 2)] }, AllocationFault.RowOverCapacity, 0, -1);

    [Fact]
    public void Check_TotalAltered_SaysByHowMuch()
    {
        AllocationCheck check = Check(Solution with { Total = Solution.Total + 5 });
        Assert.Equal([new AllocationFinding(AllocationFault.TotalWrong, -1, -1, 5)], check.Findings);
    }

    [Fact]
    public void Check_PriceMissing_SaysSo() =>
        AssertFinds(
            Solution with { Certificate = Solution.Certificate with { RowPrices = [.. Solution.Certificate.RowPrices.Skip(1)] } },
            AllocationFault.PriceCountWrong,
            -1,
            -1);

    [Fact]
    public void Check_ColumnPriceMissing_SaysSo() =>
        AssertFinds(Solution with { Certificate = Solution.Certificate with { ColumnPrices = [.. Solution.Certificate.ColumnPrices.Skip(1)] } }, AllocationFault.PriceCountWrong, -1, -1);

    [Fact]
    public void Check_NegativePriceOfARowNotRequired_NamesIt() => AssertFinds(WithRowPrice(0, -1), AllocationFault.PriceNegative, 0, -1);

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void Check_PairThatGainsIsLeftOut_NamesIt(int value) =>
        Assert.Equal(
            [new AllocationFinding(AllocationFault.UnallocatedPairGains, 0, 0, value), new AllocationFinding(AllocationFault.DualGap, -1, -1, value)],
            CheckFreeOfCharge(value, pairs: [], columnPrice: 0));

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void Check_PairThatLosesIsAllocated_NamesIt(int loss) =>
        Assert.Equal(
            [new AllocationFinding(AllocationFault.AllocatedPairLoses, 0, 0, loss), new AllocationFinding(AllocationFault.DualGap, -1, -1, loss)],
            CheckFreeOfCharge(-loss, pairs: [new(0, 0)], columnPrice: 0));

    [Fact]
    public void Check_PriceOfAnEmptySeat_NamesTheColumn() =>
        Assert.Equal(
            [new AllocationFinding(AllocationFault.PriceWithoutScarcity, -1, 0, 3), new AllocationFinding(AllocationFault.DualGap, -1, -1, 3)],
            CheckFreeOfCharge(value: -2, pairs: [], columnPrice: 3));

    [Fact]
    public void Check_PlacementPriceTooLow_SaysSo()
    {
        // Total 0 places nobody; one placed pair of value −5 beats it as soon as placing counts at all.
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs([1], [1], [new(0, 0, -5)]);
        var claim = new AllocationSolution(AllocationObjective.MostPlacedThenBestTotal, [], 0, new AllocationCertificate(5, [0], [0]));
        AllocationCheck check = AllocationChecker.Check(instance, claim);
        Assert.Equal([AllocationFault.PlacementPriceWrong], check.Findings.Select(finding => finding.Fault));
    }

    [Fact]
    public void Check_PlacementPriceThatOutweighsThePairsThereAre_IsEnough()
    {
        // Two seats on each side, but one pair: no total is below −5, and placing nobody is worth 0.
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs([1, 1], [1, 1], [new(0, 0, -5)]);
        var claim = new AllocationSolution(AllocationObjective.MostPlacedThenBestTotal, [new(0, 0)], -5, new AllocationCertificate(5, [0, 0], [0, 0]));
        Assert.True(AllocationChecker.Check(instance, claim).IsProven);
    }

    [Fact]
    public void Check_PlacementPriceUnderBestTotal_IsRejected() =>
        AssertFinds(Solution with { Objective = AllocationObjective.BestTotal }, AllocationFault.PlacementPriceWrong, -1, -1);

    [Fact]
    public void Check_AnyPriceMovedByOne_IsFound() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            SparseAllocationInstance instance = AllocationGen.Sparse(seed, 12, 9, 3, 2, 20);
            AllocationSolution solution = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Solution!;
            var random = new Random(seed);
            int node = random.Next(21);
            int step = random.Next(2) == 0 ? 1 : -1;
            long[] rows = [.. solution.Certificate.RowPrices];
            long[] columns = [.. solution.Certificate.ColumnPrices];
            (node < 12 ? rows : columns)[node < 12 ? node : node - 12] += step;
            var moved = new AllocationCertificate(0, rows, columns);
            AllocationCheck check = AllocationChecker.Check(instance, solution with { Certificate = moved });

            // A price may move without harm only if the moved prices are optimal too: then the dual value, taken here by hand, is unchanged.
            return check.IsProven == IsOptimalDual(instance, solution, rows, columns);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Check_AnyWorseAllocation_IsNeverProven() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            SparseAllocationInstance instance = AllocationGen.Sparse(seed, 10, 8, 3, 2, 20);
            AllocationSolution solution = OptimalAllocator.Solve(instance, AllocationObjective.BestTotal).Solution!;
            List<AllocatedPair> pairs = [.. solution.Pairs];
            if (pairs.Count == 0)
            {
                return true;
            }

            AllocatedPair removed = pairs[new Random(seed).Next(pairs.Count)];
            pairs.Remove(removed);
            long value = AllocationBruteForce.Pairs(instance).First(pair => pair.Row == removed.Row && pair.Column == removed.Column).Value;
            AllocationCheck check = AllocationChecker.Check(instance, solution with { Pairs = pairs, Total = solution.Total - value });
            return check.IsProven == (value == 0) && check.DualGap == value;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IReadOnlyList<AllocationFinding> CheckFreeOfCharge(long value, AllocatedPair[] pairs, long columnPrice)
    {
        SparseAllocationInstance instance = SparseAllocationInstance.FromPairs([1], [1], [new(0, 0, value)]);
        var claim = new AllocationSolution(AllocationObjective.BestTotal, pairs, value * pairs.Length, new AllocationCertificate(0, [0], [columnPrice]));
        return AllocationChecker.Check(instance, claim).Findings;
    }

    private static bool IsOptimalDual(SparseAllocationInstance instance, AllocationSolution solution, long[] rows, long[] columns)
    {
        long dual = rows.Select((price, row) => price * instance.RowCapacities[row]).Sum()
            + columns.Select((price, column) => price * instance.ColumnCapacities[column]).Sum()
            + AllocationBruteForce.Pairs(instance).Sum(pair => Math.Max(0, pair.Value - rows[pair.Row] - columns[pair.Column]));
        return dual == solution.Total && rows.Min() >= 0 && columns.Min() >= 0;
    }

    private static AllocationSolution WithRowPrice(int row, long price)
    {
        long[] prices = [.. Solution.Certificate.RowPrices];
        prices[row] = price;
        return Solution with { Certificate = Solution.Certificate with { RowPrices = prices } };
    }

    private static AllocationCheck Check(AllocationSolution solution) => AllocationChecker.Check(Instance, solution);

    private static void AssertFinds(AllocationSolution solution, AllocationFault fault, int row, int column) =>
        Assert.Contains(Check(solution).Findings, finding => finding.Fault == fault && finding.Row == row && finding.Column == column && finding.Amount != 0);
}
