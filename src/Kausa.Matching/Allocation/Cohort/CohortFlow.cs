namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Places people one by one within seats and the caps that count, moving others where needed (augmenting paths; Ford and Fulkerson 1956).</summary>
internal sealed class CohortFlow
{
    private readonly CohortProblem _problem;
    private readonly int[] _seats;
    private readonly int[] _caps;
    private readonly List<int>[] _peopleAtPlace;
    private readonly int[] _peopleAtCompany;
    private readonly List<int>[] _placesOfCompany;

    public CohortFlow(CohortProblem problem, IEnumerable<int> cappedCompanies)
    {
        _problem = problem;
        _seats = [.. problem.Seats];
        _caps = new int[problem.ProposalCaps.Count];
        _caps.AsSpan().Fill(int.MaxValue);
        foreach (var company in cappedCompanies)
        {
            _caps[company] = problem.ProposalCaps[company];
        }

        _peopleAtPlace = [.. _seats.Select(_ => new List<int>())];
        _peopleAtCompany = new int[_caps.Length];
        _placesOfCompany = [.. _caps.Select(_ => new List<int>())];
        for (var place = 0; place < _seats.Length; place++)
        {
            _placesOfCompany[problem.CompanyOfPlace[place]].Add(place);
        }
    }

    /// <summary>Takes a seat for good, before anybody is placed.</summary>
    /// <returns>False when there is none or the company is at its cap.</returns>
    public bool Fix(int place)
    {
        ref var cap = ref _caps[_problem.CompanyOfPlace[place]];
        if (_seats[place] == 0 || cap == 0)
        {
            return false;
        }

        _seats[place]--;
        cap -= cap == int.MaxValue ? 0 : 1;
        return true;
    }

    /// <summary>Places one more person.</summary>
    /// <returns>False when that is impossible beside those placed before.</returns>
    public bool Place(int person) => Place(person, new Seen(_seats.Length, _caps.Length));

    private bool Place(int person, Seen seen)
    {
        foreach (var pair in _problem.PairsOf(person).ToArray())
        {
            if (!seen.Entered[pair.Place] && Enter(pair.Place, seen))
            {
                _peopleAtPlace[pair.Place].Add(person);
                _peopleAtCompany[_problem.CompanyOfPlace[pair.Place]]++;
                return true;
            }
        }

        return false;
    }

    // Room for one more at a place: a free seat under the cap, or somebody there, or elsewhere in a company at its cap, who can go.
    private bool Enter(int place, Seen seen)
    {
        seen.Entered[place] = true;
        var company = _problem.CompanyOfPlace[place];
        if (_peopleAtPlace[place].Count < _seats[place])
        {
            if (_peopleAtCompany[company] < _caps[company])
            {
                return true;
            }

            if (!seen.Companies[company])
            {
                seen.Companies[company] = true;
                if (_placesOfCompany[company].Any(other => Leave(other, seen)))
                {
                    return true;
                }
            }
        }

        return Leave(place, seen);
    }

    // Once is enough on one path: whoever is about to leave a place must not leave it a second time on the way.
    private bool Leave(int place, Seen seen)
    {
        if (seen.Left[place])
        {
            return false;
        }

        seen.Left[place] = true;
        foreach (var person in _peopleAtPlace[place].ToArray())
        {
            if (Place(person, seen))
            {
                _peopleAtPlace[place].Remove(person);
                _peopleAtCompany[_problem.CompanyOfPlace[place]]--;
                return true;
            }
        }

        return false;
    }

    // What one path has come by.
    private sealed class Seen(int placeCount, int companyCount)
    {
        public bool[] Entered { get; } = new bool[placeCount];

        public bool[] Left { get; } = new bool[placeCount];

        public bool[] Companies { get; } = new bool[companyCount];
    }
}
