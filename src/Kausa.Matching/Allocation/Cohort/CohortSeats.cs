using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>How many seats of a place a plan may fill.</summary>
internal static class CohortSeats
{
    /// <summary>Free seats; none where the place is filled or withdrawn, one where nobody has counted them.</summary>
    public static int FreeOf(TrainingPlace place) => place.State is PlaceState.Filled or PlaceState.Withdrawn
        ? 0
        : Math.Max(0, (place.SeatsTotal ?? ((place.SeatsFilled ?? 0) + 1)) - (place.SeatsFilled ?? 0));
}
