using Kausa.Matching.Allocation.Cohort;

namespace Kausa.Matching.Allocation;

public static partial class AllocationChecker
{
    /// <summary>Checks a cohort plan by definition: possible pairs, seats, caps, limits, decided pairs, people who must be placed; and stability where it is claimed.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="placeOfPerson">The claim: place per person, −1 for none.</param>
    /// <param name="objective">What the plan claims to be; the optimum itself is proven by the prices of its certificate, <see cref="Check"/>.</param>
    /// <returns>All offenders, rows people and columns places (or companies, or advisers, as the fault says).</returns>
    /// <remarks>
    /// A person and a possible place block a stable plan when the person likes it strictly more than what they have and the company would take them: within its cap into
    /// an empty seat, or for somebody it likes strictly less – at that place, or at any of its places where that one has room. Decided pairs never give way, and those for
    /// whom their adviser has no room do not block.
    /// </remarks>
    public static IReadOnlyList<AllocationFinding> CheckCohort(CohortProblem problem, IReadOnlyList<int> placeOfPerson, CohortObjective objective)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placeOfPerson);
        ArgumentOutOfRangeException.ThrowIfNotEqual(placeOfPerson.Count, problem.PersonCount, nameof(placeOfPerson));
        var findings = new List<AllocationFinding>();
        var load = new CohortLoad(problem);
        for (var person = 0; person < problem.PersonCount; person++)
        {
            var place = placeOfPerson[person];
            if (place < -1 || place >= problem.Seats.Count)
            {
                findings.Add(new AllocationFinding(AllocationFault.OutOfRange, person, place, 1));
            }
            else if (place >= 0)
            {
                load.Add(person, place);
                if (problem.Find(person, place) is null)
                {
                    findings.Add(new AllocationFinding(AllocationFault.NotEligible, person, place, 1));
                }
            }
            else if (problem.Required.Contains(person))
            {
                findings.Add(new AllocationFinding(AllocationFault.RequiredRowUnfilled, person, -1, 1));
            }
        }

        AddOver(load.Places, problem.Seats, AllocationFault.ColumnOverCapacity, findings);
        AddOver(load.Companies, problem.ProposalCaps, AllocationFault.CompanyOverCap, findings);
        AddOver(load.Advisers, problem.CaseloadLimits, AllocationFault.AdviserOverLimit, findings);
        foreach (var pair in problem.Decided.Where(pair => placeOfPerson[pair.Row] != pair.Column))
        {
            findings.Add(new AllocationFinding(AllocationFault.PinnedPairMissing, pair.Row, pair.Column, 1));
        }

        if (objective == CohortObjective.Stable && findings.Count == 0)
        {
            AddBlockingPairs(problem, placeOfPerson, load, findings);
        }

        return findings;
    }

    private static void AddOver(int[] load, IReadOnlyList<int> most, AllocationFault fault, List<AllocationFinding> findings)
    {
        for (var at = 0; at < load.Length; at++)
        {
            if (load[at] > most[at])
            {
                findings.Add(new AllocationFinding(fault, -1, at, load[at] - most[at]));
            }
        }
    }

    private static void AddBlockingPairs(CohortProblem problem, IReadOnlyList<int> placeOfPerson, CohortLoad load, List<AllocationFinding> findings)
    {
        // What everybody has, and the least that a place and a company have and could let go.
        var decided = problem.Decided.Select(pair => pair.Row).ToHashSet();
        var ownMillionths = new int[problem.PersonCount];
        int[] leastAtPlace = [.. problem.Seats.Select(_ => int.MaxValue)];
        int[] leastAtCompany = [.. problem.ProposalCaps.Select(_ => int.MaxValue)];
        for (var person = 0; person < ownMillionths.Length; person++)
        {
            if (placeOfPerson[person] is >= 0 and var place)
            {
                var own = problem.Find(person, place)!.Value;
                ownMillionths[person] = own.PersonMillionths;
                if (!decided.Contains(person))
                {
                    leastAtPlace[place] = Math.Min(leastAtPlace[place], own.CompanyMillionths);
                    leastAtCompany[problem.CompanyOfPlace[place]] = Math.Min(leastAtCompany[problem.CompanyOfPlace[place]], own.CompanyMillionths);
                }
            }
        }

        foreach (ref readonly var pair in problem.Pairs)
        {
            var own = placeOfPerson[pair.Person];
            var adviser = problem.AdviserOfPerson[pair.Person];
            var isHeldBack = own < 0 && adviser >= 0 && load.Advisers[adviser] >= problem.CaseloadLimits[adviser];
            if (decided.Contains(pair.Person) || isHeldBack || pair.Place == own || (own >= 0 && ownMillionths[pair.Person] >= pair.PersonMillionths))
            {
                continue;
            }

            var company = problem.CompanyOfPlace[pair.Place];
            var hasSeat = load.Places[pair.Place] < problem.Seats[pair.Place];
            var staysInCompany = own >= 0 && problem.CompanyOfPlace[own] == company;
            if ((hasSeat && !staysInCompany && load.Companies[company] < problem.ProposalCaps[company])
                || leastAtPlace[pair.Place] < pair.CompanyMillionths
                || (hasSeat && leastAtCompany[company] < pair.CompanyMillionths))
            {
                findings.Add(new AllocationFinding(AllocationFault.BlockingPair, pair.Person, pair.Place, 1));
            }
        }
    }

    /// <summary>How many people each place, company and adviser has in a plan.</summary>
    private sealed class CohortLoad(CohortProblem problem)
    {
        public int[] Places { get; } = new int[problem.Seats.Count];

        public int[] Companies { get; } = new int[problem.ProposalCaps.Count];

        public int[] Advisers { get; } = new int[problem.CaseloadLimits.Count];

        public void Add(int person, int place)
        {
            Places[place]++;
            Companies[problem.CompanyOfPlace[place]]++;
            if (problem.AdviserOfPerson[person] >= 0)
            {
                Advisers[problem.AdviserOfPerson[person]]++;
            }
        }
    }
}
