using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>A market as a cohort: who is who in the plain numbers of <see cref="CohortProblem"/>.</summary>
/// <remarks>Rows are numbered in the order of their identifiers, so that the history of an index changes no plan.</remarks>
internal sealed class CohortMarket
{
    private readonly MatchIndex _index;
    private readonly CohortRequest _request;
    private readonly int[] _personNumbers;
    private readonly int[] _placeNumbers;
    private readonly RankRequest _asked;

    public CohortMarket(MatchIndex index, CohortRequest request, CancellationToken cancellation)
    {
        _index = index;
        _request = request;
        _asked = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = request.Mode, CountPairs = false, Top = Math.Max(1, Math.Max(index.PlaceNumberCount, index.CandidateNumberCount)) };
        _personNumbers = [.. Enumerable.Range(0, index.CandidateNumberCount).Where(number => index.IsCandidateThere(number) && index.CandidateAt(number).CaseState is not (CaseState.Placed or CaseState.Closed)).OrderBy(number => index.CandidateAt(number).Id)];
        _placeNumbers = [.. Enumerable.Range(0, index.PlaceNumberCount).Where(index.IsPlaceThere).OrderBy(number => index.PlaceAt(number).Id)];
        People = [.. _personNumbers.Select(index.CandidateAt)];
        Places = [.. _placeNumbers.Select(index.PlaceAt)];
        CompanyOfPlace = [.. _placeNumbers.Select(index.Places.Places.CompanyOf)];
        Companies = [.. CompanyOfPlace.DistinctBy(company => company.Id).OrderBy(company => company.Id)];
        Advisers = [.. request.Advisers.OrderBy(adviser => adviser.Id)];
        PersonOf = Numbered(People.Select(person => person.Id));
        PlaceOf = Numbered(Places.Select(place => place.Id));
        Problem = Build(cancellation);
    }

    public Candidate[] People { get; }

    public TrainingPlace[] Places { get; }

    public Company[] CompanyOfPlace { get; }

    public Company[] Companies { get; }

    public Adviser[] Advisers { get; }

    public Dictionary<Id<Candidate>, int> PersonOf { get; }

    public Dictionary<Id<TrainingPlace>, int> PlaceOf { get; }

    public CohortProblem Problem { get; }

    /// <summary>One pair in full, with the person's weights.</summary>
    public EvaluatedPair Evaluate(int person, int place) => _index.Evaluate(_personNumbers[person], _placeNumbers[place], _asked, Perspective.Candidate);

    private CohortProblem Build(CancellationToken cancellation)
    {
        var pairs = Pairs(cancellation);
        List<AllocatedPair> decided = [];
        List<EarlierPair> standing = [.. _request.Earlier.Where(earlier => earlier.IsDecided && PersonOf.ContainsKey(earlier.Candidate) && PlaceOf.ContainsKey(earlier.Place))];
        var people = standing.Select(earlier => PersonOf[earlier.Candidate]).ToHashSet();
        var known = pairs.Where(pair => people.Contains(pair.Person)).Select(pair => (pair.Person, pair.Place)).ToHashSet();
        foreach (var earlier in standing)
        {
            var (person, place) = (PersonOf[earlier.Candidate], PlaceOf[earlier.Place]);
            decided.Add(new AllocatedPair(person, place));
            if (known.Add((person, place)))
            {
                // People decided although the rules say no today; the plan shows both.
                pairs.Add(new CohortPair(person, place, Evaluate(person, place).Score.ScoreMillionths, CompanyScore(person, place), 0));
            }
        }

        var companyOf = Numbered(Companies.Select(company => company.Id));
        var adviserOf = Numbered(Advisers.Select(adviser => adviser.Id));
        return new CohortProblem(
            People.Length,
            [.. Places.Select(CohortSeats.FreeOf)],
            [.. CompanyOfPlace.Select(company => companyOf[company.Id])],
            [.. Companies.Select(_ => _index.Policy.Care.OpenProposalsPerCompany)],
            [.. People.Select(person => person.PrimaryAdviser is { } adviser ? adviserOf.GetValueOrDefault(adviser, -1) : -1)],
            [.. Advisers.Select(adviser => adviser.CaseloadLimit ?? _index.Policy.Care.CasesPerAdviser)],
            pairs,
            decided,
            [.. _request.Required.Select(person => PersonOf.TryGetValue(person, out var number) ? number : throw new KeyNotFoundException($"Candidate '{person}' is not in the market or not in the cohort: the case is PLACED or CLOSED."))]);
    }

    // Everybody's whole list, with what the company makes of each pair of it.
    private List<CohortPair> Pairs(CancellationToken cancellation)
    {
        var search = _index.NewSearch();
        var hits = new MatchHit[_asked.Top];
        var placeOfNumber = Reversed(_placeNumbers, _index.PlaceNumberCount);
        List<CohortPair> pairs = [];
        for (var person = 0; person < People.Length; person++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var hit in hits.AsSpan(0, search.TopPlaces(_personNumbers[person], _asked, hits)))
            {
                pairs.Add(new CohortPair(person, placeOfNumber[hit.Row], (int)hit.Key, search.CompanyMillionths(hit.Row), hit.TieKey));
            }
        }

        return pairs;
    }

    private int CompanyScore(int person, int place) => _index.Evaluate(_personNumbers[person], _placeNumbers[place], _asked, Perspective.Company).Score.ScoreMillionths;

    private static Dictionary<Id<T>, int> Numbered<T>(IEnumerable<Id<T>> ids) => ids.Select((id, number) => (id, number)).ToDictionary(item => item.id, item => item.number);

    private static int[] Reversed(int[] numbers, int count)
    {
        var reversed = new int[count];
        reversed.AsSpan().Fill(-1);
        for (var at = 0; at < numbers.Length; at++)
        {
            reversed[numbers[at]] = at;
        }

        return reversed;
    }
}
