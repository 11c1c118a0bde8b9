namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Why a person has no place in a plan.</summary>
public enum UnplacedReason
{
    /// <summary>The rules leave no place today.</summary>
    NothingPossible,

    /// <summary>Their adviser has as many people placed as the caseload limit allows.</summary>
    CaseloadFull,

    /// <summary>Every possible place has given all its seats to others.</summary>
    SeatsTaken,

    /// <summary>A possible place has a free seat, but its company has as many proposals as it gets at a time.</summary>
    CompanyCapFull,

    /// <summary>A place is free, but the pair adds nothing to the total.</summary>
    NoGain,
}

/// <summary>Why a seat stays open in a plan.</summary>
public enum OpenSeatReason
{
    /// <summary>The rules leave nobody for it today.</summary>
    NobodyPossible,

    /// <summary>The company has as many proposals as it gets at a time.</summary>
    CompanyCapFull,

    /// <summary>Everybody possible has another place in the plan.</summary>
    EverybodyPlaced,

    /// <summary>Somebody possible has no place, but their adviser has no room for one more.</summary>
    CaseloadFull,

    /// <summary>Somebody possible has no place, but the pair adds nothing to the total.</summary>
    NoGain,
}

/// <summary>Says why people and seats are left, from the plan alone.</summary>
public static class CohortReasons
{
    /// <summary>Why a person has no place.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="placeOfPerson">A plan: place per person, −1 for none.</param>
    /// <param name="person">Somebody without a place.</param>
    /// <returns>The first reason that holds, in the order of <see cref="UnplacedReason"/>; a free seat within the caps before none.</returns>
    public static UnplacedReason OfPerson(CohortProblem problem, IReadOnlyList<int> placeOfPerson, int person)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placeOfPerson);
        var pairs = problem.PairsOf(person);
        if (pairs.IsEmpty)
        {
            return UnplacedReason.NothingPossible;
        }

        var adviser = problem.AdviserOfPerson[person];
        if (adviser >= 0 && IsAdviserFull(problem, placeOfPerson, adviser))
        {
            return UnplacedReason.CaseloadFull;
        }

        var reason = UnplacedReason.SeatsTaken;
        foreach (ref readonly var pair in pairs)
        {
            if (FreeSeats(problem, placeOfPerson, pair.Place) > 0)
            {
                if (!IsCompanyFull(problem, placeOfPerson, problem.CompanyOfPlace[pair.Place]))
                {
                    return UnplacedReason.NoGain;
                }

                reason = UnplacedReason.CompanyCapFull;
            }
        }

        return reason;
    }

    /// <summary>Why a place has an open seat.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="placeOfPerson">A plan: place per person, −1 for none.</param>
    /// <param name="place">A place with an open seat.</param>
    /// <returns>The first reason that holds, in the order of <see cref="OpenSeatReason"/>.</returns>
    public static OpenSeatReason OfSeat(CohortProblem problem, IReadOnlyList<int> placeOfPerson, int place)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placeOfPerson);
        var possible = new List<int>();
        foreach (ref readonly var pair in problem.Pairs)
        {
            if (pair.Place == place)
            {
                possible.Add(pair.Person);
            }
        }

        var left = possible.Where(person => placeOfPerson[person] < 0).ToList();
        return possible.Count == 0 ? OpenSeatReason.NobodyPossible
            : IsCompanyFull(problem, placeOfPerson, problem.CompanyOfPlace[place]) ? OpenSeatReason.CompanyCapFull
            : left.Count == 0 ? OpenSeatReason.EverybodyPlaced
            : left.TrueForAll(person => problem.AdviserOfPerson[person] is >= 0 and var adviser && IsAdviserFull(problem, placeOfPerson, adviser)) ? OpenSeatReason.CaseloadFull
            : OpenSeatReason.NoGain;
    }

    /// <summary>Seats of a place that a plan leaves open.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="placeOfPerson">The plan.</param>
    /// <param name="place">The place.</param>
    /// <returns>0 or more.</returns>
    public static int FreeSeats(CohortProblem problem, IReadOnlyList<int> placeOfPerson, int place)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Seats[place] - placeOfPerson.Count(taken => taken == place);
    }

    internal static bool IsTaken(CohortProblem problem, IReadOnlyList<int> placeOfPerson, int place) =>
        FreeSeats(problem, placeOfPerson, place) <= 0 || IsCompanyFull(problem, placeOfPerson, problem.CompanyOfPlace[place]);

    private static bool IsCompanyFull(CohortProblem problem, IReadOnlyList<int> placeOfPerson, int company) =>
        placeOfPerson.Count(place => place >= 0 && problem.CompanyOfPlace[place] == company) >= problem.ProposalCaps[company];

    private static bool IsAdviserFull(CohortProblem problem, IReadOnlyList<int> placeOfPerson, int adviser) =>
        Enumerable.Range(0, placeOfPerson.Count).Count(person => placeOfPerson[person] >= 0 && problem.AdviserOfPerson[person] == adviser) >= problem.CaseloadLimits[adviser];
}
