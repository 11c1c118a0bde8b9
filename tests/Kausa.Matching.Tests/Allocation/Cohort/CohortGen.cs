using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Tests.Allocation.Cohort;

/// <summary>Small cohorts for exhaustive comparison.</summary>
internal static class CohortGen
{
    /// <summary>Up to five people, four places, three companies and two advisers, with few score levels so that ties occur.</summary>
    public static CohortProblem Small(int seed, bool isDecided = false, bool isRequired = false)
    {
        var dice = new Random(seed);
        var (people, places, companies, advisers) = (Between(dice, 1, 5), Between(dice, 1, 4), Between(dice, 1, 3), Between(dice, 1, 2));
        var levels = Between(dice, 1, 9);
        List<CohortPair> pairs = [];
        for (var person = 0; person < people; person++)
        {
            for (var place = 0; place < places; place++)
            {
                if (Between(dice, 0, 9) < 6)
                {
                    pairs.Add(new CohortPair(person, place, Between(dice, 0, levels), Between(dice, 0, levels), (ulong)Between(dice, 0, 1_000)));
                }
            }
        }

        List<AllocatedPair> decided = [];
        for (var at = 0; isDecided && pairs.Count > 0 && at < Between(dice, 0, 3); at++)
        {
            var pair = pairs[Between(dice, 0, pairs.Count - 1)];
            decided.Add(new AllocatedPair(pair.Person, pair.Place));
        }

        return new CohortProblem(
            people,
            [.. Enumerable.Range(0, places).Select(_ => Between(dice, 0, 2))],
            [.. Enumerable.Range(0, places).Select(_ => Between(dice, 0, companies - 1))],
            [.. Enumerable.Range(0, companies).Select(_ => Between(dice, 0, 3))],
            [.. Enumerable.Range(0, people).Select(_ => Between(dice, -1, advisers - 1))],
            [.. Enumerable.Range(0, advisers).Select(_ => Between(dice, 0, 3))],
            pairs,
            decided,
            isRequired ? [.. Enumerable.Range(0, people).Where(_ => Between(dice, 0, 2) == 0)] : []);
    }

    /// <summary>Every way to place everybody or not, within no rule but possible pairs.</summary>
    public static IEnumerable<int[]> All(CohortProblem problem)
    {
        var plan = new int[problem.PersonCount];
        return From(0);

        IEnumerable<int[]> From(int person)
        {
            if (person == plan.Length)
            {
                yield return [.. plan];
                yield break;
            }

            foreach (var place in problem.PairsOf(person).ToArray().Select(pair => pair.Place).Prepend(-1))
            {
                plan[person] = place;
                foreach (var rest in From(person + 1))
                {
                    yield return rest;
                }
            }
        }
    }

    /// <summary>Whether a plan keeps rules, counted anew.</summary>
    public static bool Keeps(CohortProblem problem, int[] plan, IEnumerable<CohortRule> rules) =>
        Enumerable.Range(0, problem.Seats.Count).All(place => plan.Count(taken => taken == place) <= problem.Seats[place]) &&
        rules.All(rule => rule.Kind switch
        {
            CohortRuleKind.DecidedPair => plan[rule.Person] == rule.Place,
            CohortRuleKind.RequiredPerson => plan[rule.Person] >= 0,
            CohortRuleKind.CompanyProposals => plan.Count(place => place >= 0 && problem.CompanyOfPlace[place] == rule.Company) <= problem.ProposalCaps[rule.Company],
            _ => plan.Where((place, person) => place >= 0 && problem.AdviserOfPerson[person] == rule.Adviser).Count() <= problem.CaseloadLimits[rule.Adviser],
        });

    /// <summary>All rules of a cohort.</summary>
    public static IReadOnlyList<CohortRule> Rules(CohortProblem problem) =>
    [
        .. problem.Decided.Select(pair => new CohortRule(CohortRuleKind.DecidedPair, pair.Row, pair.Column, -1, -1)),
        .. problem.Required.Distinct().Order().Select(person => new CohortRule(CohortRuleKind.RequiredPerson, person, -1, -1, -1)),
        .. Enumerable.Range(0, problem.ProposalCaps.Count).Select(company => new CohortRule(CohortRuleKind.CompanyProposals, -1, -1, company, -1)),
        .. Enumerable.Range(0, problem.CaseloadLimits.Count).Select(adviser => new CohortRule(CohortRuleKind.AdviserCaseload, -1, -1, -1, adviser)),
    ];

    public static long Total(CohortProblem problem, IReadOnlyList<int> plan) => plan.Select((place, person) => place < 0 ? 0 : problem.Find(person, place)!.Value.Total).Sum();

    public static MatchIndex Index(Market market) => Index(market, TestPolicies.Base);

    public static MatchIndex Index(Market market, MatchPolicy policy) => MatchIndex.Build(market, policy, AsOf(market));

    public static ReferenceRanker Reference(Market market) => new(market, TestPolicies.Base, AsOf(market));

    /// <summary>The market's date, or the first day of the policy's law numbers.</summary>
    public static DateOnly AsOf(Market market) => market.AsOf < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : market.AsOf;

    private static int Between(Random dice, int low, int high) => dice.Next(low, high + 1);
}
