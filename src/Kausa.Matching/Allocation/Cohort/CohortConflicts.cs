using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Names the rules that cannot all be kept, as few as possible.</summary>
/// <remarks>
/// Steps: 1. Caps and limits that not even all rules together could reach are left out: no conflict needs them, and each would multiply the sets of step 4.
/// 2. All rules together, by a flow of the people who must be placed through places and companies; where that succeeds there is no conflict. 3. Drop every
/// rule without which the rest still conflicts: none of those left can be left out. 4. Try all smaller sets, where there are at most 20,000, to prove
/// that none is smaller.
/// </remarks>
internal sealed class CohortConflicts
{
    private const int SetsMax = 20_000;
    private readonly CohortProblem _problem;
    private readonly CancellationToken _cancellation;
    private readonly List<CohortRule> _rules;

    private CohortConflicts(CohortProblem problem, CancellationToken cancellation)
    {
        (_problem, _cancellation) = (problem, cancellation);
        _rules =
        [
            .. problem.Decided.Select(pair => new CohortRule(CohortRuleKind.DecidedPair, pair.Row, pair.Column, -1, -1)),
            .. problem.Required.Distinct().Order().Select(person => new CohortRule(CohortRuleKind.RequiredPerson, person, -1, -1, -1)),
            .. Enumerable.Range(0, problem.ProposalCaps.Count).Where(CanBind(problem)).Select(company => new CohortRule(CohortRuleKind.CompanyProposals, -1, -1, company, -1)),
            .. Enumerable.Range(0, problem.CaseloadLimits.Count).Where(Crowded(problem).Contains).Select(adviser => new CohortRule(CohortRuleKind.AdviserCaseload, -1, -1, -1, adviser)),
        ];
    }

    /// <summary>Whether a company could get more people than its cap: it has the seats, and the rules place so many people who could come to it.</summary>
    private static Func<int, bool> CanBind(CohortProblem problem)
    {
        var seats = new long[problem.ProposalCaps.Count];
        for (var place = 0; place < problem.Seats.Count; place++)
        {
            seats[problem.CompanyOfPlace[place]] += problem.Seats[place];
        }

        var people = new HashSet<int>?[seats.Length];
        foreach (var person in problem.Required.Concat(problem.Decided.Select(pair => pair.Row)))
        {
            foreach (ref readonly var pair in problem.PairsOf(person))
            {
                (people[problem.CompanyOfPlace[pair.Place]] ??= []).Add(person);
            }
        }

        return company => seats[company] > problem.ProposalCaps[company] && people[company]?.Count > problem.ProposalCaps[company];
    }

    /// <summary>Advisers of whom the rules place more people than the limit.</summary>
    private static HashSet<int> Crowded(CohortProblem problem) =>
    [
        .. problem.Required.Concat(problem.Decided.Select(pair => pair.Row)).Distinct().CountBy(person => problem.AdviserOfPerson[person])
            .Where(cases => cases.Key >= 0 && cases.Value > problem.CaseloadLimits[cases.Key]).Select(cases => cases.Key),
    ];

    public static CohortConflict? Find(CohortProblem problem, CancellationToken cancellation)
    {
        if (problem.Decided.Count + problem.Required.Count == 0)
        {
            return null;
        }

        var conflicts = new CohortConflicts(problem, cancellation);
        return conflicts.CanKeep(conflicts._rules) ? null : conflicts.Smallest(conflicts.WithoutNeedless(conflicts._rules));
    }

    // Caps go first, so that those left are the ones that matter.
    private List<CohortRule> WithoutNeedless(List<CohortRule> rules)
    {
        for (var at = rules.Count - 1; at >= 0; at--)
        {
            List<CohortRule> rest = [.. rules[..at], .. rules[(at + 1)..]];
            if (!CanKeep(rest))
            {
                rules = rest;
            }
        }

        return rules;
    }

    private CohortConflict Smallest(List<CohortRule> conflict)
    {
        long sets = 0;
        long ofSize = 1;
        for (var size = 1; size < conflict.Count; size++)
        {
            ofSize = ofSize * (_rules.Count - size + 1) / size;
            sets += ofSize;
            if (sets > SetsMax)
            {
                return Describe(conflict, isSmallest: false);
            }

            var chosen = new List<CohortRule>(size);
            if (FindConflict(chosen, 0, size))
            {
                return Describe(chosen, isSmallest: true);
            }
        }

        return Describe(conflict, isSmallest: true);
    }

    private bool FindConflict(List<CohortRule> chosen, int from, int size)
    {
        if (chosen.Count == size)
        {
            return !CanKeep(chosen);
        }

        for (var at = from; at < _rules.Count; at++)
        {
            chosen.Add(_rules[at]);
            if (FindConflict(chosen, at + 1, size))
            {
                return true;
            }

            chosen.RemoveAt(chosen.Count - 1);
        }

        return false;
    }

    private CohortConflict Describe(List<CohortRule> rules, bool isSmallest)
    {
        var places = new SortedSet<int>();
        foreach (var rule in rules)
        {
            if (rule.Kind == CohortRuleKind.DecidedPair)
            {
                places.Add(rule.Place);
            }
            else if (rule.Kind == CohortRuleKind.RequiredPerson)
            {
                places.UnionWith(_problem.PairsOf(rule.Person).ToArray().Select(pair => pair.Place));
            }
        }

        return new CohortConflict(rules.ToValueList(), places.ToValueList(), isSmallest);
    }

    /// <summary>Whether the people these rules place find seats within these caps; seats hold whatever the rules.</summary>
    private bool CanKeep(List<CohortRule> rules)
    {
        var flow = new CohortFlow(_problem, rules.Where(rule => rule.Kind == CohortRuleKind.CompanyProposals).Select(rule => rule.Company));
        var placed = new HashSet<int>();
        foreach (var rule in rules)
        {
            // Decided pairs are before all others, so that seats are taken for good before anybody is placed.
            _cancellation.ThrowIfCancellationRequested();
            var isKept = rule.Kind switch
            {
                CohortRuleKind.DecidedPair => placed.Add(rule.Person) && flow.Fix(rule.Place),
                CohortRuleKind.RequiredPerson => !placed.Add(rule.Person) || flow.Place(rule.Person),
                _ => true,
            };
            if (!isKept)
            {
                return false;
            }
        }

        var cases = placed.CountBy(person => _problem.AdviserOfPerson[person]).ToDictionary();
        return rules.TrueForAll(rule => rule.Kind != CohortRuleKind.AdviserCaseload || cases.GetValueOrDefault(rule.Adviser) <= _problem.CaseloadLimits[rule.Adviser]);
    }
}
