using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Plans a whole cohort: proposals with reasons, a proof, and whom to win next.</summary>
/// <remarks>
/// Steps: 1. both sides' whole lists from the index. 2. <see cref="CohortSolver"/>. 3. <see cref="AllocationChecker"/>, which shares no code with it. 4. A reason for every
/// pair, every person and every seat left. Same snapshot, policy and request give the same plan. Thread-safe.
/// </remarks>
public static class CohortPlanner
{
    private const int MostExclusions = 5;

    /// <summary>Plans.</summary>
    /// <param name="index">One state of a market.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The plan, or the smallest set of rules that cannot all be kept.</returns>
    /// <exception cref="KeyNotFoundException">Somebody who must be placed is not in the market, or their case is PLACED or CLOSED.</exception>
    /// <exception cref="ArgumentException">People must be placed in a stable plan.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CohortOutcome Plan(MatchIndex index, CohortRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        var market = new CohortMarket(index, request, cancellation);
        var answer = CohortSolver.Solve(market.Problem, request.Objective, cancellation);
        if (answer.Allocation is not { } allocation)
        {
            return new CohortOutcome(null, Named(market, answer.Conflict!));
        }

        var contacts = CompanyContacts.Of(market, request, cancellation);
        var plan = new CohortPlan
        {
            Snapshot = index.Snapshot,
            PolicyId = index.Policy.Id,
            PolicyVersion = index.Policy.Version,
            AsOf = index.AsOf,
            Objective = request.Objective,
            Pairs = Pairs(market, allocation, request, contacts, cancellation),
            Unplaced = Unplaced(index, market, allocation, request, cancellation),
            OpenSeats = OpenSeats(index, market, allocation, request, cancellation),
            Contacts = market.Companies.Where(company => contacts.ContainsKey(company.Id)).Select(company => new CompanyContact(company.Id, contacts[company.Id])).ToValueList(),
            WinNext = CohortPrices.OfSeats(market.Problem, request.Objective, allocation, cancellation)
                .Select((value, place) => new SeatPrice(market.Places[place], market.CompanyOfPlace[place], value))
                .Where(price => IsWorthIt(price.Value, request.Objective))
                .OrderByDescending(price => PlacedFirst(price.Value, request.Objective)).ThenByDescending(price => price.Value.MoreTotal).ThenBy(price => price.Place.Id).ToValueList(),
            MoreCases = CohortPrices.OfCases(market.Problem, request.Objective, allocation, cancellation)
                .Select((value, adviser) => new CasePrice(market.Advisers[adviser].Id, value))
                .Where(price => IsWorthIt(price.Value, request.Objective))
                .OrderByDescending(price => PlacedFirst(price.Value, request.Objective)).ThenByDescending(price => price.Value.MoreTotal).ThenBy(price => price.Adviser).ToValueList(),
            Gone = request.Earlier.Where(pair => !market.PersonOf.ContainsKey(pair.Candidate) || !market.PlaceOf.ContainsKey(pair.Place))
                .Select(pair => new GonePair(pair.Candidate, pair.Place)).ToValueList(),
            Proof = Proof(market.Problem, allocation, request.Objective, cancellation),
        };
        return new CohortOutcome(plan, null) { Certificate = Certificate(index, request, market, allocation, plan.Digest) };
    }

    private static PlanCertificate Certificate(MatchIndex index, CohortRequest request, CohortMarket market, CohortAllocation allocation, string digest)
    {
        var prices = allocation.Certificate is { } certificate ? PlanPrices.Of(market.Problem, certificate) : null;
        return new PlanCertificate
        {
            PlanDigest = digest,
            Snapshot = index.Snapshot.ToString(),
            PolicyId = index.Policy.Id,
            PolicyVersion = index.Policy.Version,
            AsOf = index.AsOf,
            Objective = request.Objective,
            Mode = request.Mode,
            People = market.People.Select(person => person.Id).ToValueList(),
            Places = market.Places.Select(place => place.Id).ToValueList(),
            Companies = market.Companies.Select(company => company.Id).ToValueList(),
            Advisers = market.Advisers.Select(adviser => adviser.Id).ToValueList(),
            Problem = market.Problem,
            Prices = prices,
            Bound = prices is null ? null : AllocationChecker.CheckPrices(market.Problem, allocation.PlaceOfPerson, request.Objective, prices).Bound,
        };
    }

    // For the best total a person more counts by what the pair adds.
    private static bool IsWorthIt(SeatValue value, CohortObjective objective) => PlacedFirst(value, objective) is var placed && (placed > 0 || (placed == 0 && value.MoreTotal > 0));

    private static int PlacedFirst(SeatValue value, CohortObjective objective) => objective == CohortObjective.BestTotal ? 0 : value.MorePlaced;

    internal static CohortProof Proof(CohortProblem problem, CohortAllocation allocation, CohortObjective objective, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return AllocationChecker.CheckPlan(problem, allocation, objective);
    }

    internal static ValueList<PlannedPair> Pairs(CohortMarket market, CohortAllocation allocation, CohortRequest request, Dictionary<Id<Company>, Id<Adviser>> contacts, CancellationToken cancellation)
    {
        var problem = market.Problem;
        var earlier = request.Earlier.Select(pair => (pair.Candidate, pair.Place)).ToHashSet();
        var decided = problem.Decided.ToHashSet();
        var ofPlace = problem.Pairs.ToArray().ToLookup(pair => pair.Place);
        return Enumerable.Range(0, problem.PersonCount).Where(person => allocation.PlaceOfPerson[person] >= 0).Select(person =>
        {
            cancellation.ThrowIfCancellationRequested();
            var place = allocation.PlaceOfPerson[person];
            var pair = problem.Find(person, place)!.Value;
            var choices = problem.PairsOf(person).ToArray();
            var better = choices.Where(other => other.PersonMillionths > pair.PersonMillionths).ToList();
            var reason = decided.Contains(new AllocatedPair(person, place)) ? PlannedReason.Decided
                : better.Count == 0 ? PlannedReason.BestForPerson
                : better.TrueForAll(other => CohortReasons.IsTaken(problem, allocation.PlaceOfPerson, other.Place)) ? PlannedReason.BetterTaken
                : PlannedReason.MoreTogether;
            return new PlannedPair(
                market.Evaluate(person, place),
                pair.CompanyMillionths,
                better.Count + 1,
                choices.Length,
                ofPlace[place].Count(other => other.CompanyMillionths > pair.CompanyMillionths) + 1,
                ofPlace[place].Count(),
                contacts.TryGetValue(market.CompanyOfPlace[place].Id, out var contact) ? contact : null,
                reason,
                earlier.Contains((market.People[person].Id, market.Places[place].Id)));
        }).ToValueList();
    }

    internal static ValueList<UnplacedPerson> Unplaced(MatchIndex index, CohortMarket market, CohortAllocation allocation, CohortRequest request, CancellationToken cancellation) =>
        Enumerable.Range(0, market.People.Length).Where(person => allocation.PlaceOfPerson[person] < 0).Select(person =>
        {
            cancellation.ThrowIfCancellationRequested();
            var choices = market.Problem.PairsOf(person).ToArray();
            var reason = CohortReasons.OfPerson(market.Problem, allocation.PlaceOfPerson, person);
            var exclusions = reason == UnplacedReason.NothingPossible ? index.RankPlaces(market.People[person].Id, Counting(request)).Exclusions : [];
            var best = choices.OrderByDescending(pair => pair.PersonMillionths).ThenBy(pair => pair.TieKey).Select(pair => market.Places[pair.Place]).FirstOrDefault();
            return new UnplacedPerson(market.People[person], reason, choices.Length, best, exclusions.Take(MostExclusions).ToValueList());
        }).ToValueList();

    internal static ValueList<OpenSeat> OpenSeats(MatchIndex index, CohortMarket market, CohortAllocation allocation, CohortRequest request, CancellationToken cancellation)
    {
        var people = market.Problem.Pairs.ToArray().CountBy(pair => pair.Place).ToDictionary();
        return Enumerable.Range(0, market.Places.Length)
            .Select(place => (Place: place, Seats: CohortReasons.FreeSeats(market.Problem, allocation.PlaceOfPerson, place)))
            .Where(open => open.Seats > 0 && NoSeatRule.EffectOf(market.Places[open.Place], index.AsOf) != RuleEffect.Exclusion)
            .Select(open =>
            {
                cancellation.ThrowIfCancellationRequested();
                var reason = CohortReasons.OfSeat(market.Problem, allocation.PlaceOfPerson, open.Place);
                var exclusions = reason == OpenSeatReason.NobodyPossible ? index.RankCandidates(market.Places[open.Place].Id, Counting(request)).Exclusions : [];
                return new OpenSeat(market.Places[open.Place], market.CompanyOfPlace[open.Place], open.Seats, reason, people.GetValueOrDefault(open.Place), exclusions.Take(MostExclusions).ToValueList());
            }).ToValueList();
    }

    private static RankRequest Counting(CohortRequest request) => new() { Purpose = Purpose.MatchForAdviser, Mode = request.Mode, Top = 1 };

    private static PlanConflict Named(CohortMarket market, CohortConflict conflict) => new(
        conflict.Rules.Select(rule => new PlanRule(
            rule.Kind,
            rule.Person < 0 ? null : market.People[rule.Person].Id,
            rule.Place < 0 ? null : market.Places[rule.Place].Id,
            rule.Company < 0 ? null : market.Companies[rule.Company].Id,
            rule.Adviser < 0 ? null : market.Advisers[rule.Adviser].Id,
            rule.Company >= 0 ? market.Problem.ProposalCaps[rule.Company] : rule.Adviser >= 0 ? market.Problem.CaseloadLimits[rule.Adviser] : null)).ToValueList(),
        conflict.Places.Select(place => (market.Places[place].Id, market.Problem.Seats[place])).ToValueList(),
        conflict.IsSmallest);
}
