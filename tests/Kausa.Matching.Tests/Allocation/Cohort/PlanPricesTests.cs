using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Cohort;

/// <summary>Prices of places, companies and advisers prove a plan by one sum; whatever is changed about them, or about the plan, is named.</summary>
public sealed class PlanPricesTests
{
    // Three people of one adviser, who may have two placed; company 0 has three seats and takes two; place 3 stays empty.
    private static readonly CohortProblem Cohort = new(
        4, [2, 1, 1, 1], [0, 0, 1, 2], [2, 1, 1], [0, 0, 0, -1], [2],
        [new(0, 0, 900, 100, 0), new(0, 2, 500, 500, 1), new(1, 0, 700, 700, 2), new(1, 1, 400, 800, 3), new(2, 1, 300, 300, 4), new(3, 2, 800, 800, 5), new(3, 0, 600, 500, 6)]);

    public static TheoryData<CohortObjective> Optimal => [CohortObjective.BestTotal, CohortObjective.MostPlaced];

    [Theory, MemberData(nameof(Optimal))]
    public void CheckPrices_AnySmallCohort_ProvesTheOptimumAndNothingWorse(CohortObjective objective) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true, isRequired: true);
        if (CohortSolver.Solve(problem, objective).Allocation is not { } allocation)
        {
            return true;
        }

        var prices = PlanPrices.Of(problem, allocation.Certificate!);
        var proof = AllocationChecker.CheckPrices(problem, allocation.PlaceOfPerson, objective, prices);
        var best = Worth(problem, allocation.PlaceOfPerson, prices);
        return proof.Findings.Count == 0 && proof.DualGap == 0 && proof.Bound == best
            && CohortGen.All(problem).Where(plan => CohortGen.Keeps(problem, plan, CohortGen.Rules(problem))).All(plan =>
                Worth(problem, plan, prices) <= best && (AllocationChecker.CheckPrices(problem, plan, objective, prices).Findings.Count == 0) == (Worth(problem, plan, prices) == best));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory, MemberData(nameof(Optimal))]
    public void CheckPrices_PlantedFaults_AreNamedWhereTheyAre(CohortObjective objective)
    {
        var allocation = CohortSolver.Solve(Cohort, objective).Allocation!;
        var prices = PlanPrices.Of(Cohort, allocation.Certificate!);
        int[] plan = [.. allocation.PlaceOfPerson];
        Assert.Empty(Findings(plan, prices));
        Assert.Contains(new AllocationFinding(AllocationFault.PriceNegative, -1, 3, -1), Findings(plan, prices with { Places = With(prices.Places, 3, -1) }));
        Assert.Contains(new AllocationFinding(AllocationFault.PriceWithoutScarcity, -1, 3, 7), Findings(plan, prices with { Places = With(prices.Places, 3, 7) }));
        Assert.Contains(new AllocationFinding(AllocationFault.CompanyPriceNegative, -1, 2, -1), Findings(plan, prices with { Companies = With(prices.Companies, 2, -1) }));
        Assert.Contains(new AllocationFinding(AllocationFault.CompanyPriceWithoutScarcity, -1, 2, 7), Findings(plan, prices with { Companies = With(prices.Companies, 2, 7) }));
        Assert.Contains(new AllocationFinding(AllocationFault.AdviserPriceNegative, -1, 0, -1), Findings(plan, prices with { Advisers = [-1] }));
        Assert.Contains(new AllocationFinding(AllocationFault.AdviserPriceWithoutScarcity, -1, 0, prices.Advisers[0]), Findings([-1, plan[1], -1, plan[3]], prices));
        Assert.Contains(new AllocationFinding(AllocationFault.PlacementPriceWrong, -1, -1, 1), Findings(plan, prices with { Placement = 1 }));
        Assert.Contains(AllocationFault.PriceCountWrong, Findings(plan, prices with { Places = [0] }).Select(finding => finding.Fault));
        Assert.Contains(AllocationFault.PriceCountWrong, Findings(plan, prices with { Companies = [0] }).Select(finding => finding.Fault));
        Assert.Contains(AllocationFault.PriceCountWrong, Findings(plan, prices with { Advisers = [] }).Select(finding => finding.Fault));
        Assert.Contains(AllocationFault.UnallocatedPairGains, Findings([-1, plan[1], plan[2], plan[3]], prices with { Advisers = [0] }).Select(finding => finding.Fault));
        Assert.Contains(AllocationFault.AllocatedPairLoses, Findings(plan, prices with { Advisers = [prices.Placement + 5_000] }).Select(finding => finding.Fault));
        Assert.Contains(AllocationFault.DualGap, Findings([plan[0], -1, plan[2], plan[3]], prices).Select(finding => finding.Fault));

        IReadOnlyList<AllocationFinding> Findings(int[] claim, PlanPrices told) => AllocationChecker.CheckPrices(Cohort, claim, objective, told).Findings;
    }

    private static Int128 Worth(CohortProblem problem, IReadOnlyList<int> plan, PlanPrices prices) => CohortGen.Total(problem, plan) + ((Int128)prices.Placement * plan.Count(place => place >= 0));

    private static ValueList<long> With(ValueList<long> prices, int at, long price) => prices.Select((old, index) => index == at ? price : old).ToValueList();
}
