using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>The rows of places behind the columns, by number and by identifier.</summary>
/// <remarks>Immutable and thread-safe. Numbers are never used again while a table lives: what is withdrawn keeps its row until the next merge.</remarks>
internal sealed class PlaceTable
{
    private readonly TrainingPlace[] _places;
    private readonly Company[] _companies;
    private readonly Dictionary<Id<TrainingPlace>, int> _numbers;

    /// <summary>A table of rows.</summary>
    /// <param name="places">Places by number.</param>
    /// <param name="companies">The company of each.</param>
    /// <param name="travelTimes">The office's own travel times.</param>
    public PlaceTable(TrainingPlace[] places, Company[] companies, TravelTimeTable travelTimes)
    {
        _places = places;
        _companies = companies;
        TravelTimes = travelTimes;
        _numbers = new Dictionary<Id<TrainingPlace>, int>(places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            _numbers.Add(places[i].Id, i);
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count => _places.Length;

    /// <summary>The office's own travel times.</summary>
    public TravelTimeTable TravelTimes { get; }

    /// <summary>The place of a number.</summary>
    public TrainingPlace PlaceAt(int number) => _places[number];

    /// <summary>The company of a place.</summary>
    public Company CompanyOf(int number) => _companies[number];

    /// <summary>The number of a place, or −1.</summary>
    public int NumberOf(Id<TrainingPlace> id) => _numbers.TryGetValue(id, out var number) ? number : -1;
}
