using System.Collections.Frozen;

namespace Kausa.Matching.Model;

/// <summary>One entry of an office's own travel times.</summary>
/// <param name="FromPostalCode">Postal code of the home.</param>
/// <param name="ToPostalCode">Postal code of the site.</param>
/// <param name="Minutes">Minutes one way, arriving before work begins, 0..600.</param>
public sealed record TravelTime(string FromPostalCode, string ToPostalCode, int Minutes)
{
    /// <summary>Minutes one way.</summary>
    public int Minutes { get; } = ThrowHelper.InRange(Minutes, 0, 600, nameof(Minutes));

    /// <summary>When public transport first arrives there on a working day; null when not known, and then it counts as early enough.</summary>
    public TimeOnly? FirstArrival { get; init; }

    /// <summary>Whether the first arrival is after work begins.</summary>
    /// <param name="workBegins">Earliest begin of a working day; null when not known.</param>
    /// <returns>False when either time is not known.</returns>
    public bool IsLateFor(TimeOnly? workBegins) => FirstArrival is { } arrival && workBegins is { } begin && arrival > begin;
}

/// <summary>Measured travel times between postal codes; where a pair is in it, it replaces the distance model.</summary>
/// <remarks>Directed: from home to site. Immutable and thread-safe.</remarks>
public sealed class TravelTimeTable
{
    private readonly FrozenDictionary<(string From, string To), TravelTime> _entries;

    /// <summary>Builds a table.</summary>
    /// <param name="entries">Entries, each pair at most once.</param>
    /// <exception cref="ArgumentException">A pair occurs twice.</exception>
    public TravelTimeTable(IEnumerable<TravelTime> entries)
    {
        Entries = entries.OrderBy(e => e.FromPostalCode, StringComparer.Ordinal).ThenBy(e => e.ToPostalCode, StringComparer.Ordinal).ToValueList();
        _entries = Entries.ToFrozenDictionary(e => (e.FromPostalCode, e.ToPostalCode));
    }

    /// <summary>The table without entries.</summary>
    public static TravelTimeTable Empty { get; } = new([]);

    /// <summary>Entries in canonical order.</summary>
    public ValueList<TravelTime> Entries { get; }

    /// <summary>Looks a trip up.</summary>
    /// <param name="fromPostalCode">Home.</param>
    /// <param name="toPostalCode">Site.</param>
    /// <returns>The entry, or null when the table does not know the pair.</returns>
    public TravelTime? Find(string fromPostalCode, string toPostalCode) => _entries.GetValueOrDefault((fromPostalCode, toPostalCode));
}
