using System.Numerics;

namespace Kausa.Matching.Lab.Random;

/// <summary>A reproducible sequence of random integers; the same on every machine, in every culture and run-time version.</summary>
/// <remarks>
/// Generator: xoshiro256** of Blackman and Vigna (2018), seeded by SplitMix64 as its authors advise. Integers only. Not thread-safe:
/// each entity has a stream of its own, from <see cref="RandomSource"/>. Not for secrets.
/// </remarks>
public sealed class RandomStream
{
    /// <summary>One standard deviation of <see cref="Normal"/> in its internal unit.</summary>
    private const int NormalUnit = 1 << 16;

    private const int UniformsPerNormal = 12;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    internal RandomStream(ulong seed)
    {
        _s0 = SplitMix64.Next(ref seed);
        _s1 = SplitMix64.Next(ref seed);
        _s2 = SplitMix64.Next(ref seed);
        _s3 = SplitMix64.Next(ref seed);
    }

    /// <summary>The next 64 bits.</summary>
    /// <returns>Any value, each equally likely.</returns>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>An integer from 0 up to, but not including, a bound; without bias.</summary>
    /// <param name="bound">The bound, at least 1.</param>
    /// <returns>0 to <paramref name="bound"/> − 1, each equally likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    /// <remarks>Multiply and reject: Lemire, "Fast random integer generation in an interval", 2019.</remarks>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (ulong)bound;
        var high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            var threshold = unchecked(0UL - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(Next(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>An integer between two ends, both included.</summary>
    /// <param name="from">Lowest value.</param>
    /// <param name="to">Highest value, not below <paramref name="from"/>.</param>
    /// <returns>A value of the range, each equally likely.</returns>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>True with a chance in percent.</summary>
    /// <param name="percent">0 is never, 100 is always.</param>
    /// <returns>Whether it happened.</returns>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>True with a chance in 1/10,000.</summary>
    /// <param name="myriad">0 is never, 10,000 is always.</param>
    /// <returns>Whether it happened.</returns>
    public bool Myriad(int myriad) => Below(10_000) < myriad;

    /// <summary>A value near zero with a normal distribution: the sum of twelve uniform values less its mean (Irwin–Hall).</summary>
    /// <param name="deviationThousandths">Standard deviation in thousandths, 0..1,000,000.</param>
    /// <returns>Thousandths, rounded towards zero; never beyond six standard deviations.</returns>
    /// <remarks>Integers only, because logarithms and square roots of other generators are not the same on all machines.</remarks>
    public int NormalThousandths(int deviationThousandths) => (int)((long)StandardNormal() * deviationThousandths / NormalUnit);

    /// <summary>As <see cref="NormalThousandths"/> in whole units, rounded to the nearest, halves away from zero.</summary>
    /// <param name="deviation">Standard deviation, 0..1,000.</param>
    /// <returns>Whole units.</returns>
    public int Normal(int deviation)
    {
        var scaled = (long)StandardNormal() * deviation;
        return (int)((scaled + (Math.Sign(scaled) * (NormalUnit / 2))) / NormalUnit);
    }

    /// <summary>One of some items.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">At least one item.</param>
    /// <returns>An item, each equally likely.</returns>
    public T Pick<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[Below(items.Count)];
    }

    /// <summary>One value of a mix.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="mix">Values with their percent.</param>
    /// <returns>A value, as likely as the mix says.</returns>
    public T Pick<T>(Mix<T> mix)
    {
        ArgumentNullException.ThrowIfNull(mix);
        return mix.At(Below(100));
    }

    private int StandardNormal()
    {
        var sum = 0;
        for (var i = 0; i < UniformsPerNormal / 4; i++)
        {
            var bits = Next();
            sum += (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        }

        return sum - (UniformsPerNormal * (NormalUnit - 1) / 2);
    }
}
