using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>A language skill on the day a place starts.</summary>
public static class LanguageForecast
{
    /// <summary>The estimate with what courses under way add until the start.</summary>
    /// <param name="estimates">Estimates on <paramref name="asOf"/>.</param>
    /// <param name="skill">The skill.</param>
    /// <param name="startDate">First day at the place.</param>
    /// <param name="asOf">Date of the estimates.</param>
    /// <returns>
    /// The level plus the gain for each whole month from <paramref name="asOf"/> to the earlier of start and end of the course, rounded half up to
    /// tenths and not beyond the course's cap; of several courses the one that helps most. The error class stays. A skill that was never
    /// measured stays as it is: nobody knows what the course adds to.
    /// </returns>
    /// <remarks>Never below the estimate and non-decreasing in <paramref name="startDate"/>. Specification: docs/evidence.md, "Courses".</remarks>
    public static LanguageEstimate LanguageAt(CandidateEstimates estimates, LanguageSkill skill, DateOnly startDate, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        var estimate = estimates.Languages[(int)skill];
        if (!estimate.IsMeasured)
        {
            return estimate;
        }

        var best = estimate.Tenths;
        foreach (var course in estimates.CourseProgress)
        {
            var months = WholeMonths.Between(asOf, startDate < course.EndsOn ? startDate : course.EndsOn);
            var grown = ((estimate.Tenths * 10) + (months * course.HundredthsPerMonth) + 5) / 10;
            best = Math.Max(best, Math.Min(grown, course.CapTenths));
        }

        return best == estimate.Tenths ? estimate : new LanguageEstimate(best, estimate.ErrorClass, IsMeasured: true, estimate.Flags | EstimateFlags.CourseUnderWay);
    }
}
