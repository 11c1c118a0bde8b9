using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Cohort;

public sealed class CohortSolverTests
{
    private static readonly CohortObjective[] Optimal = [CohortObjective.BestTotal, CohortObjective.MostPlaced];
    private static readonly CancellationToken Ended = new(canceled: true);

    // Three people of one adviser who may have one of them placed, so that a stable plan is made in several runs; everybody has a seat of their own.
    private static readonly CohortProblem Crowded = new(3, [1, 1, 1], [0, 1, 2], [1, 1, 1], [0, 0, 0], [1], [new(0, 0, 9, 1, 0), new(1, 1, 9, 5, 1), new(2, 2, 3, 3, 2)]);

    [Theory]
    [InlineData(CohortObjective.BestTotal)]
    [InlineData(CohortObjective.MostPlaced)]
    public void Solve_AnySmallCohort_EqualsExhaustiveSearchAndProvesIt(CohortObjective objective) => ForAll(2_000, seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true, isRequired: true);
        var answer = CohortSolver.Solve(problem, objective);
        var allowed = CohortGen.All(problem).Where(plan => CohortGen.Keeps(problem, plan, CohortGen.Rules(problem))).ToList();
        if (answer.Allocation is not { } allocation)
        {
            return allowed.Count == 0;
        }

        var plan = allocation.PlaceOfPerson;
        var best = allowed.Max(other => Worth(problem, other, objective));
        return AllocationChecker.CheckCohort(problem, plan, objective).Count == 0
            && AllocationChecker.Check(allocation.Certificate!.Instance, allocation.Certificate.Solution).IsProven
            && Worth(problem, plan, objective) == best;
    });

    // Two people know only the two places of a company that takes one; a third, who holds its first seat, could go elsewhere but makes room only once.
    [Fact]
    public void Solve_OneWhoMovesAwayFromACompanyAtItsCap_MakesRoomOnce()
    {
        var problem = new CohortProblem(3, [1, 2, 2], [0, 0, 1], [1, 2], [-1, -1, -1], [], [new(0, 0, 1, 1, 0), new(0, 1, 1, 1, 1), new(0, 2, 1, 1, 2), new(1, 0, 1, 1, 3), new(1, 1, 1, 1, 4), new(2, 0, 1, 1, 5), new(2, 1, 1, 1, 6)], required: [0, 1, 2]);
        var conflict = CohortSolver.Solve(problem, CohortObjective.MostPlaced).Conflict!;
        Assert.Equal((true, 3), (conflict.IsSmallest, conflict.Rules.Count));
        Assert.Equal([1, 2], conflict.Rules.Where(rule => rule.Kind == CohortRuleKind.RequiredPerson).Select(rule => rule.Person));
    }

    [Fact]
    public void Solve_StableAnySmallCohort_HasNoOffenders() => ForAll(4_000, seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true);
        return CohortSolver.Solve(problem, CohortObjective.Stable).Allocation is not { } allocation || AllocationChecker.CheckCohort(problem, allocation.PlaceOfPerson, CohortObjective.Stable).Count == 0;
    });

    [Fact]
    public void Solve_AnyConflict_IsTheSmallestOneAndEveryRuleOfItIsNeeded() => ForAll(2_000, seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true, isRequired: true);
        if (CohortSolver.Solve(problem, CohortObjective.MostPlaced).Conflict is not { } conflict)
        {
            return true;
        }

        var plans = CohortGen.All(problem).ToList();
        bool Conflicts(IEnumerable<CohortRule> rules) => !plans.Exists(plan => CohortGen.Keeps(problem, plan, rules));
        return conflict.IsSmallest
            && Conflicts(conflict.Rules)
            && conflict.Rules.All(left => !Conflicts(conflict.Rules.Where(rule => rule != left)))
            && Subsets(CohortGen.Rules(problem), conflict.Rules.Count - 1).All(rules => !Conflicts(rules));
    });

    // Five people for four places, three for two: the three are the smallest conflict, however many companies stand beside them.
    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(500)]
    public void Solve_ConflictInAMarketOfManyCompanies_IsProvenSmallest(int companies)
    {
        List<CohortPair> pairs = [];
        for (var person = 0; person < 8; person++)
        {
            pairs.AddRange((person < 5 ? Enumerable.Range(0, 4) : Enumerable.Range(4, 2)).Select(place => new CohortPair(person, place, 5, 5, (ulong)pairs.Count)));
        }

        var problem = new CohortProblem(
            8, [.. Enumerable.Repeat(1, companies)], [.. Enumerable.Range(0, companies)], [.. Enumerable.Repeat(5, companies)], [.. Enumerable.Repeat(-1, 8)], [], pairs, null, [.. Enumerable.Range(0, 8)]);
        var conflict = CohortSolver.Solve(problem, CohortObjective.MostPlaced).Conflict!;
        Assert.Equal([5, 6, 7], conflict.Rules.Select(rule => rule.Person));
        Assert.True(conflict.IsSmallest);
    }

    [Fact]
    public void Reasons_AnySmallCohort_AreTrue() => ForAll(2_000, seed =>
    {
        var problem = CohortGen.Small(seed);
        return Enum.GetValues<CohortObjective>().All(objective =>
        {
            int[] plan = [.. CohortSolver.Solve(problem, objective).Allocation!.PlaceOfPerson];
            return Enumerable.Range(0, plan.Length).Where(person => plan[person] < 0).All(person => IsTrue(problem, plan, person, objective))
                && Enumerable.Range(0, problem.Seats.Count).Where(place => CohortReasons.FreeSeats(problem, plan, place) > 0).All(place => IsTrueOfSeat(problem, plan, place, objective));
        });
    });

    [Fact]
    public void Prices_AnySmallCohort_EqualSolvingAgain() => ForAll(500, seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true);
        return Enum.GetValues<CohortObjective>().All(objective => CohortSolver.Solve(problem, objective).Allocation is not { } allocation
            || CohortPrices.OfSeats(problem, objective, allocation).Select((price, place) => objective == CohortObjective.BestTotal
                ? IsOneOfTheBest(price, problem, place, allocation.PlaceOfPerson)
                : price == Again(problem, objective, place, allocation.PlaceOfPerson)).All(isEqual => isEqual));
    });

    [Fact]
    public void Prices_BestTotalOfAnyCohortWithoutTies_CountWhoIsPlacedWhenSolvedAgain() => ForAll(500, seed =>
    {
        var drawn = CohortGen.Small(seed, isDecided: true);
        CohortPair[] pairs = [.. drawn.Pairs.ToArray().Select((pair, at) => pair with { PersonMillionths = 1 << at % 19, CompanyMillionths = at < 19 ? 0 : 1 << 19 })];
        var problem = new CohortProblem(
            drawn.PersonCount, drawn.Seats, drawn.CompanyOfPlace, drawn.ProposalCaps, drawn.AdviserOfPerson, drawn.CaseloadLimits, pairs, drawn.Decided);
        if (pairs.Length > 19 || CohortSolver.Solve(problem, CohortObjective.BestTotal).Allocation is not { } allocation)
        {
            return true;
        }

        int Placed(CohortProblem changed) => CohortSolver.Solve(changed, CohortObjective.BestTotal).Allocation!.PlaceOfPerson.Count(place => place >= 0) - allocation.PlaceOfPerson.Count(place => place >= 0);
        return CohortPrices.OfSeats(problem, CohortObjective.BestTotal, allocation).Select((price, place) => price == Again(problem, CohortObjective.BestTotal, place, allocation.PlaceOfPerson)).All(isEqual => isEqual)
            && CohortPrices.OfCases(problem, CohortObjective.BestTotal, allocation).Select((price, adviser) => price.MorePlaced
                == Placed(problem.With(caseloadLimits: [.. problem.CaseloadLimits.Select((limit, other) => other == adviser ? limit + 1 : limit)]))).All(isEqual => isEqual);
    });

    [Fact]
    public void Prices_BestTotal_OneMoreSeatPlacesOneMore()
    {
        var problem = new CohortProblem(2, [1], [0], [1], [0, 0], [5], [new(0, 0, 9, 1, 0), new(1, 0, 5, 1, 1)]);
        var allocation = CohortSolver.Solve(problem, CohortObjective.BestTotal).Allocation!;
        Assert.Equal([new SeatValue(1, 6)], CohortPrices.OfSeats(problem, CohortObjective.BestTotal, allocation));
        var full = problem.With(seats: [2], proposalCaps: [2], caseloadLimits: [1]);
        Assert.Equal([new SeatValue(1, 6)], CohortPrices.OfCases(full, CohortObjective.BestTotal, CohortSolver.Solve(full, CohortObjective.BestTotal).Allocation!));
    }

    [Fact]
    public void Prices_SomebodyWaitedWhoWasRefusedFirst_OneMoreSeatIsPlannedAgain()
    {
        // Refused at place 0, person 1 waits for their adviser: with one more seat there it is person 0 who waits, and the pair that stays is worth 3 more.
        CohortPair[] pairs = [new(0, 0, 5, 9, 0), new(1, 0, 9, 8, 1), new(1, 1, 1, 1, 2)];
        var problem = new CohortProblem(2, [1, 1], [0, 1], [5, 5], [0, 0], [1], pairs);
        var allocation = CohortSolver.Solve(problem, CohortObjective.Stable).Allocation!;
        Assert.Equal([0, -1], allocation.PlaceOfPerson);
        Assert.Equal([new SeatValue(0, 3), default], CohortPrices.OfSeats(problem, CohortObjective.Stable, allocation));
    }

    [Fact]
    public void Check_PlantedFaults_AreFound()
    {
        CohortPair[] pairs = [new(0, 0, 9, 1, 0), new(1, 0, 9, 5, 1), new(1, 1, 1, 5, 2), new(2, 1, 3, 3, 3)];
        var problem = new CohortProblem(3, [1, 1], [0, 0], [2], [0, 0, -1], [1], pairs, [new AllocatedPair(2, 1)]);
        Assert.Equal([AllocationFault.BlockingPair], Faults(problem, [0, -1, 1], limit: 2));
        Assert.Equal([AllocationFault.PinnedPairMissing], Faults(problem, [-1, 0, -1], limit: 2));
        Assert.Equal([AllocationFault.AdviserOverLimit], Faults(problem.With(seats: [2, 1], proposalCaps: [3]), [0, 0, 1], limit: 1));
        Assert.Equal([AllocationFault.CompanyOverCap], Faults(problem.With(seats: [2, 1]), [0, 0, 1], limit: 2));
        Assert.Equal([AllocationFault.ColumnOverCapacity], Faults(problem.With(proposalCaps: [3]), [0, 0, 1], limit: 2));
        Assert.Equal([AllocationFault.NotEligible, AllocationFault.PinnedPairMissing], Faults(problem, [-1, -1, 0], limit: 2));
        Assert.Equal([AllocationFault.OutOfRange], Faults(problem, [7, 0, 1], limit: 2));
        Assert.Empty(Faults(problem, [-1, 0, 1], limit: 2));
    }

    [Fact]
    public void Solve_StableWithRequiredPeople_SaysWhatToAskInstead() =>
        Assert.Contains("MOST_PLACED", Assert.Throws<ArgumentException>(() => CohortSolver.Solve(new CohortProblem(1, [], [], [], [-1], [], [], null, [0]), CohortObjective.Stable)).Message, StringComparison.Ordinal);

    [Fact]
    public void Solve_Cancelled_EndsWithoutAResult()
    {
        Assert.All(Enum.GetValues<CohortObjective>(), objective => Assert.Throws<OperationCanceledException>(() => CohortSolver.Solve(Crowded, objective, Ended)));

        // Rules that cannot all be kept are named before anything is solved.
        var conflict = new CohortProblem(2, [1], [0], [1], [-1, -1], [], [new(0, 0, 9, 1, 0), new(1, 0, 9, 5, 1)], null, [0, 1]);
        Assert.NotNull(CohortSolver.Solve(conflict, CohortObjective.MostPlaced).Conflict);
        Assert.Throws<OperationCanceledException>(() => CohortSolver.Solve(conflict, CohortObjective.MostPlaced, Ended));
    }

    [Fact]
    public void Solve_StableCancelledAfterTheFirstRun_BeginsNoOther()
    {
        var lists = CohortAcceptance.ListsOf(Crowded, CancellationToken.None);
        using var end = new CancellationTokenSource();
        var runs = 0;
        CohortSolver.StableWithinCaseload(Crowded, lists, _ => runs++, end.Token);
        Assert.Equal(2, runs);
        Assert.Throws<OperationCanceledException>(() => CohortSolver.StableWithinCaseload(Crowded, lists, told: _ => Cancel(end, ref runs), end.Token));
        Assert.Equal(3, runs);

        static void Cancel(CancellationTokenSource end, ref int runs)
        {
            runs++;
            end.Cancel();
        }
    }

    [Fact]
    public void Prices_Cancelled_EndWithoutAResult()
    {
        foreach (var objective in Enum.GetValues<CohortObjective>())
        {
            var allocation = CohortSolver.Solve(Crowded, objective).Allocation!;
            Assert.Equal(1, allocation.PlaceOfPerson.Count(place => place >= 0));
            Assert.Throws<OperationCanceledException>(() => CohortPrices.OfSeats(Crowded, objective, allocation, Ended));
            Assert.Throws<OperationCanceledException>(() => CohortPrices.OfCases(Crowded, objective, allocation, Ended));
        }
    }

    private static IEnumerable<AllocationFault> Faults(CohortProblem problem, int[] plan, int limit) =>
        AllocationChecker.CheckCohort(problem.With(caseloadLimits: [limit]), plan, CohortObjective.Stable).Select(finding => finding.Fault);

    // Of the best plans with the seat, all the change in total, and one of them with the people counted.
    private static bool IsOneOfTheBest(SeatValue price, CohortProblem problem, int place, IReadOnlyList<int> plan)
    {
        var larger = WithSeat(problem, place);
        var allowed = CohortGen.All(larger).Where(other => CohortGen.Keeps(larger, other, CohortGen.Rules(larger))).ToList();
        var best = allowed.Max(other => CohortGen.Total(larger, other));
        return price.MoreTotal == best - CohortGen.Total(problem, plan)
            && allowed.Exists(other => CohortGen.Total(larger, other) == best && other.Count(taken => taken >= 0) - plan.Count(taken => taken >= 0) == price.MorePlaced);
    }

    private static SeatValue Again(CohortProblem problem, CohortObjective objective, int place, IReadOnlyList<int> plan)
    {
        var again = CohortSolver.Solve(WithSeat(problem, place), objective).Allocation!.PlaceOfPerson;
        var placed = again.Count(taken => taken >= 0) - plan.Count(taken => taken >= 0);
        return new SeatValue(placed, CohortGen.Total(problem, again) - CohortGen.Total(problem, plan));
    }

    private static CohortProblem WithSeat(CohortProblem problem, int place)
    {
        // One more seat that the company may fill: the cap grows with it, seats beyond the cap stay out of play.
        var company = problem.CompanyOfPlace[place];
        int[] caps = [.. problem.ProposalCaps];
        int[] seats = [.. problem.Seats.Select((count, other) => problem.CompanyOfPlace[other] == company ? Math.Min(count, caps[company]) : count)];
        seats[place]++;
        caps[company]++;
        return problem.With(seats: seats, proposalCaps: caps);
    }

    private static (long Placed, long Total) Worth(CohortProblem problem, IReadOnlyList<int> plan, CohortObjective objective) =>
        (objective == CohortObjective.MostPlaced ? plan.Count(place => place >= 0) : 0, CohortGen.Total(problem, plan));

    // By definition: what placing the person, and nobody else moving, would break.
    private static bool IsTrue(CohortProblem problem, int[] plan, int person, CohortObjective objective)
    {
        var pairs = problem.PairsOf(person).ToArray();
        bool Allowed(int place, params CohortRuleKind[] kinds)
        {
            int[] changed = [.. plan];
            changed[person] = place;
            return CohortGen.Keeps(problem, changed, CohortGen.Rules(problem).Where(rule => kinds.Contains(rule.Kind)));
        }

        return CohortReasons.OfPerson(problem, plan, person) switch
        {
            UnplacedReason.NothingPossible => pairs.Length == 0,
            UnplacedReason.CaseloadFull => !Allowed(-1, CohortRuleKind.AdviserCaseload) || pairs.Length > 0 && problem.CaseloadLimits[problem.AdviserOfPerson[person]] == plan.Where((place, other) => place >= 0 && problem.AdviserOfPerson[other] == problem.AdviserOfPerson[person]).Count(),
            UnplacedReason.SeatsTaken => pairs.Length > 0 && pairs.All(pair => !Allowed(pair.Place)),
            UnplacedReason.CompanyCapFull => pairs.Any(pair => Allowed(pair.Place)) && pairs.All(pair => !Allowed(pair.Place, CohortRuleKind.CompanyProposals)),
            _ => objective == CohortObjective.BestTotal && pairs.Where(pair => Allowed(pair.Place, CohortRuleKind.CompanyProposals, CohortRuleKind.AdviserCaseload)).All(pair => pair.Total == 0),
        };
    }

    private static bool IsTrueOfSeat(CohortProblem problem, int[] plan, int place, CohortObjective objective)
    {
        var possible = problem.Pairs.ToArray().Where(pair => pair.Place == place).ToList();
        var left = possible.Where(pair => plan[pair.Person] < 0).ToList();
        var companyLoad = plan.Count(taken => taken >= 0 && problem.CompanyOfPlace[taken] == problem.CompanyOfPlace[place]);
        return CohortReasons.OfSeat(problem, plan, place) switch
        {
            OpenSeatReason.NobodyPossible => possible.Count == 0,
            OpenSeatReason.CompanyCapFull => possible.Count > 0 && companyLoad == problem.ProposalCaps[problem.CompanyOfPlace[place]],
            OpenSeatReason.EverybodyPlaced => possible.Count > 0 && left.Count == 0,
            OpenSeatReason.CaseloadFull => left.Count > 0 && left.TrueForAll(pair => CohortReasons.OfPerson(problem, plan, pair.Person) == UnplacedReason.CaseloadFull),
            _ => objective == CohortObjective.BestTotal && left.Exists(pair => pair.Total == 0),
        };
    }

    private static IEnumerable<CohortRule[]> Subsets(IReadOnlyList<CohortRule> rules, int size) =>
        Enumerable.Range(0, 1 << rules.Count).Where(bits => int.PopCount(bits) == size).Select(bits => rules.Where((_, at) => (bits >> at & 1) == 1).ToArray());

    private static void ForAll(int count, Func<int, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
