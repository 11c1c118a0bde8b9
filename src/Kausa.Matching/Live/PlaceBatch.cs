using System.Runtime.InteropServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Live;

/// <summary>A place that a batch brings.</summary>
/// <param name="Before">Its number before the batch; −1 when it is new.</param>
/// <param name="Place">The place.</param>
/// <param name="Company">Its company after the batch; null when there is none, which the check refuses.</param>
/// <param name="Occupation">Number of its occupation in the catalogue; −1 when there is none, which the check refuses.</param>
/// <param name="KeepsEntitlement">Whether company, occupation and pathway are those of before, and with them what the right to train makes of it.</param>
internal readonly record struct BatchPlace(int Before, TrainingPlace Place, Company? Company, int Occupation, bool KeepsEntitlement);

/// <summary>The places that a batch brings or takes away, each looked up once: in a large market looking up takes longer than working out.</summary>
internal sealed class PlaceBatch
{
    private const int Step = 128;

    // Lines that a place takes.
    private const int PlaceLines = 4;

    private PlaceBatch(int[] numbers, List<BatchPlace> places, int[] withdrawn)
    {
        Numbers = numbers;
        Places = places;
        Withdrawn = withdrawn;
    }

    /// <summary>Numbers before the batch of the places that it tells and then of those whose seats change; −1 for what is not there.</summary>
    public int[] Numbers { get; }

    /// <summary>Places that are new or told anew: those of the batch, then those with new seats, then those of changed companies.</summary>
    public List<BatchPlace> Places { get; }

    /// <summary>Numbers of withdrawn places; −1 for what is not there.</summary>
    public int[] Withdrawn { get; }

    /// <summary>Looks up the places that a batch names.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="changes">The batch, not yet checked.</param>
    /// <param name="companies">The companies that the batch touches, by identifier; null for those withdrawn.</param>
    public static PlaceBatch Of(LiveState state, MarketChanges changes, IReadOnlyDictionary<Id<Company>, Company?> companies)
    {
        // Looking up waits for memory more than it works, so that it goes in steps, on as many threads as are idle.
        var numbers = new int[changes.Places.Count + changes.Seats.Count];
        var places = new List<BatchPlace>(numbers.Length);
        CollectionsMarshal.SetCount(places, numbers.Length);
        var stepCount = (numbers.Length + Step - 1) / Step;
        Parallel.For(0, stepCount, step => LookUp(state, changes, companies, step * Step, numbers, CollectionsMarshal.AsSpan(places)));

        // What is not there and only changes its seats is no place; the check names it.
        places.RemoveAll(place => place.Place is null);
        return new PlaceBatch(numbers, places, [.. changes.WithdrawnPlaces.Select(state.PlaceRows.NumberOf)]);
    }

    private static void LookUp(
        LiveState state, MarketChanges changes, IReadOnlyDictionary<Id<Company>, Company?> companies, int first, int[] numbers, Span<BatchPlace> places)
    {
        // Rows of a large market lie all over memory: one short loop after the other lets the processor wait for many of them at once.
        var count = Math.Min(Step, numbers.Length - first);
        var told = new TrainingPlace?[count];
        var before = new PlaceSlot[count];
        var isSame = new bool[count];
        Fetch(changes.Places, first, Math.Min(first + count, changes.Places.Count));
        for (var i = 0; i < count; i++)
        {
            told[i] = first + i < changes.Places.Count ? MarketOrder.Canonical(changes.Places[first + i]) : null;
        }

        for (var i = 0; i < count; i++)
        {
            numbers[first + i] = state.PlaceRows.NumberOf(told[i]?.Id ?? changes.Seats[first + i - changes.Places.Count].Place);
        }

        for (var i = 0; i < count; i++)
        {
            before[i] = numbers[first + i] >= 0 ? state.PlaceRows[numbers[first + i]] : default;
            CacheLines.Prefetch(before[i].Place, PlaceLines);
        }

        for (var i = 0; i < count; i++)
        {
            isSame[i] = before[i].Place is { } known
                && (told[i] is not { } place || (known.Pathway == place.Pathway && known.Company == place.Company && known.Occupation == place.Occupation));
        }

        for (var i = 0; i < count; i++)
        {
            var (known, company) = before[i];
            if ((told[i] ?? (known is null ? null : changes.Seats[first + i - changes.Places.Count].ApplyTo(known))) is not { } place)
            {
                continue;
            }

            var after = CompanyOf(state, place.Company, isSame[i] ? company : null, companies);
            var occupation = state.Index.Places.Codes.Trade.TryIndexOf(place.Occupation, out var index) ? index : -1;
            places[first + i] = new BatchPlace(numbers[first + i], place, after, occupation, isSame[i] && ReferenceEquals(company, after));
        }
    }

    // First the rows, then what putting them in order and looking them up reads.
    private static void Fetch(IReadOnlyList<TrainingPlace> places, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            CacheLines.Prefetch(places[i], PlaceLines);
        }

        for (var i = first; i < end; i++)
        {
            CacheLines.Prefetch(places[i].Id.Value, 1);
            CacheLines.Prefetch(places[i].LanguageMinima, 1);
            CacheLines.Prefetch(places[i].LanguageTargets, 1);
            CacheLines.Prefetch(places[i].Hazards, 1);
        }
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
        Array.ForEach(Withdrawn, number => alive[number] = false);
        Places.FindAll(place => place.Before >= 0).ForEach(place => alive[place.Before] = false);
        var trade = state.Index.Places.Codes.Trade;
        for (var number = 0; number < alive.Length; number++)
        {
            if (alive[number] && now.TryGetValue(state.PlaceRows[number].Company, out var company))
            {
                var place = state.PlaceRows[number].Place;
                Places.Add(new BatchPlace(number, place, company, trade.IndexOf(place.Occupation), KeepsEntitlement: false));
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
