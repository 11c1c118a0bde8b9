using Kausa.Matching.Allocation.Cohort;

namespace Kausa.Matching.Allocation;

public static partial class AllocationChecker
{
    /// <summary>Checks that no plan of a cohort is better, by prices of its places, companies and advisers. Rules are <see cref="CheckCohort"/>'s.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="placeOfPerson">The claim: place per person, −1 for none.</param>
    /// <param name="objective">What the plan claims to be; not stable.</param>
    /// <param name="prices">The prices.</param>
    /// <returns>All offenders, rows people and columns places (or companies, or advisers, as the fault says); their amounts times the room left are the gap.</returns>
    /// <remarks>
    /// 1. No price is negative, and what has room left has none. 2. Everybody has the pair they gain most by, or gains by none and has none. 3. The bound is added up as <see cref="PlanPrices"/> says and
    /// equals the plan. 4. The placement price is 0 for the best total; for the most placed it exceeds the total of the plan, since a plan with one person more may have a total of 0.
    /// </remarks>
    public static PriceCheck CheckPrices(CohortProblem problem, IReadOnlyList<int> placeOfPerson, CohortObjective objective, PlanPrices prices)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placeOfPerson);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentOutOfRangeException.ThrowIfNotEqual(placeOfPerson.Count, problem.PersonCount, nameof(placeOfPerson));
        ArgumentOutOfRangeException.ThrowIfEqual((int)objective, (int)CohortObjective.Stable, nameof(objective));
        var findings = new List<AllocationFinding>();
        if (prices.Places.Count != problem.Seats.Count || prices.Companies.Count != problem.ProposalCaps.Count || prices.Advisers.Count != problem.CaseloadLimits.Count)
        {
            findings.Add(new AllocationFinding(AllocationFault.PriceCountWrong, -1, -1, 1));
            return new PriceCheck(findings, Int128.MaxValue, Int128.MaxValue);
        }

        var load = new CohortLoad(problem);
        for (var person = 0; person < placeOfPerson.Count; person++)
        {
            if (placeOfPerson[person] >= 0 && placeOfPerson[person] < problem.Seats.Count)
            {
                load.Add(person, placeOfPerson[person]);
            }
        }

        Int128 bound = 0;
        for (var place = 0; place < problem.Seats.Count; place++)
        {
            var seats = Math.Min(problem.Seats[place], problem.ProposalCaps[problem.CompanyOfPlace[place]]);
            bound += Priced(place, prices.Places[place], seats, load.Places[place], AllocationFault.PriceNegative, AllocationFault.PriceWithoutScarcity, findings);
        }

        for (var company = 0; company < problem.ProposalCaps.Count; company++)
        {
            bound += Priced(company, prices.Companies[company], problem.ProposalCaps[company], load.Companies[company], AllocationFault.CompanyPriceNegative, AllocationFault.CompanyPriceWithoutScarcity, findings);
        }

        for (var adviser = 0; adviser < problem.CaseloadLimits.Count; adviser++)
        {
            bound += Priced(adviser, prices.Advisers[adviser], problem.CaseloadLimits[adviser], load.Advisers[adviser], AllocationFault.AdviserPriceNegative, AllocationFault.AdviserPriceWithoutScarcity, findings);
        }

        var standing = problem.Decided.GroupBy(pair => pair.Row).ToDictionary(group => group.Key, group => group.First().Column);
        var required = problem.Required.ToHashSet();
        Int128 total = 0;
        var placed = 0;
        for (var person = 0; person < problem.PersonCount; person++)
        {
            bound += MostOf(problem, person, placeOfPerson[person], standing.GetValueOrDefault(person, -1), required.Contains(person), prices, findings);
            if (problem.Find(person, placeOfPerson[person]) is { } own)
            {
                total += (long)own.PersonMillionths + own.CompanyMillionths;
                placed++;
            }
        }

        if (objective == CohortObjective.BestTotal ? prices.Placement != 0 : prices.Placement <= total)
        {
            findings.Add(new AllocationFinding(AllocationFault.PlacementPriceWrong, -1, -1, prices.Placement));
        }

        var gap = bound - total - ((Int128)prices.Placement * placed);
        if (gap != 0)
        {
            findings.Add(new AllocationFinding(AllocationFault.DualGap, -1, -1, gap));
        }

        return new PriceCheck(findings, bound, gap);
    }

    private static Int128 Priced(int column, long price, int room, int used, AllocationFault negative, AllocationFault idle, List<AllocationFinding> findings)
    {
        if (price < 0)
        {
            findings.Add(new AllocationFinding(negative, -1, column, price));
        }
        else if (price > 0 && used < room)
        {
            findings.Add(new AllocationFinding(idle, -1, column, price));
        }

        return (Int128)price * room;
    }

    /// <summary>What a person adds to the bound, and whether their place is what they gain most by.</summary>
    private static Int128 MostOf(CohortProblem problem, int person, int place, int standing, bool isRequired, PlanPrices prices, List<AllocationFinding> findings)
    {
        Int128? best = null;
        Int128? own = null;
        var bestPlace = -1;
        foreach (ref readonly var pair in problem.PairsOf(person))
        {
            var gain = (Int128)pair.PersonMillionths + pair.CompanyMillionths + prices.Placement - prices.Places[pair.Place] - prices.Companies[problem.CompanyOfPlace[pair.Place]];
            gain -= problem.AdviserOfPerson[person] >= 0 ? prices.Advisers[problem.AdviserOfPerson[person]] : 0;
            if (pair.Place == standing)
            {
                return gain;
            }

            own = pair.Place == place ? gain : own;
            if (best is null || gain > best)
            {
                (best, bestPlace) = (gain, pair.Place);
            }
        }

        if (best is not { } most)
        {
            return 0;
        }

        var has = own ?? 0;
        var bound = most < 0 && !isRequired ? 0 : most;
        if (most > has && bestPlace != place && bound > has)
        {
            findings.Add(new AllocationFinding(AllocationFault.UnallocatedPairGains, person, bestPlace, most - has));
        }
        else if (has < bound)
        {
            findings.Add(new AllocationFinding(AllocationFault.AllocatedPairLoses, person, place, bound - has));
        }

        return bound;
    }
}
