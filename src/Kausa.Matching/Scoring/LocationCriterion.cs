using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>Criterion 3: how long is the way?</summary>
/// <param name="Trip">The trip; null when home or site is not known.</param>
/// <param name="ComfortableMinutes">Minutes up to which the trip costs nothing.</param>
/// <param name="QualityBasisPoints">q in basis points 0..10,000.</param>
public sealed record LocationCriterion(Trip? Trip, int ComfortableMinutes, int QualityBasisPoints)
{
    /// <summary>Scores the criterion: 10,000 at the comfortable time, falling linearly to 0 at the person's limit.</summary>
    /// <param name="trip">The trip; null when home or site is not known.</param>
    /// <param name="policy">Comfortable time and neutral value.</param>
    /// <param name="mode">Which neutral value stands for an unknown trip.</param>
    /// <returns>The criterion.</returns>
    /// <remarks>
    /// q = floor(10,000 · (limit − t) ÷ (limit − comfortable)) between the two. A limit at or below the policy's comfortable time makes
    /// every minute before the limit comfortable. Specification: docs/scoring.md, "Location". Non-increasing in the minutes.
    /// </remarks>
    public static LocationCriterion Of(Trip? trip, MatchPolicy policy, ScoreMode mode)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return trip is null
            ? new LocationCriterion(null, policy.Location.ComfortableMinutes, NeutralQuality.BasisPoints(mode, policy))
            : new LocationCriterion(trip, Comfortable(trip, policy.Location), QualityOf(trip.Minutes, Comfortable(trip, policy.Location), trip.LimitMinutes));
    }

    private static int Comfortable(Trip trip, LocationPolicy policy) => Math.Min(policy.ComfortableMinutes, trip.LimitMinutes - 1);

    private static int QualityOf(int minutes, int comfortable, int limit)
    {
        if (minutes <= comfortable)
        {
            return 10_000;
        }

        return minutes >= limit ? 0 : 10_000 * (limit - minutes) / (limit - comfortable);
    }
}
