using Kausa.Matching.Evidence.Tables;
using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>How sure it is that a level is reached, in whole numbers only.</summary>
public static class LevelProbability
{
    /// <summary>Whether P(level ≥ minimum) is at least so many percent, for a level that is normal with mean x and standard error SE.</summary>
    /// <param name="level">x, in any unit, −10,000..10,000.</param>
    /// <param name="error">SE in the same unit, 1..10,000.</param>
    /// <param name="minimum">The minimum in the same unit, −10,000..10,000.</param>
    /// <param name="percent">p, 1..99.</param>
    /// <returns>True when 10,000·(x − minimum) ≥ z(p)·SE, z in 1/10,000 with Φ(z) = p.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    /// <remarks>Non-decreasing in <paramref name="level"/>, non-increasing in <paramref name="minimum"/> and <paramref name="percent"/>.</remarks>
    public static bool PassesPercent(int level, int error, int minimum, int percent)
    {
        ThrowHelper.InRange(level, -10_000, 10_000, nameof(level));
        ThrowHelper.InRange(error, 1, 10_000, nameof(error));
        ThrowHelper.InRange(minimum, -10_000, 10_000, nameof(minimum));
        ThrowHelper.InRange(percent, 1, 99, nameof(percent));
        return 10_000 * (level - minimum) >= NormalQuantiles.TenThousandths(percent) * error;
    }

    /// <summary>Whether P(skill ≥ minimum) is at least so many percent.</summary>
    /// <param name="estimate">The skill.</param>
    /// <param name="minimum">The minimum.</param>
    /// <param name="percent">p, 1..99.</param>
    /// <returns>As the other form, in tenths of a level.</returns>
    public static bool PassesPercent(LanguageEstimate estimate, CefrLevel minimum, int percent) =>
        PassesPercent(estimate.Tenths, estimate.ErrorTenths, (int)minimum * 10, percent);
}
