using Kausa.Matching.Model;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Compile;

/// <summary>The office's own travel times as rows of minutes by zone; a zone is a postal code that some trip leads to, and how many of its first arrivals are early enough.</summary>
/// <remarks>
/// Where first arrivals are known, a home has two rows: for who depends on public transport and for who has a way of their own, because a late arrival is out of reach for the one and the distance
/// model's for the other. Immutable and thread-safe.
/// </remarks>
internal sealed class ZoneTimes
{
    /// <summary>No minutes: the pair is not in the table, and the distance model holds.</summary>
    public const short NotInTable = -1;

    private readonly Dictionary<string, (int First, TimeOnly[] Arrivals)> _zones = [];
    private readonly Dictionary<string, int> _homes = [];
    private readonly int _rowsPerHome;
    private readonly short[] _minutes;
    private readonly short[] _least;

    /// <summary>Codes a table.</summary>
    public ZoneTimes(TravelTimeTable table)
    {
        foreach (var zone in table.Entries.GroupBy(entry => entry.ToPostalCode, StringComparer.Ordinal))
        {
            TimeOnly[] arrivals = [.. zone.Select(entry => entry.FirstArrival).OfType<TimeOnly>().Distinct().Order()];
            _zones.Add(zone.Key, (ZoneCount, arrivals));
            ZoneCount += arrivals.Length + 1;
        }

        foreach (var entry in table.Entries)
        {
            _homes.TryAdd(entry.FromPostalCode, _homes.Count);
        }

        _rowsPerHome = ZoneCount > _zones.Count ? 2 : 1;
        _minutes = new short[_homes.Count * _rowsPerHome * ZoneCount];
        _minutes.AsSpan().Fill(NotInTable);
        _least = new short[ZoneCount];
        _least.AsSpan().Fill(short.MaxValue);
        foreach (var entry in table.Entries)
        {
            Put(entry);
        }
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => ZoneCount > 0;

    /// <summary>Number of zones.</summary>
    public int ZoneCount { get; }

    /// <summary>The zone of a site where work begins at a time, or −1.</summary>
    public int ZoneOf(Location site, TimeOnly? workBegins) => !_zones.TryGetValue(site.PostalCode, out var zone) ? -1
        : zone.First + (workBegins is { } begin ? CountUntil(begin, zone.Arrivals) : zone.Arrivals.Length);

    /// <summary>The row of a home, or −1 when no trip starts there.</summary>
    public int HomeOf(Location home, bool hasOwnWay) => _homes.TryGetValue(home.PostalCode, out var number) ? (number * _rowsPerHome) + (hasOwnWay ? _rowsPerHome - 1 : 0) : -1;

    /// <summary>The shortest trip of the table that leads to a zone, in minutes.</summary>
    public int LeastMinutesTo(int zone) => _least[zone];

    /// <summary>Minutes by zone from a home; empty for row −1.</summary>
    public ReadOnlySpan<short> Row(int home) => home < 0 ? [] : _minutes.AsSpan(home * ZoneCount, ZoneCount);

    private static int CountUntil(TimeOnly begin, TimeOnly[] arrivals) => arrivals.Count(arrival => arrival <= begin);

    private void Put(TravelTime entry)
    {
        var (first, arrivals) = _zones[entry.ToPostalCode];
        for (var early = 0; early <= arrivals.Length; early++)
        {
            // Work begins after as many of the arrivals, in their order.
            var isLate = entry.FirstArrival is { } arrival && early <= Array.IndexOf(arrivals, arrival);
            for (var row = 0; row < _rowsPerHome; row++)
            {
                var minutes = !isLate ? (short)entry.Minutes : row == 0 ? (short)TripModel.LateMinutes : NotInTable;
                _minutes[(((_homes[entry.FromPostalCode] * _rowsPerHome) + row) * ZoneCount) + first + early] = minutes;
                if (minutes != NotInTable)
                {
                    _least[first + early] = Math.Min(_least[first + early], minutes);
                }
            }
        }
    }
}
