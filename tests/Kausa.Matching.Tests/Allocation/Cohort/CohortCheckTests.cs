using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Cohort;

/// <summary>The checker of cohort plans against the definitions, counted anew, for plans of every kind: kept, broken, and no plans at all.</summary>
public sealed class CohortCheckTests
{
    private static readonly CohortObjective[] Objectives = Enum.GetValues<CohortObjective>();

    [Fact]
    public void Check_AnyPlanOfAnySmallCohort_FindsExactlyWhatTheDefinitionsSay() => ForAll(400, seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true, isRequired: true);
        var plans = Anything(problem, seed, 30).Concat(CohortGen.All(problem).Take(2_000).Where((_, at) => at % 7 == 0));
        return plans.All(plan => Objectives.All(objective => Agree(problem, plan, objective)));
    });

    [Fact]
    public void Check_AnyKeptPlan_FindsExactlyTheBlockingPairs() => ForAll(400, seed =>
    {
        var problem = CohortGen.Small(seed, isDecided: true);
        return CohortGen.All(problem).Where(plan => CohortGen.Keeps(problem, plan, CohortGen.Rules(problem))).Take(300).All(plan => Agree(problem, plan, CohortObjective.Stable));
    });

    [Fact]
    public void Solve_StableWithStrictOrders_IsTheStablePlanThatEverybodyLikesBest() => ForAll(1_000, seed =>
    {
        var problem = Strict(CohortGen.Small(seed, isDecided: true));
        if (CohortSolver.Solve(problem, CohortObjective.Stable).Allocation is not { } allocation)
        {
            return true;
        }

        int[] found = [.. allocation.PlaceOfPerson];
        var stable = CohortGen.All(problem).Where(plan => CohortGen.Keeps(problem, plan, CohortGen.Rules(problem)) && !Blocking(problem, plan, isStrict: true).Any()).ToList();
        return stable.Exists(plan => plan.SequenceEqual(found))
            && stable.TrueForAll(plan => Enumerable.Range(0, plan.Length).All(person => IsNoBetter(problem, person, plan[person], found[person])));
    });

    [Fact]
    public void Solve_AdviserOverTheLimit_ThoseLeastLikedWait()
    {
        CohortPair[] pairs = [new(0, 0, 5, 5, 1), new(1, 1, 9, 9, 2), new(2, 2, 5, 4, 3)];
        var problem = new CohortProblem(3, [1, 1, 1], [0, 1, 2], [5, 5, 5], [0, 0, 0], [2], pairs);
        Assert.Equal([0, 1, -1], CohortSolver.Solve(problem, CohortObjective.Stable).Allocation!.PlaceOfPerson);
        Assert.Equal([-1, 1, -1], CohortSolver.Solve(problem.With(caseloadLimits: [1]), CohortObjective.Stable).Allocation!.PlaceOfPerson);
    }

    private static bool Agree(CohortProblem problem, int[] plan, CohortObjective objective)
    {
        var expected = Faults(problem, plan).ToList();
        if (objective == CohortObjective.Stable && expected.Count == 0)
        {
            expected.AddRange(Blocking(problem, plan, isStrict: false).Select(pair => new AllocationFinding(AllocationFault.BlockingPair, pair.Row, pair.Column, 1)));
        }

        return Sorted(AllocationChecker.CheckCohort(problem, plan, objective)).SequenceEqual(Sorted(expected));
    }

    private static IEnumerable<AllocationFinding> Sorted(IEnumerable<AllocationFinding> findings) => findings.OrderBy(finding => finding.Fault).ThenBy(finding => finding.Row).ThenBy(finding => finding.Column);

    private static IEnumerable<AllocationFinding> Faults(CohortProblem problem, int[] plan)
    {
        bool IsThere(int place) => place >= 0 && place < problem.Seats.Count;
        for (var person = 0; person < plan.Length; person++)
        {
            if (plan[person] != -1 && !IsThere(plan[person]))
            {
                yield return new AllocationFinding(AllocationFault.OutOfRange, person, plan[person], 1);
            }
            else if (plan[person] == -1 && problem.Required.Any(other => other == person))
            {
                yield return new AllocationFinding(AllocationFault.RequiredRowUnfilled, person, -1, 1);
            }
            else if (plan[person] != -1 && problem.Pairs.ToArray().All(pair => (pair.Person, pair.Place) != (person, plan[person])))
            {
                yield return new AllocationFinding(AllocationFault.NotEligible, person, plan[person], 1);
            }
        }

        foreach (var pair in problem.Decided.Where(pair => plan[pair.Row] != pair.Column))
        {
            yield return new AllocationFinding(AllocationFault.PinnedPairMissing, pair.Row, pair.Column, 1);
        }

        var over = Over(AllocationFault.ColumnOverCapacity, problem.Seats, place => plan.Count(taken => taken == place))
            .Concat(Over(AllocationFault.CompanyOverCap, problem.ProposalCaps, company => plan.Count(place => IsThere(place) && problem.CompanyOfPlace[place] == company)))
            .Concat(Over(AllocationFault.AdviserOverLimit, problem.CaseloadLimits, adviser => plan.Where((place, person) => IsThere(place) && problem.AdviserOfPerson[person] == adviser).Count()));
        foreach (var finding in over)
        {
            yield return finding;
        }
    }

    private static IEnumerable<AllocationFinding> Over(AllocationFault fault, IReadOnlyList<int> most, Func<int, int> load) =>
        Enumerable.Range(0, most.Count).Where(at => load(at) > most[at]).Select(at => new AllocationFinding(fault, -1, at, load(at) - most[at]));

    // Who would rather have a place whose company would rather have them, within seats and cap once somebody has gone; by scores alone, or with ties decided.
    private static IEnumerable<AllocatedPair> Blocking(CohortProblem problem, int[] plan, bool isStrict)
    {
        var decided = problem.Decided.Select(pair => pair.Row).ToHashSet();
        foreach (var pair in problem.Pairs.ToArray())
        {
            var (person, place, own) = (pair.Person, pair.Place, plan[pair.Person]);
            var adviser = problem.AdviserOfPerson[person];
            var waits = own < 0 && adviser >= 0 && plan.Where((taken, other) => taken >= 0 && problem.AdviserOfPerson[other] == adviser).Count() >= problem.CaseloadLimits[adviser];
            if (decided.Contains(person) || waits || (own >= 0 && !Likes(pair, problem.Find(person, own)!.Value, side => side.PersonMillionths, isStrict)))
            {
                continue;
            }

            var company = problem.CompanyOfPlace[place];
            var (holders, people) = (plan.Count(taken => taken == place), plan.Count(taken => taken >= 0 && problem.CompanyOfPlace[taken] == company));
            var isFree = holders < problem.Seats[place] && people < problem.ProposalCaps[company] && !(own >= 0 && problem.CompanyOfPlace[own] == company);
            var isForSomebody = Enumerable.Range(0, plan.Length).Any(other =>
                plan[other] >= 0 && !decided.Contains(other) && Likes(pair, problem.Find(other, plan[other])!.Value, side => side.CompanyMillionths, isStrict)
                && (plan[other] == place || (problem.CompanyOfPlace[plan[other]] == company && holders < problem.Seats[place])));
            if (isFree || isForSomebody)
            {
                yield return new AllocatedPair(person, place);
            }
        }
    }

    private static bool Likes(CohortPair one, CohortPair other, Func<CohortPair, int> score, bool isStrict) =>
        score(one) > score(other) || (isStrict && score(one) == score(other) && one.TieKey < other.TieKey);

    private static bool IsNoBetter(CohortProblem problem, int person, int place, int found) =>
        place < 0 || place == found || (found >= 0 && Likes(problem.Find(person, found)!.Value, problem.Find(person, place)!.Value, pair => pair.PersonMillionths, isStrict: true));

    // No two pairs tie, and nobody waits for an adviser.
    private static CohortProblem Strict(CohortProblem problem) => new(
        problem.PersonCount, problem.Seats, problem.CompanyOfPlace, problem.ProposalCaps, problem.AdviserOfPerson, [.. problem.CaseloadLimits.Select(_ => problem.PersonCount)],
        [.. problem.Pairs.ToArray().OrderBy(pair => pair.TieKey).Select((pair, at) => pair with { TieKey = (ulong)at })], problem.Decided);

    private static IEnumerable<int[]> Anything(CohortProblem problem, int seed, int count)
    {
        var dice = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, problem.PersonCount).Select(_ => dice.Next(-2, problem.Seats.Count + 1)).ToArray());
    }

    private static void ForAll(int count, Func<int, bool> holds) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
