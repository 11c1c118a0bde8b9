namespace Kausa.Matching.Allocation;

/// <summary>A hospitals/residents market: residents look for one hospital each, hospitals for as many residents as their capacity.</summary>
/// <remarks>
/// The names are those of the literature (Roth 1984; Manlove 2013); here residents are candidates and hospitals are training companies or places. A pair is
/// acceptable when both list each other; an entry that is not returned is never matched.
/// </remarks>
public sealed class StableInstance
{
    /// <summary>Puts both sides together.</summary>
    /// <param name="residents">Lists of the residents.</param>
    /// <param name="hospitals">Lists of the hospitals.</param>
    /// <param name="capacities">Capacity per hospital, 0 or more.</param>
    /// <exception cref="ArgumentException">There is not one capacity per hospital.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A capacity is negative, or a list names an agent that does not exist.</exception>
    public StableInstance(PreferenceLists residents, PreferenceLists hospitals, IReadOnlyList<int> capacities)
    {
        ArgumentNullException.ThrowIfNull(residents);
        ArgumentNullException.ThrowIfNull(hospitals);
        ArgumentNullException.ThrowIfNull(capacities);
        if (capacities.Count != hospitals.AgentCount)
        {
            throw new ArgumentException($"{capacities.Count} capacities for {hospitals.AgentCount} hospitals; one each is allowed.", nameof(capacities));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(residents.MaxPartner, hospitals.AgentCount, nameof(residents));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(hospitals.MaxPartner, residents.AgentCount, nameof(hospitals));
        for (int hospital = 0; hospital < capacities.Count; hospital++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(capacities[hospital], $"capacities[{hospital}]");
        }

        Residents = residents;
        Hospitals = hospitals;
        Capacities = [.. capacities];
    }

    /// <summary>Lists of the residents.</summary>
    public PreferenceLists Residents { get; }

    /// <summary>Lists of the hospitals.</summary>
    public PreferenceLists Hospitals { get; }

    /// <summary>Capacity per hospital.</summary>
    public IReadOnlyList<int> Capacities { get; }
}
