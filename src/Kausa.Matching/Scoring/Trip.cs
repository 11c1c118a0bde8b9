using Kausa.Matching.Model;

namespace Kausa.Matching.Scoring;

/// <summary>The way from home to site.</summary>
/// <param name="Distance100m">Straight line in 100 m, rounded down.</param>
/// <param name="Minutes">Minutes one way by the fastest mode, rounded up.</param>
/// <param name="Mode">That mode; null when the minutes come from the office's travel-time table.</param>
/// <param name="LimitMinutes">The person's limit in minutes.</param>
/// <param name="LimitIsAssumed">True when the person named no limit and the policy's default stands in.</param>
public sealed record Trip(int Distance100m, int Minutes, TransportMode? Mode, int LimitMinutes, bool LimitIsAssumed)
{
    /// <summary>Whether the minutes are the distance model's; those of the office's travel-time table are measured.</summary>
    public bool IsEstimated => Mode is not null;

    /// <summary>When public transport first arrives, where that is after work begins; null for every trip that arrives in time or of which it is not known.</summary>
    public TimeOnly? FirstArrival { get; init; }

    /// <summary>Whether the trip is within the limit.</summary>
    public bool IsWithinLimit => Minutes <= LimitMinutes;
}
