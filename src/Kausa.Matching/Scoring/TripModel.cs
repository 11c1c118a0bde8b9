using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>Turns home and site into minutes.</summary>
public static class TripModel
{
    /// <summary>Minutes of a trip that arrives after work has begun: longer than any limit.</summary>
    public const int LateMinutes = 600;

    /// <summary>The trip by the fastest mode the person can use.</summary>
    /// <param name="home">Home; null when not known.</param>
    /// <param name="mobility">How the person travels.</param>
    /// <param name="site">Site; null when not known.</param>
    /// <param name="table">The office's travel times; a pair in it replaces the model.</param>
    /// <param name="policy">The travel model.</param>
    /// <param name="workBegins">Earliest begin of a working day at the site; null when not known, and for trips to the vocational school.</param>
    /// <returns>The trip, or null when home or site is not known.</returns>
    /// <remarks>
    /// Steps: 1. distance = floor(√(dx² + dy²)) in 100 m. 2. The table's minutes, if it has the pair and somebody arrives before work begins. 3. Who depends on public transport and would
    /// arrive late has the longest trip there is. 4. Otherwise per mode
    /// access + ceil(distance · detour% · 6 ÷ (speed · 100)), the fewest minutes win, the earlier mode of the policy on a tie. Nobody with "no mode at all" flies: they walk.
    /// Specification: docs/scoring.md, "Location".
    /// </remarks>
    public static Trip? Of(Location? home, MobilityFacts mobility, Location? site, TravelTimeTable table, LocationPolicy policy, TimeOnly? workBegins = null)
    {
        ArgumentNullException.ThrowIfNull(mobility);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(policy);
        if (home is null || site is null)
        {
            return null;
        }

        var distance100m = home.Position.DistanceTo100m(site.Position);
        var limit = mobility.MaxTravelMinutes ?? policy.DefaultLimitMinutes;
        if (table.Find(home.PostalCode, site.PostalCode) is { } measured)
        {
            if (!measured.IsLateFor(workBegins))
            {
                return new Trip(distance100m, measured.Minutes, null, limit, mobility.MaxTravelMinutes is null);
            }

            if (!HasOwnWay(mobility.Modes, policy))
            {
                return new Trip(distance100m, LateMinutes, null, limit, mobility.MaxTravelMinutes is null) { FirstArrival = measured.FirstArrival };
            }
        }

        var (fastest, fewest) = (default(TravelModel), int.MaxValue);
        var isAsked = IsAnyAsked(mobility.Modes, policy);
        foreach (var model in policy.Modes)
        {
            if (IsUsable(model, mobility.Modes, isAsked, policy) && ModelMinutes(model, distance100m) is var minutes && minutes < fewest)
            {
                (fastest, fewest) = (model, minutes);
            }
        }

        return new Trip(distance100m, fewest, fastest!.Mode, limit, mobility.MaxTravelMinutes is null);
    }

    /// <summary>Whether somebody can travel without public transport, which is all that an office's times know of.</summary>
    internal static bool HasOwnWay(ValueList<TransportMode>? modes, LocationPolicy policy) => Usable(modes, policy).Exists(model => model.Mode != TransportMode.PublicTransport);

    // Modes not asked, and modes for which the policy has no model, leave the policy's default modes; validation gives each of these a model.
    internal static List<TravelModel> Usable(ValueList<TransportMode>? modes, LocationPolicy policy)
    {
        var isAsked = IsAnyAsked(modes, policy);
        var usable = new List<TravelModel>(policy.Modes.Count);
        foreach (var model in policy.Modes)
        {
            if (IsUsable(model, modes, isAsked, policy))
            {
                usable.Add(model);
            }
        }

        return usable;
    }

    private static bool IsAnyAsked(ValueList<TransportMode>? modes, LocationPolicy policy)
    {
        foreach (var model in policy.Modes)
        {
            if (IsAsked(model, modes))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUsable(TravelModel model, ValueList<TransportMode>? modes, bool isAnyAsked, LocationPolicy policy) => isAnyAsked ? IsAsked(model, modes) : policy.DefaultModes.Contains(model.Mode);

    private static bool IsAsked(TravelModel model, ValueList<TransportMode>? modes) => modes is { } asked && (asked.Contains(model.Mode) || (asked.Count == 0 && model.Mode == TransportMode.Walk));

    /// <summary>Minutes of one mode for a distance.</summary>
    /// <param name="model">The mode.</param>
    /// <param name="distance100m">Straight line in 100 m, not negative.</param>
    /// <returns>access + ceil(distance · detour ÷ speed), in whole minutes.</returns>
    public static int ModelMinutes(TravelModel model, int distance100m)
    {
        ArgumentNullException.ThrowIfNull(model);

        // distance100m · 0.1 km · detour/100 ÷ speed km/h · 60 min/h = distance100m · detour · 6 ÷ (speed · 100)
        var numerator = (long)distance100m * model.DetourPercent * 6;
        var denominator = model.SpeedKilometresPerHour * 100L;
        return model.AccessMinutes + (int)((numerator + denominator - 1) / denominator);
    }
}
