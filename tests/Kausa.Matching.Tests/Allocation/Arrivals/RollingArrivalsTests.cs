using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Arrivals;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Tests.Allocation.Cohort;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Arrivals;

public sealed class RollingArrivalsTests
{
    [Fact]
    public void Run_AnyCohortAndPolicy_KeepsEveryCapAndNeverBeatsHindsight() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var problem = CohortGen.Small(seed);
        int[] order = [.. Enumerable.Range(0, problem.PersonCount).Reverse()];
        ArrivalPolicy[] policies = [ArrivalPolicy.Greedy, new(2, 1, []), new(1, 0, [new EarlierSeason(problem, order)]), new(2, 3, [new EarlierSeason(problem, order), new EarlierSeason(CohortGen.Small(seed), [.. order.Reverse()])])];
        return policies.All(policy =>
        {
            var plan = RollingArrivals.Run(problem, order, policy);
            return AllocationChecker.CheckCohort(problem, plan, CohortObjective.BestTotal).Count == 0 && RollingArrivals.Total(problem, plan) <= RollingArrivals.Hindsight(problem);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Run_OneBatchOfEverybody_IsHindsight() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var problem = CohortGen.Small(seed);
        int[] order = [.. Enumerable.Range(0, problem.PersonCount)];
        return RollingArrivals.Total(problem, RollingArrivals.Run(problem, order, new ArrivalPolicy(problem.PersonCount, 0, []))) == RollingArrivals.Hindsight(problem);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Run_SeasonThatRepeats_LeavesTheSeatToWhoComesLater()
    {
        // The first could take either place, the second only the first place.
        CohortPair[] pairs = [new(0, 0, 900_000, 900_000, 0), new(0, 1, 850_000, 850_000, 1), new(1, 0, 950_000, 950_000, 2)];
        var problem = new CohortProblem(2, [1, 1], [0, 1], [1, 1], [-1, -1], [], pairs);
        Assert.Equal([0, -1], RollingArrivals.Run(problem, [0, 1], ArrivalPolicy.Greedy));
        Assert.Equal([1, 0], RollingArrivals.Run(problem, [0, 1], new ArrivalPolicy(1, 0, [new EarlierSeason(problem, [0, 1])])));
    }

    [Theory]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 0, 0 })]
    [InlineData(new[] { 0, 2 })]
    public void Run_OrderThatIsNotOfEverybody_IsRefused(int[] order) =>
        Assert.ThrowsAny<ArgumentException>(() => RollingArrivals.Run(new CohortProblem(2, [], [], [], [-1, -1], [], []), order, ArrivalPolicy.Greedy));
}
