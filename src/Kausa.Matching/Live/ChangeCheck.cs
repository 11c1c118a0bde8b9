using Kausa.Matching.Model;

namespace Kausa.Matching.Live;

/// <summary>Says what a batch of changes would leave broken, in the words of <see cref="MarketIntegrity"/>.</summary>
/// <remarks>
/// The rows before the batch make a market, so only rows of the batch can be wrong, and rows that refer to what it withdraws. References are looked up after the batch.
/// </remarks>
internal sealed class ChangeCheck
{
    private readonly LiveState _state;
    private readonly MarketChanges _changes;
    private readonly PlaceBatch _batch;
    private readonly List<MarketDefect> _defects = [];
    private readonly HashSet<Id<Company>> _companies;
    private readonly HashSet<Id<Adviser>> _advisers;
    private readonly HashSet<int> _places;
    private readonly HashSet<Id<Candidate>> _candidates;
    private readonly Func<Id<Company>, bool> _isCompany;
    private readonly Func<Id<Adviser>, bool> _isAdviser;

    private ChangeCheck(LiveState state, MarketChanges changes, PlaceBatch batch)
    {
        _batch = batch;
        _state = state;
        _changes = changes;
        _companies = Touched("companies", changes.Companies.Select(row => row.Id), changes.WithdrawnCompanies, state.Companies.Contains);
        _advisers = Touched("advisers", changes.Advisers.Select(row => row.Id), changes.WithdrawnAdvisers, state.Advisers.Contains);
        _places = TouchedPlaces();
        _candidates = Touched("candidates", changes.Candidates.Select(row => row.Id), changes.WithdrawnCandidates, id => state.People.NumberOf(id) >= 0);
        var companies = After(changes.Companies.Select(row => row.Id), changes.WithdrawnCompanies);
        var advisers = After(changes.Advisers.Select(row => row.Id), changes.WithdrawnAdvisers);
        _isCompany = id => companies.TryGetValue(id, out var isThere) ? isThere : state.Companies.Contains(id);
        _isAdviser = id => advisers.TryGetValue(id, out var isThere) ? isThere : state.Advisers.Contains(id);
    }

    /// <summary>Finds every defect at once.</summary>
    /// <param name="state">The rows before the batch.</param>
    /// <param name="changes">The batch.</param>
    /// <param name="batch">Its places, looked up.</param>
    /// <returns>Empty when the rows after the batch make a market.</returns>
    public static IReadOnlyList<MarketDefect> FindDefects(LiveState state, MarketChanges changes, PlaceBatch batch)
    {
        var check = new ChangeCheck(state, changes, batch);
        check.CheckTrainers();
        check.CheckRows();
        check.CheckWithdrawals();
        return check._defects;
    }

    private HashSet<Id<T>> Touched<T>(string table, IEnumerable<Id<T>> rows, IReadOnlyList<Id<T>> withdrawn, Func<Id<T>, bool> exists)
    {
        var touched = new HashSet<Id<T>>();
        foreach (var id in rows)
        {
            if (!touched.Add(id))
            {
                _defects.Add(MarketIntegrity.Twice(table, id.Value));
            }
        }

        foreach (var id in withdrawn)
        {
            if (!touched.Add(id))
            {
                _defects.Add(MarketIntegrity.Twice(table, id.Value));
            }
            else if (!exists(id))
            {
                _defects.Add(new MarketDefect(table, id.Value, "id", id.Value, $"an id of {table}"));
            }
        }

        return touched;
    }

