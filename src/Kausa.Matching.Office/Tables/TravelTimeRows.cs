using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>travel_times.csv</c>.</summary>
internal static class TravelTimeRows
{
    private static readonly Column<string> From =
        new("from_postal_code", "von PLZ", CellTypes.PostalCode, "postal code of the home", "70372") { IsRequired = true };
    private static readonly Column<string> To =
        new("to_postal_code", "nach PLZ", CellTypes.PostalCode, "postal code of the site", "73728") { IsRequired = true };
    private static readonly Column<int> Minutes =
        new("minutes", "Minuten", CellTypes.Whole(0, 600), "minutes one way, arriving before work begins", "28") { IsRequired = true };

    private static readonly Column<TimeOnly> FirstArrival =
        new("first_arrival", "erste Ankunft", CellTypes.Time, "when public transport first arrives at the site on a working day; after work begins, the trip is out of reach for who depends on it", "06:10");

    public static TableSchema Schema { get; } = new(
        "travel_times",
        "A travel time the office has measured; it replaces the estimate from the distance.",
        [From, To, Minutes, FirstArrival])
    { Key = [From, To] };

    public static TravelTime Read(CheckedRow row) => new(row.Get(From), row.Get(To), row.Get(Minutes)) { FirstArrival = row.Value(FirstArrival) };

    public static void Write(TravelTime time, RowWriter row)
    {
        row.Put(From, time.FromPostalCode);
        row.Put(To, time.ToPostalCode);
        row.Put(Minutes, time.Minutes);
        row.Put(FirstArrival, time.FirstArrival);
    }
}
