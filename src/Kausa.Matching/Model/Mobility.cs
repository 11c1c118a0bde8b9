namespace Kausa.Matching.Model;

/// <summary>Mode of transport.</summary>
public enum TransportMode
{
    /// <summary>Bus and train.</summary>
    PublicTransport,

    /// <summary>Bicycle.</summary>
    Bike,

    /// <summary>Moped or scooter.</summary>
    Moped,

    /// <summary>Car.</summary>
    Car,

    /// <summary>On foot.</summary>
    Walk,
}

/// <summary>Driving licence class as far as training places ask for it.</summary>
public enum DrivingLicence
{
    /// <summary>Moped.</summary>
    AM,

    /// <summary>Light motorcycle.</summary>
    A1,

    /// <summary>Car.</summary>
    B,

    /// <summary>Car with trailer.</summary>
    BE,

    /// <summary>Lorry.</summary>
    C,

    /// <summary>Tractor.</summary>
    T,
}

/// <summary>Need of housing at the place of training.</summary>
public enum HousingNeed
{
    /// <summary>None.</summary>
    None,

    /// <summary>Housing is needed.</summary>
    Needed,

    /// <summary>Housing is arranged.</summary>
    Arranged,
}

/// <summary>How far and how somebody can travel; every null is "not known", an empty list "none".</summary>
public sealed record MobilityFacts
{
    /// <summary>Longest acceptable trip one way, in minutes, 1..300; null takes the policy's default.</summary>
    public int? MaxTravelMinutes { get; init => field = ThrowHelper.InRange(value, 1, 300, nameof(MaxTravelMinutes)); }

    /// <summary>Modes the person can use; null takes the policy's default modes.</summary>
    public ValueList<TransportMode>? Modes { get; init; }

    /// <summary>Whether the person would move for a place; not asked counts as "not said yes".</summary>
    public bool? WillingToRelocate { get; init; }

    /// <summary>Need of housing.</summary>
    public HousingNeed? Housing { get; init; }

    /// <summary>Licences held and valid in Germany.</summary>
    public ValueList<DrivingLicence>? Licences { get; init; }
}
