namespace Kausa.Matching.Evidence.Tables;

/// <summary>Quantiles of the standard normal distribution at whole percents, as whole numbers.</summary>
/// <remarks>Literal, because logarithms are not the same bits on every machine; a test recomputes each entry from the series of Φ.</remarks>
internal static class NormalQuantiles
{
    /// <summary>z in 1/10,000 for 50, 51, … 99 percent; below 50 the sign turns.</summary>
    private static ReadOnlySpan<short> UpperHalf =>
    [
        0, 251, 502, 753, 1004, 1257, 1510, 1764, 2019, 2275,
        2533, 2793, 3055, 3319, 3585, 3853, 4125, 4399, 4677, 4959,
        5244, 5534, 5828, 6128, 6433, 6745, 7063, 7388, 7722, 8064,
        8416, 8779, 9154, 9542, 9945, 10364, 10803, 11264, 11750, 12265,
        12816, 13408, 14051, 14758, 15548, 16449, 17507, 18808, 20537, 23263,
    ];

    /// <summary>z(p) with Φ(z) = p, in 1/10,000.</summary>
    /// <param name="percent">1..99.</param>
    public static int TenThousandths(int percent) => percent >= 50 ? UpperHalf[percent - 50] : -UpperHalf[50 - percent];

    /// <summary>z of a percentile rank, straight between whole percents.</summary>
    /// <param name="percentHundredths">100..9,900.</param>
    public static double OfPercentile(int percentHundredths)
    {
        var below = percentHundredths / 100;
        var rest = percentHundredths % 100;
        var step = rest == 0 ? 0 : TenThousandths(below + 1) - TenThousandths(below);
        return ((TenThousandths(below) * 100) + (step * rest)) / 1_000_000.0;
    }
}
