using Kausa.Matching.Model;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Ranking;

/// <summary>A place with its company.</summary>
/// <param name="Place">The place.</param>
/// <param name="Company">Its company.</param>
internal readonly record struct PlaceSlot(TrainingPlace Place, Company Company);

/// <summary>The rows of places behind the columns, by number and by identifier.</summary>
/// <param name="rows">The rows.</param>
/// <param name="travelTimes">The office's own travel times.</param>
/// <remarks>Immutable and thread-safe. A place that is said anew gets a new number, see <see cref="RowTable{TRow, TSlot}"/>.</remarks>
internal sealed class PlaceTable(RowTable<TrainingPlace, PlaceSlot> rows, TravelTimeTable travelTimes)
{
    /// <summary>The rows.</summary>
    public RowTable<TrainingPlace, PlaceSlot> Rows => rows;

    /// <summary>Numbers given; at least the number of places.</summary>
    public int Count => rows.Count;

    /// <summary>Places that are there.</summary>
    public int LiveCount => rows.LiveCount;

    /// <summary>The office's own travel times.</summary>
    public TravelTimeTable TravelTimes => travelTimes;

    /// <summary>A table of places that are all there.</summary>
    /// <param name="places">Places by number.</param>
    /// <param name="companies">The company of each.</param>
    /// <param name="travelTimes">The office's own travel times.</param>
    public static PlaceTable Of(TrainingPlace[] places, Company[] companies, TravelTimeTable travelTimes)
    {
        var slots = new PlaceSlot[places.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = new PlaceSlot(places[i], companies[i]);
        }

        return new PlaceTable(new RowTable<TrainingPlace, PlaceSlot>(Array.ConvertAll(places, place => place.Id), slots), travelTimes);
    }

    /// <summary>The place of a number.</summary>
    public TrainingPlace PlaceAt(int number) => rows[number].Place;

    /// <summary>The company of a place.</summary>
    public Company CompanyOf(int number) => rows[number].Company;

    /// <summary>The number of a place, or −1.</summary>
    public int NumberOf(Id<TrainingPlace> id) => rows.NumberOf(id);
}
