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
    private readonly HashSet<Id<TrainingPlace>> _places;
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
        _places = Touched("places", changes.Places.Select(row => row.Id), changes.WithdrawnPlaces, id => state.PlaceRows.NumberOf(id) >= 0);
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
        check.CheckSeats();
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
        foreach (var (_, place, company) in _batch.Places)
        {
            hasCompany = company is not null;
            MarketIntegrity.CheckPlace(place, isCompany, _defects);
            CheckOccupation("places", place.Id.Value, place.Occupation);
        }

        foreach (var candidate in _changes.Candidates)
        {
            MarketIntegrity.CheckCandidate(candidate, _isCompany, _isAdviser, _defects);
            foreach (var wish in candidate.Wishes)
            {
                CheckOccupation("wishes", candidate.Id.Value, wish);
            }
        }
    }

    private void CheckOccupation(string table, string rowId, Id<Occupation> occupation)
    {
        if (!_state.Index.Places.Codes.Trade.TryIndexOf(occupation, out _))
        {
            _defects.Add(new MarketDefect(table, rowId, "occupation", occupation.Value, "an id of the catalogue's occupations"));
        }
    }

    private void CheckSeats()
    {
        foreach (var change in _changes.Seats)
        {
            if (!_places.Add(change.Place))
            {
                _defects.Add(MarketIntegrity.Twice("places", change.Place.Value));
            }
            else if (_batch.Places.Count < _changes.Places.Count + _changes.Seats.Count && _state.PlaceRows.NumberOf(change.Place) < 0)
            {
                _defects.Add(new MarketDefect("places", change.Place.Value, "id", change.Place.Value, "an id of places"));
            }
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
            foreach (var slot in _state.PlaceRows.Rows.Where(slot => !_places.Contains(slot.Place.Id)))
            {
                MarketIntegrity.CheckPlace(slot.Place, _isCompany, _defects);
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
