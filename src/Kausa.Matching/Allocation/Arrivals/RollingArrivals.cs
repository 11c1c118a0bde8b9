using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Arrivals;

/// <summary>Lets people come one after the other and decides by a policy; a decision is never taken back.</summary>
public static class RollingArrivals
{
    /// <summary>Runs one season.</summary>
    /// <param name="problem">Everybody who comes, and the places; without decided pairs and people who must be placed.</param>
    /// <param name="order">Every person once, the first to come first.</param>
    /// <param name="policy">How it is decided.</param>
    /// <returns>Place per person, −1 for none; within seats, caps and limits.</returns>
    /// <exception cref="ArgumentException">The order is not one of all people, the earlier season has other places, or pairs are decided beforehand.</exception>
    public static ValueList<int> Run(CohortProblem problem, IReadOnlyList<int> order, ArrivalPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(policy);
        CheckOrder(order, problem.PersonCount, nameof(order));
        ThrowHelper.Check(problem.Decided.Count + problem.Required.Count == 0, nameof(problem), "must have no decided pairs and nobody who must be placed");
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.BatchSize, 1, nameof(policy));
        ArgumentOutOfRangeException.ThrowIfNegative(policy.Patience, nameof(policy));
        foreach (var season in policy.Seasons)
        {
            CheckOrder(season.Order, season.Cohort.PersonCount, nameof(policy));
            ThrowHelper.Check(season.Cohort.Seats.Count == problem.Seats.Count, nameof(policy), $"an earlier season of {season.Cohort.Seats.Count} places for {problem.Seats.Count}; the same places are allowed");
        }

        var room = new Room(problem);
        var placeOfPerson = new int[problem.PersonCount];
        placeOfPerson.AsSpan().Fill(-1);
        List<(int Person, int CameAt)> waiting = [];
        for (var came = 0; came < order.Count || waiting.Count > 0;)
        {
            var first = came;
            came = Math.Min(came + policy.BatchSize, order.Count);
            waiting.AddRange(Enumerable.Range(first, came - first).Select(at => (order[at], at)));
            int[] people = [.. waiting.Select(item => item.Person)];
            var plans = (policy.Seasons.Count == 0 ? [null] : policy.Seasons.Select(season => (EarlierSeason?)season))
                .Select(season => CohortSolver.Solve(room.Round(people, season, came, order.Count), CohortObjective.BestTotal).Allocation!.PlaceOfPerson).ToList();
            List<(int Person, int CameAt)> still = [];
            for (var at = 0; at < waiting.Count; at++)
            {
                var isLast = came == order.Count || came - waiting[at].CameAt > policy.Patience;
                var place = Voted(plans, at, isLast);
                if (place >= 0 && room.TryTake(people[at], place))
                {
                    placeOfPerson[people[at]] = place;
                }
                else if (!isLast)
                {
                    still.Add(waiting[at]);
                }
            }

            waiting = still;
        }

        return placeOfPerson.ToValueList();
    }

    /// <summary>What could have been reached by somebody who knew in advance who comes.</summary>
    /// <param name="problem">Everybody who comes, and the places.</param>
    /// <returns>The best total in millionths of both sides' scores.</returns>
    public static long Hindsight(CohortProblem problem) => Total(problem, CohortSolver.Solve(problem, CohortObjective.BestTotal).Allocation!.PlaceOfPerson);

    /// <summary>The total of a season.</summary>
    /// <param name="problem">Everybody who comes, and the places.</param>
    /// <param name="placeOfPerson">Place per person, −1 for none.</param>
    /// <returns>Sum of both sides' scores in millionths.</returns>
    public static long Total(CohortProblem problem, IReadOnlyList<int> placeOfPerson)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return placeOfPerson.Select((place, person) => place < 0 ? 0 : problem.Find(person, place)!.Value.Total).Sum();
    }

    // More than half of the plans; on the last round the most, a place before none, the lower place among equals.
    private static int Voted(List<ValueList<int>> plans, int at, bool isLast)
    {
        var best = plans.CountBy(plan => plan[at]).OrderByDescending(vote => isLast && vote.Key >= 0).ThenByDescending(vote => vote.Value).ThenBy(vote => vote.Key).First();
        return isLast || 2 * best.Value > plans.Count ? best.Key : -1;
    }

    private static void CheckOrder(IReadOnlyList<int> order, int count, string name)
    {
        ArgumentNullException.ThrowIfNull(order, name);
        var seen = new bool[count];
        ThrowHelper.Check(order.Count == count, name, $"{order.Count} people come of {count}; each once is allowed");
        foreach (var person in order)
        {
            ThrowHelper.InRange(person, 0, count - 1, name);
            ThrowHelper.Check(!seen[person], name, $"person {person} comes twice; each once is allowed");
            seen[person] = true;
        }
    }

    /// <summary>What is left of seats, caps and limits.</summary>
    private sealed class Room(CohortProblem problem)
    {
        private readonly int[] _seats = [.. problem.Seats];
        private readonly int[] _caps = [.. problem.ProposalCaps];
        private readonly int[] _limits = [.. problem.CaseloadLimits];

        /// <summary>Those who wait come first, then those of the earlier season who came later than the same share of it.</summary>
        public CohortProblem Round(int[] people, EarlierSeason? season, int cameCount, int totalCount)
        {
            int[] expected = season is null ? [] : [.. season.Order.Skip((int)((long)season.Order.Count * cameCount / totalCount))];
            var pairs = new List<CohortPair>();
            for (var at = 0; at < people.Length; at++)
            {
                pairs.AddRange(problem.PairsOf(people[at]).ToArray().Select(pair => pair with { Person = at }));
            }

            for (var at = 0; at < expected.Length; at++)
            {
                pairs.AddRange(season!.Cohort.PairsOf(expected[at]).ToArray().Select(pair => pair with { Person = people.Length + at }));
            }

            return new CohortProblem(
                people.Length + expected.Length, _seats, problem.CompanyOfPlace, _caps, [.. people.Select(person => problem.AdviserOfPerson[person]), .. expected.Select(_ => -1)], _limits, pairs);
        }

        /// <summary>Takes a seat, unless others of the same round took the last one.</summary>
        public bool TryTake(int person, int place)
        {
            ref var cap = ref _caps[problem.CompanyOfPlace[place]];
            var adviser = problem.AdviserOfPerson[person];
            if (_seats[place] == 0 || cap == 0 || (adviser >= 0 && _limits[adviser] == 0))
            {
                return false;
            }

            _seats[place]--;
            cap--;
            if (adviser >= 0)
            {
                _limits[adviser]--;
            }

            return true;
        }
    }
}
