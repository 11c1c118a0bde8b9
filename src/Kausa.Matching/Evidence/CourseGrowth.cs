using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>What a course under way adds to a measured skill, and may still add.</summary>
internal static class CourseGrowth
{
    /// <summary>Tenths above its target level beyond which a course adds nothing.</summary>
    private const int HeadroomTenths = 3;

    /// <summary>The level on a date with the growth of the course that helps most.</summary>
    /// <param name="asOf">The date.</param>
    /// <param name="tenths">Level by the evidence that counts.</param>
    /// <param name="measuredOn">Day of the latest piece that counts.</param>
    /// <param name="courses">All courses; those under way whose first day and target are known count.</param>
    /// <param name="hundredthsPerMonth">Gain in hundredths of a level per whole month.</param>
    /// <returns>The level, never below <paramref name="tenths"/>.</returns>
    public static double Until(DateOnly asOf, double tenths, DateOnly measuredOn, IEnumerable<LanguageCourse> courses, int hundredthsPerMonth)
    {
        var best = tenths;
        foreach (var course in courses)
        {
            if (course is { State: CourseState.Active, TargetLevel: { } target, StartedOn: { } start })
            {
                var from = start > measuredOn ? start : measuredOn;
                var to = course.EndsOn is { } end && end < asOf ? end : asOf;
                var grown = tenths + (WholeMonths.Between(from, to) * hundredthsPerMonth / 10.0);
                best = Math.Max(best, Math.Min(grown, CapTenths(target)));
            }
        }

        return best;
    }

    /// <summary>Courses under way that may still add something after a date, by last day and cap.</summary>
    public static ValueList<CourseProgress> After(DateOnly asOf, IEnumerable<LanguageCourse> courses, int hundredthsPerMonth) =>
        courses
            .Where(course => course.State == CourseState.Active && course.TargetLevel is not null && course.EndsOn > asOf && !(course.StartedOn > asOf))
            .Select(course => new CourseProgress(course.EndsOn!.Value, hundredthsPerMonth, CapTenths(course.TargetLevel!.Value)))
            .Distinct()
            .OrderBy(progress => progress.EndsOn).ThenBy(progress => progress.CapTenths)
            .ToValueList();

    private static int CapTenths(CefrLevel target) => Math.Min(60, ((int)target * 10) + HeadroomTenths);
}
