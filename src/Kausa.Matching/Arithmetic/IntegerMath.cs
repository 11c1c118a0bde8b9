using System.Numerics;

namespace Kausa.Matching.Arithmetic;

/// <summary>Exact square roots of whole numbers; no floating point, so the same bits on every machine.</summary>
/// <remarks>
/// Newton's iteration for the square root from above:
/// 1. start at a power of two that is not below the root;
/// 2. replace x by (x + value / x) / 2, rounded down, while that makes x smaller;
/// 3. the first x that does not shrink is floor(sqrt(value)).
/// </remarks>
internal static class IntegerMath
{
    /// <summary>The largest whole number whose square is not above <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public static long FloorSqrt(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return (long)FloorSqrt((ulong)value);
    }

    /// <summary>The smallest whole number whose square is not below <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public static long CeilingSqrt(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return (long)CeilingSqrt((ulong)value);
    }

    /// <inheritdoc cref="FloorSqrt(long)"/>
    public static ulong FloorSqrt(ulong value)
    {
        if (value == 0)
            return 0;
        var bits = 64 - BitOperations.LeadingZeroCount(value);
        var root = 1UL << ((bits + 1) / 2);
        while (true)
        {
            var next = (root + value / root) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>The smallest whole number whose square is not below <paramref name="value"/>, at most 2^32.</summary>
    public static ulong CeilingSqrt(ulong value)
    {
        var floor = FloorSqrt(value);
        return floor * floor == value ? floor : floor + 1;
    }

    /// <inheritdoc cref="FloorSqrt(long)"/>
    public static UInt128 FloorSqrt(UInt128 value)
    {
        if (value <= ulong.MaxValue)
            return FloorSqrt((ulong)value);
        var bits = 128 - (int)UInt128.LeadingZeroCount(value);
        var root = UInt128.One << ((bits + 1) / 2);
        while (true)
        {
            var next = (root + value / root) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>The smallest whole number whose square is not below <paramref name="value"/>, at most 2^64.</summary>
    public static UInt128 CeilingSqrt(UInt128 value)
    {
        var floor = FloorSqrt(value);
        return floor * floor == value ? floor : floor + 1;
    }
}
