namespace Kausa.Matching.Evidence.Tables;

/// <summary>95 % quantile of the χ² distribution: above it pieces of evidence contradict each other.</summary>
/// <remarks>
/// Literal up to 30 degrees of freedom (a test recomputes each entry from the series of the incomplete gamma function), beyond them the
/// cube of Wilson and Hilferty (1931), which is within 0.02 there and needs no more than + − × ÷ and a square root.
/// </remarks>
internal static class ChiSquareLimits
{
    /// <summary>Thousandths for 1, 2, … 30 degrees of freedom.</summary>
    internal static ReadOnlySpan<int> Thousandths =>
    [
        3841, 5991, 7815, 9488, 11070, 12592, 14067, 15507, 16919, 18307,
        19675, 21026, 22362, 23685, 24996, 26296, 27587, 28869, 30144, 31410,
        32671, 33924, 35172, 36415, 37652, 38885, 40113, 41337, 42557, 43773,
    ];

    /// <summary>The limit for a number of degrees of freedom.</summary>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double Of(int degreesOfFreedom)
    {
        if (degreesOfFreedom <= Thousandths.Length)
        {
            return Thousandths[degreesOfFreedom - 1] / 1_000.0;
        }

        var spread = 2.0 / (9.0 * degreesOfFreedom);
        var root = 1.0 - spread + (NormalQuantiles.TenThousandths(95) / 10_000.0 * Math.Sqrt(spread));
        return degreesOfFreedom * root * root * root;
    }
}
