namespace Kausa.Matching.Lab.Measures.Lists;

/// <summary>How alike two orders of the same items are, ties allowed: Kendall's τ_b.</summary>
/// <remarks>
/// (C − D) ÷ √((P − T)(P − U)): pairs in the same order less pairs in the other one, over the geometric mean of the pairs that each order tells apart. Source: Kendall 1945.
/// Counted pair by pair, in whole numbers up to the division.
/// </remarks>
public static class KendallTau
{
    /// <summary>τ_b of two orders.</summary>
    /// <param name="first">Keys of the items in the first order; equal keys are tied.</param>
    /// <param name="second">Keys of the same items in the second.</param>
    /// <returns>−1 (turned round) to 1 (the same); null where one of them tells nothing apart, because there is no order to compare.</returns>
    /// <exception cref="ArgumentException">There are not as many keys in both.</exception>
    public static double? B(IReadOnlyList<long> first, IReadOnlyList<long> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"{second.Count} keys beside {first.Count}; allowed are as many", nameof(second));
        }

        long balance = 0, toldByFirst = 0, toldBySecond = 0;
        for (var a = 0; a < first.Count; a++)
        {
            for (var b = a + 1; b < first.Count; b++)
            {
                int one = first[a].CompareTo(first[b]), other = second[a].CompareTo(second[b]);
                balance += one * other;
                toldByFirst += one == 0 ? 0 : 1;
                toldBySecond += other == 0 ? 0 : 1;
            }
        }

        return toldByFirst == 0 || toldBySecond == 0 ? null : balance / Math.Sqrt((double)toldByFirst * toldBySecond);
    }
}
