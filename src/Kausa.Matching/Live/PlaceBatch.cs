using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Live;

/// <summary>A place that a batch brings.</summary>
/// <param name="Before">Its number before the batch; −1 when it is new.</param>
/// <param name="Place">The place.</param>
/// <param name="Company">Its company after the batch; null when there is none, which the check refuses.</param>
internal readonly record struct BatchPlace(int Before, TrainingPlace Place, Company? Company);

/// <summary>The places that a batch brings or takes away, each looked up once: in a large market looking up takes longer than working out.</summary>
internal sealed class PlaceBatch
{
    private PlaceBatch(List<BatchPlace> places, List<int> withdrawn)
    {
        Places = places;
        Withdrawn = withdrawn;
    }

    /// <summary>Places that are new or told anew: those of the batch, then those with new seats, then those of changed companies.</summary>
    public List<BatchPlace> Places { get; }

    /// <summary>Numbers of withdrawn places; −1 for what is not there.</summary>
    public List<int> Withdrawn { get; }

    /// <summary>Looks up the places that a batch names.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="changes">The batch, not yet checked.</param>
    /// <param name="companies">The companies that the batch touches, by identifier; null for those withdrawn.</param>
    public static PlaceBatch Of(LiveState state, MarketChanges changes, IReadOnlyDictionary<Id<Company>, Company?> companies)
    {
        // Rows of a large market lie all over memory: one short loop per step lets the processor wait for many of them at once.
        var numbers = new int[changes.Places.Count + changes.Seats.Count];
        var before = new PlaceSlot[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = state.PlaceRows.NumberOf(i < changes.Places.Count ? changes.Places[i].Id : changes.Seats[i - changes.Places.Count].Place);
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            before[i] = numbers[i] >= 0 ? state.PlaceRows[numbers[i]] : default;
        }

        var isKnown = new bool[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            isKnown[i] = i < changes.Places.Count && before[i].Company?.Id == changes.Places[i].Company;
        }

        var places = new List<BatchPlace>(numbers.Length);
        for (var i = 0; i < changes.Places.Count; i++)
        {
            var company = isKnown[i] ? before[i].Company : null;
            places.Add(new BatchPlace(numbers[i], MarketOrder.Canonical(changes.Places[i]), CompanyOf(state, changes.Places[i].Company, company, companies)));
        }

        for (var i = changes.Places.Count; i < numbers.Length; i++)
        {
            if (numbers[i] >= 0)
            {
                var (place, company) = before[i];
                places.Add(new BatchPlace(numbers[i], changes.Seats[i - changes.Places.Count].ApplyTo(place), CompanyOf(state, place.Company, company, companies)));
            }
        }

        return new PlaceBatch(places, [.. changes.WithdrawnPlaces.Select(state.PlaceRows.NumberOf)]);
    }

    /// <summary>Takes the places of companies that are told anew, except those that the batch names itself.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="companies">As above.</param>
    public void AddPlacesOf(LiveState state, IReadOnlyDictionary<Id<Company>, Company?> companies)
    {
        var now = new Dictionary<object, Company>(ReferenceEqualityComparer.Instance);
        foreach (var (id, company) in companies)
        {
            if (company is not null && state.Companies.TryGet(id, out var before))
            {
                now.Add(before, company);
            }
        }

        if (now.Count == 0)
        {
            return;
        }

        var alive = state.PlaceRows.Alive();
        Withdrawn.ForEach(number => alive[number] = false);
        Places.FindAll(place => place.Before >= 0).ForEach(place => alive[place.Before] = false);
        for (var number = 0; number < alive.Length; number++)
        {
            if (alive[number] && now.TryGetValue(state.PlaceRows[number].Company, out var company))
            {
                Places.Add(new BatchPlace(number, state.PlaceRows[number].Place, company));
            }
        }
    }

    // Most places stay with their company, which is then known without looking it up.
    private static Company? CompanyOf(LiveState state, Id<Company> id, Company? known, IReadOnlyDictionary<Id<Company>, Company?> companies) =>
        companies.Count > 0 && companies.TryGetValue(id, out var touched) ? touched
        : known is not null ? known
        : state.Companies.TryGet(id, out var company) ? company
        : null;
}
