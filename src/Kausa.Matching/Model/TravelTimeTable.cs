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
}

/// <summary>Measured travel times between postal codes; where a pair is in it, it replaces the distance model.</summary>
/// <remarks>Directed: from home to site. Immutable and thread-safe.</remarks>
public sealed class TravelTimeTable
{
    private readonly FrozenDictionary<(string From, string To), int> _minutes;

    /// <summary>Builds a table.</summary>
    /// <param name="entries">Entries, each pair at most once.</param>
    /// <exception cref="ArgumentException">A pair occurs twice.</exception>
    public TravelTimeTable(IEnumerable<TravelTime> entries)
    {
        Entries = entries.OrderBy(e => e.FromPostalCode, StringComparer.Ordinal).ThenBy(e => e.ToPostalCode, StringComparer.Ordinal).ToValueList();
        _minutes = Entries.ToFrozenDictionary(e => (e.FromPostalCode, e.ToPostalCode), e => e.Minutes);
    }

    /// <summary>The table without entries.</summary>
    public static TravelTimeTable Empty { get; } = new([]);

    /// <summary>Entries in canonical order.</summary>
    public ValueList<TravelTime> Entries { get; }

    /// <summary>Looks a trip up.</summary>
    /// <param name="fromPostalCode">Home.</param>
    /// <param name="toPostalCode">Site.</param>
    /// <returns>Minutes, or null when the table does not know the pair.</returns>
    public int? Minutes(string fromPostalCode, string toPostalCode) => _minutes.TryGetValue((fromPostalCode, toPostalCode), out var minutes) ? minutes : null;
}