    // Places that are there are known by their numbers, which takes less than identifiers; their seats come last, as in the batch.
    private HashSet<int> TouchedPlaces()
    {
        var touched = new HashSet<int>(_batch.Numbers.Length + _batch.Withdrawn.Length);
        var unknown = new HashSet<Id<TrainingPlace>>();
        for (var i = 0; i < _changes.Places.Count; i++)
        {
            var number = _batch.Numbers[i];
            if (!(number >= 0 ? touched.Add(number) : unknown.Add(_changes.Places[i].Id)))
            {
                _defects.Add(MarketIntegrity.Twice("places", _changes.Places[i].Id.Value));
            }
        }

        for (var i = 0; i < _batch.Withdrawn.Length; i++)
        {
            var (number, id) = (_batch.Withdrawn[i], _changes.WithdrawnPlaces[i]);
            if (!(number >= 0 ? touched.Add(number) : unknown.Add(id)))
            {
                _defects.Add(MarketIntegrity.Twice("places", id.Value));
            }
            else if (number < 0)
            {
                _defects.Add(new MarketDefect("places", id.Value, "id", id.Value, "an id of places"));
            }
        }

        for (var i = 0; i < _changes.Seats.Count; i++)
        {
            var (number, id) = (_batch.Numbers[_changes.Places.Count + i], _changes.Seats[i].Place);
            if (!(number >= 0 ? touched.Add(number) : unknown.Add(id)))
            {
                _defects.Add(MarketIntegrity.Twice("places", id.Value));
            }
            else if (number < 0)
            {
                _defects.Add(new MarketDefect("places", id.Value, "id", id.Value, "an id of places"));
            }
        }

        return touched;
    }

    private static Dictionary<Id<T>, bool> After<T>(IEnumerable<Id<T>> rows, IReadOnlyList<Id<T>> withdrawn)
    {
        var after = new Dictionary<Id<T>, bool>();
        foreach (var id in withdrawn)
        {
            after[id] = false;
        }

        foreach (var id in rows)
        {
            after[id] = true;
        }

        return after;
    }

    private void CheckTrainers()
    {
        var seen = new HashSet<Id<Trainer>>();
        foreach (var trainer in _changes.Companies.SelectMany(company => company.Trainers))
        {
            if (!seen.Add(trainer.Id) || (_state.Trainers.TryGet(trainer.Id, out var company) && !_companies.Contains(company)))
            {
                _defects.Add(MarketIntegrity.Twice("trainers", trainer.Id.Value));
            }
        }
    }

    private void CheckRows()
    {
        foreach (var company in _changes.Companies)
        {
            MarketIntegrity.CheckCompany(company, _isAdviser, _defects);
        }

        var hasCompany = false;
        Func<Id<Company>, bool> isCompany = _ => hasCompany;
        foreach (var (_, place, company, occupation, _) in _batch.Places)
        {
            hasCompany = company is not null;
            MarketIntegrity.CheckPlace(place, isCompany, _defects);
            CheckOccupation(occupation >= 0, "places", place.Id.Value, place.Occupation);
        }

        foreach (var candidate in _changes.Candidates)
        {
            MarketIntegrity.CheckCandidate(candidate, _isCompany, _isAdviser, _defects);
            foreach (var wish in candidate.Wishes)
            {
                CheckOccupation(_state.Index.Places.Codes.Trade.TryIndexOf(wish, out var _), "wishes", candidate.Id.Value, wish);
            }
        }
    }

    private void CheckOccupation(bool isKnown, string table, string rowId, Id<Occupation> occupation)
    {
        if (!isKnown)
        {
            _defects.Add(new MarketDefect(table, rowId, "occupation", occupation.Value, "an id of the catalogue's occupations"));
        }
    }

    // Rows that the batch does not touch can only be wrong where they refer to what it withdraws.
    private void CheckWithdrawals()
    {
        if (_changes.WithdrawnAdvisers.Count > 0)
        {
            foreach (var company in _state.Companies.Entries.Select(entry => entry.Value).Where(company => !_companies.Contains(company.Id)))
            {
                MarketIntegrity.CheckCompany(company, _isAdviser, _defects);
            }
        }

        if (_changes.WithdrawnCompanies.Count > 0)
        {
            var alive = _state.PlaceRows.Alive();
            for (var number = 0; number < alive.Length; number++)
            {
                if (alive[number] && !_places.Contains(number))
                {
                    MarketIntegrity.CheckPlace(_state.PlaceRows[number].Place, _isCompany, _defects);
                }
            }
        }

        if (_changes.WithdrawnCompanies.Count + _changes.WithdrawnAdvisers.Count > 0)
        {
            foreach (var slot in _state.People.Rows.Where(slot => !_candidates.Contains(slot.Candidate.Id)))
            {
                MarketIntegrity.CheckCandidate(slot.Candidate, _isCompany, _isAdviser, _defects);
            }
        }
    }
}
