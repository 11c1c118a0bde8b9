using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Cohort;

/// <summary>A proof is one of this cohort and of this plan: prices of anything else are named, whatever they prove there.</summary>
public sealed class CohortCertificateTests
{
    // Four people, of whom three have an adviser who may have two placed, one is decided and one must be placed; company 0 has three seats and takes two.
    private static readonly CohortProblem Cohort = new(
        4, [2, 1, 2], [0, 0, 1], [2, 1], [0, 0, 0, -1], [2],
        [new(0, 0, 9, 1, 0), new(0, 2, 5, 5, 1), new(1, 0, 7, 7, 2), new(1, 1, 4, 8, 3), new(2, 1, 3, 3, 4), new(3, 2, 8, 8, 5), new(3, 0, 6, 5, 6)],
        [new AllocatedPair(0, 0)], [3]);

    public static TheoryData<CohortObjective> Optimal => [CohortObjective.BestTotal, CohortObjective.MostPlaced];

    [Theory, MemberData(nameof(Optimal))]
    public void Check_AnySmallCohort_IsProvenAndNoOtherPlanIs(CohortObjective objective) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true, isRequired: true);
        return CohortSolver.Solve(problem, objective).Allocation is not { } allocation || (AllocationChecker.CheckPlan(problem, allocation, objective) is { IsProven: true, DualGap: var gap } && gap == 0
            && CohortGen.All(problem).Where(plan => !plan.SequenceEqual(allocation.PlaceOfPerson)).Take(50)
                .All(plan => AllocationChecker.CheckPlan(problem, allocation with { PlaceOfPerson = plan.ToValueList() }, objective).Findings.Any(finding => finding.Fault == AllocationFault.CertificatePlanDiffers)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory, MemberData(nameof(Optimal))]
    public void Check_CertificateOfAnEmptyMarket_ProvesNothing(CohortObjective objective)
    {
        var problem = new CohortProblem(2, [1, 1], [0, 1], [1, 1], [-1, -1], [], [new(0, 0, 5, 5, 0), new(1, 1, 5, 5, 1)]);
        var empty = SparseAllocationInstance.FromPairs([1, 1], [1, 1], []);
        var nobody = new CohortAllocation([-1, -1], Solved(empty, objective));
        var proof = AllocationChecker.CheckPlan(problem, nobody, objective);
        Assert.False(proof.IsProven);
        Assert.Equal(proof, CohortPlanner.Proof(problem, nobody, objective, CancellationToken.None));
        Assert.Equal([(AllocationFault.CertificatePairMissing, 0, 0), (AllocationFault.CertificatePairMissing, 1, 1)], proof.Findings.Select(finding => (finding.Fault, finding.Row, finding.Column)));
        Assert.Equal([AllocationFault.CertificatePlanDiffers, AllocationFault.CertificatePlanDiffers], Faults(problem, CohortSolver.Solve(problem, objective).Allocation! with { PlaceOfPerson = [-1, -1] }, objective));
        Assert.Equal([AllocationFault.CertificateMissing], Faults(problem, new CohortAllocation([0, 1], null), objective));
    }

    [Theory, MemberData(nameof(Optimal))]
    public void Check_PlantedFaultsOfTheMarket_AreNamedWhereTheyAre(CohortObjective objective)
    {
        var allocation = CohortSolver.Solve(Cohort, objective).Allocation!;
        Assert.True(AllocationChecker.CheckPlan(Cohort, allocation, objective).IsProven);
        Planted(market => market.Pairs[1] = market.Pairs[1] with { Value = 11 }, AllocationFault.CertificateValueDiffers, 0, 2, 1);
        Planted(market => market.Pairs.RemoveAt(1), AllocationFault.CertificatePairMissing, 0, 2, 1);
        Planted(market => market.Pairs.Add(new ValuedPair(3, 1, 1)), AllocationFault.CertificatePairUnknown, 3, 1, 1);
        Planted(market => market.Columns[2] = 2, AllocationFault.CertificateCapacityDiffers, -1, 2, 1);
        Planted(market => market.Rows[1] = 2, AllocationFault.CertificateCapacityDiffers, 1, -1, 1);
        Planted(market => market.Required[3] = false, AllocationFault.CertificateDutyDiffers, 3, -1, -1);
        Planted(market => market.Required[4] = false, AllocationFault.CertificateDutyDiffers, 4, -1, -1);
        Planted(market => market.Pinned.Clear(), AllocationFault.CertificateDutyDiffers, 0, 0, -1);
        Planted(market => market.Pinned.Add(new AllocatedPair(3, 2)), AllocationFault.CertificateDutyDiffers, 3, 2, 1);

        // The stand-in of company 0 and the bench of the adviser.
        Planted(market => market.Pairs.RemoveAll(pair => pair is { Row: 4, Column: 1 }), AllocationFault.CertificatePairMissing, 4, 1, 1);
        Planted(market => market.Change(4, 1, 1), AllocationFault.CertificateValueDiffers, 4, 1, 1);
        Planted(market => market.Pairs.RemoveAll(pair => pair is { Row: 2, Column: 3 }), AllocationFault.CertificatePairMissing, 2, 3, 1);
        Planted(market => market.Columns[3] = 2, AllocationFault.CertificateCapacityDiffers, -1, 3, 1);
        Planted(market => market.Change(1, 3, -1), AllocationFault.CertificateValueDiffers, 1, 3, -1);
        Planted(market => market.Columns.Add(0), AllocationFault.CertificateSizeDiffers, -1, 5, 1);
        Planted(
            market =>
            {
                market.Rows.Add(0);
                market.Required.Add(false);
            },
            AllocationFault.CertificateSizeDiffers, 6, -1, 1);

        void Planted(Action<Draft> plant, AllocationFault fault, int row, int column, int amount)
        {
            var draft = new Draft(allocation.Certificate!.Instance);
            plant(draft);
            var claim = allocation with { Certificate = Solved(draft.Instance, objective) };
            Assert.Contains(new AllocationFinding(fault, row, column, amount), AllocationChecker.CheckPlan(Cohort, claim, objective).Findings);
        }
    }

    // A bench worth no more than a pair need not be full.
    [Fact]
    public void Check_BenchOfLittleWorth_IsNamed()
    {
        var draft = new Draft(CohortSolver.Solve(Cohort, CohortObjective.BestTotal).Allocation!.Certificate!.Instance);
        draft.Change(1, 3, -1);
        draft.Change(2, 3, -1);
        var solved = Solved(draft.Instance, CohortObjective.BestTotal);
        var findings = AllocationChecker.CheckPlan(Cohort, new CohortAllocation([0, -1, -1, 2], solved), CohortObjective.BestTotal).Findings;
        Assert.Equal([1, 2], findings.Where(finding => finding is { Fault: AllocationFault.CertificateValueDiffers, Column: 3 }).Select(finding => finding.Row));
    }

    [Fact]
    public void Check_PricesOfTheOtherObjective_AreNamed()
    {
        var total = CohortSolver.Solve(Cohort, CohortObjective.BestTotal).Allocation!;
        Assert.Contains(AllocationFault.CertificateObjectiveDiffers, Faults(Cohort, total, CohortObjective.MostPlaced));
    }

    [Fact]
    public void CheckInterviews_PlantedFaults_AreNamed()
    {
        var request = new InterviewDayRequest { SlotCount = 2, InterviewsPerPerson = 2 };
        var best = InterviewDayPlanner.Best(Cohort);
        var first = InterviewDayPlanner.Meet(Cohort, best, request, 1, [], CancellationToken.None);
        var all = InterviewDayPlanner.Meet(Cohort, best, request, 2, [.. first.Solution.Pairs], CancellationToken.None);
        var slots = InterviewSlots.Colour(all.Solution.Pairs, 4, 2, 2, 1);
        InterviewMeeting[] day = [.. all.Solution.Pairs.Select((pair, at) => new InterviewMeeting(slots[at].Slot, slots[at].Table, pair.Row, best[pair].Place))];
        Assert.Empty(AllocationChecker.CheckInterviews(Cohort, request, first, all, day));
        Found(AllocationFault.CertificatePlanDiffers, first, all, day[1..]);
        Found(AllocationFault.CertificatePlanDiffers, first, all, [.. day, day[0]]);
        Found(AllocationFault.MeetingClash, first, all, [day[0] with { Slot = 1 - day[0].Slot }, .. day[1..]]);
        Found(AllocationFault.MeetingClash, first, all, [day[0] with { Table = 1 }, .. day[1..]]);
        var worse = Array.FindIndex(day, meeting => meeting is { Person: 1, Place: 0 });
        InterviewMeeting[] other = [.. day];
        other[worse] = other[worse] with { Place = 1 };
        Found(AllocationFault.CertificateValueDiffers, first, all, other);
        Found(AllocationFault.CertificateDutyDiffers, first, InterviewDayPlanner.Meet(Cohort, best, request, 2, [], CancellationToken.None), day);
        Found(AllocationFault.CertificateCapacityDiffers, first, first, day);
        var (pair, value) = best.First();
        best[pair] = value with { CompanyMillionths = value.CompanyMillionths + 1 };
        Found(AllocationFault.CertificateValueDiffers, InterviewDayPlanner.Meet(Cohort, best, request, 1, [], CancellationToken.None), all, day);
        best.Remove(pair);
        Found(AllocationFault.CertificatePairMissing, InterviewDayPlanner.Meet(Cohort, best, request, 1, [], CancellationToken.None), all, day);

        void Found(AllocationFault fault, CohortCertificate one, CohortCertificate two, InterviewMeeting[] meetings) =>
            Assert.Contains(AllocationChecker.CheckInterviews(Cohort, request, one, two, meetings), finding => finding.Fault == fault);
    }

    private static IEnumerable<AllocationFault> Faults(CohortProblem problem, CohortAllocation allocation, CohortObjective objective) =>
        AllocationChecker.CheckPlan(problem, allocation, objective).Findings.Select(finding => finding.Fault);

    private static CohortCertificate Solved(AllocationInstance instance, CohortObjective objective) => new(
        instance, OptimalAllocator.Solve(instance, objective == CohortObjective.MostPlaced ? AllocationObjective.MostPlacedThenBestTotal : AllocationObjective.BestTotal).Solution!);

    /// <summary>A market that can be changed before it is put together again.</summary>
    private sealed class Draft
    {
        public Draft(AllocationInstance market)
        {
            Rows = [.. market.RowCapacities];
            Columns = [.. market.ColumnCapacities];
            Required = [.. Enumerable.Range(0, market.RowCount).Select(market.IsRequired)];
            Pinned = [.. market.PinnedPairs];
            var (columns, values) = (new int[market.ColumnCount], new long[market.ColumnCount]);
            for (var row = 0; row < market.RowCount; row++)
            {
                var count = market.CopyRow(row, columns, values);
                Pairs.AddRange(Enumerable.Range(0, count).Select(at => new ValuedPair(row, columns[at], values[at])));
            }
        }

        public List<int> Rows { get; }

        public List<int> Columns { get; }

        public List<bool> Required { get; }

        public List<AllocatedPair> Pinned { get; }

        public List<ValuedPair> Pairs { get; } = [];

        public AllocationInstance Instance => SparseAllocationInstance.FromPairs([.. Rows], [.. Columns], Pairs, [.. Required], [.. Pinned]);

        public void Change(int row, int column, long by)
        {
            var at = Pairs.FindIndex(pair => pair.Row == row && pair.Column == column);
            Pairs[at] = Pairs[at] with { Value = Pairs[at].Value + by };
        }
    }
}
