using Kausa.Matching.Evidence;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>How sure it is that a level is reached: P(level ≥ minimum) compared with percentages of the policy, without a float.</summary>
internal static class LevelCertainty
{
    /// <summary>1,000 × z of the probabilities 50 %, 51 %, … 99 % of the standard normal distribution, rounded.</summary>
    private static ReadOnlySpan<short> ThousandthsZ =>
    [
        0, 25, 50, 75, 100, 126, 151, 176, 202, 228, 253, 279, 305, 332, 358, 385, 412, 440, 468, 496, 524, 553, 583, 613, 643,
        674, 706, 739, 772, 806, 842, 878, 915, 954, 994, 1036, 1080, 1126, 1175, 1227, 1282, 1341, 1405, 1476, 1555, 1645, 1751, 1881, 2054, 2326,
    ];

    /// <summary>What an estimate means for a minimum.</summary>
    /// <param name="held">The estimate at the start of training.</param>
    /// <param name="minimumTenths">The minimum in tenths of a level.</param>
    /// <param name="policy">The two percentages.</param>
    /// <returns>PASS at or above the upper percentage, FAIL below the lower, UNKNOWN between or when nothing was measured.</returns>
    public static RuleValue Of(LanguageEstimate held, int minimumTenths, LanguagePolicy policy)
    {
        if (!held.IsMeasured)
        {
            return RuleValue.Unknown;
        }

        var distance = (held.Tenths - minimumTenths) * 1_000;
        return distance >= Quantile(policy.MinimumPassPercent) * held.ErrorTenths ? RuleValue.Pass
            : distance < Quantile(policy.MinimumFailPercent) * held.ErrorTenths ? RuleValue.Fail
            : RuleValue.Unknown;
    }

    /// <summary>The estimate on the day training starts: a course under way goes on until it ends.</summary>
    public static LanguageEstimate At(LanguageEstimate today, IEnumerable<CourseProgress> courses, DateOnly asOf, DateOnly? startsOn)
    {
        if (startsOn is not { } start)
        {
            return today;
        }

        var tenths = today.Tenths;
        foreach (var course in courses)
        {
            var last = course.EndsOn < start ? course.EndsOn : start;
            var months = Math.Max(0, ((last.Year - asOf.Year) * 12) + last.Month - asOf.Month - (last.Day < asOf.Day ? 1 : 0));
            tenths = Math.Max(tenths, Math.Min(course.CapTenths, tenths + (months * course.HundredthsPerMonth / 10)));
        }

        return new LanguageEstimate(tenths, today.ErrorClass, today.IsMeasured, today.Flags);
    }

    private static int Quantile(int percent) => percent >= 50 ? ThousandthsZ[percent - 50] : -ThousandthsZ[50 - percent];
}
