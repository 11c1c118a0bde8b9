using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Measures.Chance;

/// <summary>How often chance alone moves the mean of paired differences as far from 0 as it lies: the sign-flip test, two-sided.</summary>
/// <remarks>
/// If nothing but chance tells two variants apart, the difference on each market could as well have had the other sign. The steps:
/// 1. each difference is a whole number of <see cref="UnitsPerOne"/>; 2. of all ways to give them signs, those are counted whose sum is at least as far from 0 as
/// that of the signs they have; 3. up to <see cref="ExactMax"/> differences all ways are counted: the sums of two halves, sorted, are met from both ends; 4. beyond,
/// <see cref="DrawCount"/> ways are drawn, the same for every question, and the one that was measured is one more.
/// Sources: Fisher 1935; for the one more, Phipson and Smyth 2010. Integers alone decide; the order of the differences changes nothing up to <see cref="ExactMax"/>.
/// </remarks>
public static class SignFlips
{
    /// <summary>Steps of one unit of a measure: values nearer than half a billionth are the same.</summary>
    public const int UnitsPerOne = 1_000_000_000;

    /// <summary>Most differences of which all ways are counted.</summary>
    public const int ExactMax = 24;

    /// <summary>Ways that are drawn for more differences than that.</summary>
    public const int DrawCount = 65_535;

    // Far beyond every measure; 10,000 differences of twice as much still add up within 64 bits.
    private const double UnitsMost = 1e14;

    /// <summary>A value of a measure in whole units.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The nearest whole number of billionths, within ±10^14.</returns>
    public static long Units(double value) => (long)Math.Round(Math.Clamp(value * UnitsPerOne, -UnitsMost, UnitsMost));

    /// <summary>The two-sided p value of differences that chance alone would scatter about 0.</summary>
    /// <param name="differences">In whole units, one for each market, at most 10,000; none is certain chance.</param>
    /// <returns>Above 0, at most 1.</returns>
    public static Probability Of(IReadOnlyList<long> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var distance = Math.Abs(differences.Sum());
        if (distance == 0)
        {
            return Probability.Certain;
        }

        return differences.Count <= ExactMax ? new(2 * CountAtLeast(distance, differences), 1L << differences.Count) : new(1 + CountDrawn(distance, differences), 1 + DrawCount);
    }

    // By symmetry as many ways lie at or below the negative distance.
    private static long CountAtLeast(long distance, IReadOnlyList<long> differences)
    {
        long[] low = Sums([.. differences.Take(differences.Count / 2)]), high = Sums([.. differences.Skip(differences.Count / 2)]);
        var count = 0L;
        for (int at = 0, from = high.Length; at < low.Length; at++)
        {
            while (from > 0 && low[at] + high[from - 1] >= distance)
            {
                from--;
            }

            count += high.Length - from;
        }

        return count;
    }

    // All sums of numbers with either sign, ascending.
    private static long[] Sums(long[] numbers)
    {
        long[] sums = [0];
        foreach (var number in numbers)
        {
            sums = [.. sums.Select(sum => sum - number), .. sums.Select(sum => sum + number)];
        }

        Array.Sort(sums);
        return sums;
    }

    private static long CountDrawn(long distance, IReadOnlyList<long> differences)
    {
        var random = new RandomSource(1).Stream("sign-flips", 0);
        var count = 0L;
        for (var draw = 0; draw < DrawCount; draw++)
        {
            var (sum, bits) = (0L, 0UL);
            for (var at = 0; at < differences.Count; at++, bits >>= 1)
            {
                bits = at % 64 == 0 ? random.Next() : bits;
                sum += (bits & 1) == 0 ? differences[at] : -differences[at];
            }

            count += Math.Abs(sum) >= distance ? 1 : 0;
        }

        return count;
    }
}
