using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>The office's own travel times as rows of minutes by zone; a zone is a postal code that some trip leads to.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ZoneTimes
{
    /// <summary>No minutes: the pair is not in the table, and the distance model holds.</summary>
    public const short NotInTable = -1;

    private readonly Dictionary<string, int> _zones = [];
    private readonly Dictionary<string, int> _homes = [];
    private readonly short[] _minutes;
    private readonly short[] _least;

    /// <summary>Codes a table.</summary>
    public ZoneTimes(TravelTimeTable table)
    {
        foreach (var entry in table.Entries)
        {
            _zones.TryAdd(entry.ToPostalCode, _zones.Count);
            _homes.TryAdd(entry.FromPostalCode, _homes.Count);
        }

        _minutes = new short[_homes.Count * _zones.Count];
        _minutes.AsSpan().Fill(NotInTable);
        foreach (var entry in table.Entries)
        {
            _minutes[(_homes[entry.FromPostalCode] * _zones.Count) + _zones[entry.ToPostalCode]] = (short)entry.Minutes;
        }

        _least = new short[_zones.Count];
        _least.AsSpan().Fill(short.MaxValue);
        foreach (var entry in table.Entries)
        {
            ref var least = ref _least[_zones[entry.ToPostalCode]];
            least = Math.Min(least, (short)entry.Minutes);
        }
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _zones.Count > 0;

    /// <summary>Number of zones.</summary>
    public int ZoneCount => _zones.Count;

    /// <summary>The zone of a site, or −1.</summary>
    public int ZoneOf(Location site) => _zones.GetValueOrDefault(site.PostalCode, -1);

    /// <summary>The row of a home, or −1 when no trip starts there.</summary>
    public int HomeOf(Location home) => _homes.GetValueOrDefault(home.PostalCode, -1);

    /// <summary>The shortest trip of the table that leads to a zone, in minutes.</summary>
    public int LeastMinutesTo(int zone) => _least[zone];

    /// <summary>Minutes by zone from a home; empty for row −1.</summary>
    public ReadOnlySpan<short> Row(int home) => home < 0 ? [] : _minutes.AsSpan(home * _zones.Count, _zones.Count);
}
