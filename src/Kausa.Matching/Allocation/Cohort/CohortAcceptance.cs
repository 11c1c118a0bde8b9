namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Deferred acceptance where people propose and a company keeps the best within the seats of each place and its cap over all.</summary>
/// <remarks>
/// Steps: 1. decided pairs take their seats and leave the market. 2. Whoever has no place proposes to the next on their list. 3. A full place lets its worst go;
/// where the place has room and the company is at its cap, the company lets its worst go, wherever that is. Seats within a cap are a laminar matroid, so letting
/// the worst of the tight set go keeps the best choice from all proposals so far, and the outcome is stable (Hatfield and Milgrom 2005; Fleiner 2003).
/// </remarks>
internal sealed class CohortAcceptance
{
    private readonly CohortProblem _problem;
    private readonly CohortPair[][] _lists;
    private readonly bool[] _takesPart;
    private readonly bool[] _placesRefused;
    private readonly bool[] _companiesRefused;
    private readonly int[] _next;
    private readonly int[] _placeOfPerson;
    private readonly int[] _seats;
    private readonly int[] _caps;
    private readonly List<CohortPair>[] _heldByPlace;
    private readonly int[][] _placesOfCompany;
    private readonly int[] _heldByCompany;

    /// <param name="problem">The cohort.</param>
    /// <param name="lists">Everybody's list, from <see cref="ListsOf"/>: the same for all seats, caps and limits.</param>
    /// <param name="takesPart">Who proposes.</param>
    public CohortAcceptance(CohortProblem problem, CohortPair[][] lists, bool[] takesPart)
    {
        _problem = problem;
        _lists = lists;
        _takesPart = [.. takesPart];
        _placesRefused = new bool[problem.Seats.Count];
        _companiesRefused = new bool[problem.ProposalCaps.Count];
        _next = new int[problem.PersonCount];
        _placeOfPerson = new int[problem.PersonCount];
        _placeOfPerson.AsSpan().Fill(-1);
        _seats = [.. problem.Seats];
        _caps = [.. problem.ProposalCaps];
        _heldByPlace = [.. problem.Seats.Select(_ => new List<CohortPair>())];
        _heldByCompany = new int[_caps.Length];
        var places = Enumerable.Range(0, _seats.Length).ToLookup(place => problem.CompanyOfPlace[place]);
        _placesOfCompany = [.. Enumerable.Range(0, _caps.Length).Select(company => places[company].ToArray())];
        foreach (var pair in problem.Decided)
        {
            _placeOfPerson[pair.Row] = pair.Column;
            _takesPart[pair.Row] = false;
            _seats[pair.Column]--;
            _caps[problem.CompanyOfPlace[pair.Column]]--;
        }
    }

    /// <summary>Whether somebody was refused or let go at a place because its seats were taken, or by its company because of its cap: with one more of either it could have gone otherwise, and only then.</summary>
    public bool HasRefused(int place) => _placesRefused[place] || _companiesRefused[_problem.CompanyOfPlace[place]];

    /// <summary>Everybody's list, the best place first.</summary>
    public static CohortPair[][] ListsOf(CohortProblem problem, CancellationToken cancellation) =>
    [
        .. Enumerable.Range(0, problem.PersonCount).Select(person =>
        {
            cancellation.ThrowIfCancellationRequested();
            return problem.PairsOf(person).ToArray().OrderByDescending(pair => pair.PersonMillionths).ThenBy(pair => pair.TieKey).ThenBy(pair => pair.Place).ToArray();
        }),
    ];

    /// <summary>Runs to the end.</summary>
    /// <param name="cancellation">Ends it without a result, between two people.</param>
    /// <returns>Place per person, −1 for none.</returns>
    public int[] Run(CancellationToken cancellation)
    {
        var free = new Stack<int>(Enumerable.Range(0, _lists.Length).Reverse().Where(person => _takesPart[person]));
        while (free.TryPop(out var person))
        {
            cancellation.ThrowIfCancellationRequested();
            while (_next[person] < _lists[person].Length)
            {
                var refused = Propose(_lists[person][_next[person]++]);
                if (refused != person)
                {
                    if (refused >= 0)
                    {
                        free.Push(refused);
                    }

                    break;
                }
            }
        }

        return _placeOfPerson;
    }

    /// <summary>Takes a proposal.</summary>
    /// <returns>Who is without a place for it: the proposer, another person, or −1 for nobody.</returns>
    private int Propose(CohortPair offer)
    {
        var company = _problem.CompanyOfPlace[offer.Place];
        var isFull = _heldByPlace[offer.Place].Count == _seats[offer.Place];
        var isAtCap = !isFull && _heldByCompany[company] == _caps[company];
        _placesRefused[offer.Place] |= isFull;
        _companiesRefused[company] |= isAtCap;
        if (_seats[offer.Place] == 0 || _caps[company] == 0)
        {
            return offer.Person;
        }

        CohortPair? worst = isFull ? Worst([offer.Place]) : isAtCap ? Worst(_placesOfCompany[company]) : null;
        if (worst is { } rival)
        {
            if (!IsBetter(offer, rival))
            {
                return offer.Person;
            }

            _heldByPlace[rival.Place].Remove(rival);
            _placeOfPerson[rival.Person] = -1;
            _heldByCompany[company]--;
        }

        _heldByPlace[offer.Place].Add(offer);
        _placeOfPerson[offer.Person] = offer.Place;
        _heldByCompany[company]++;
        return worst?.Person ?? -1;
    }

    private CohortPair Worst(int[] places)
    {
        CohortPair? worst = null;
        foreach (var place in places)
        {
            foreach (var held in _heldByPlace[place])
            {
                worst = worst is { } other && !IsBetter(other, held) ? other : held;
            }
        }

        return worst!.Value;
    }

    private static bool IsBetter(CohortPair a, CohortPair b) =>
        a.CompanyMillionths != b.CompanyMillionths ? a.CompanyMillionths > b.CompanyMillionths
        : a.TieKey != b.TieKey ? a.TieKey < b.TieKey
        : (a.Person, a.Place).CompareTo((b.Person, b.Place)) < 0;
}
