namespace Kausa.Matching.Tests.Scoring;

/// <summary>The normal distribution in decimals, by series whose terms are all positive.</summary>
internal static class Normal
{
    private const decimal InverseRootTwoPi = 0.3989422804014326779399460599m;

    /// <summary>Density φ(u), u ≥ 0.</summary>
    public static decimal Density(decimal u)
    {
        decimal sum = 0, term = 1;
        for (var k = 1; term > 0; k++)
        {
            sum += term;
            term = term * (u * u / 2) / k;
        }

        return InverseRootTwoPi / sum;
    }

    /// <summary>Upper tail Q(u), u ≥ 0; 0 beyond 7, where it is below 10^-11.</summary>
    public static decimal UpperTail(decimal u)
    {
        if (u > 7)
        {
            return 0;
        }

        decimal sum = 0, term = u;
        for (var k = 3; term > 0; k += 2)
        {
            sum += term;
            term = term * u * u / k;
        }

        return 0.5m - (Density(u) * sum);
    }

    /// <summary>Φ(u) for any u.</summary>
    public static decimal Cumulative(decimal u) => u >= 0 ? 1 - UpperTail(u) : UpperTail(-u);

    /// <summary>SE·(φ(u) − u·Q(u)), u = distance/SE: the expected shortfall beyond the plain gap.</summary>
    public static decimal Loss(int error, int distance)
    {
        var u = (decimal)distance / error;
        return u > 7 ? 0 : error * (Density(u) - (u * UpperTail(u)));
    }

    /// <summary>Variance of max(0, d + SE·Z).</summary>
    public static decimal LossVariance(int error, int gap)
    {
        var u = (decimal)Math.Abs(gap) / error;
        if (u > 7)
        {
            return gap > 0 ? (decimal)error * error : 0;
        }

        var cumulative = Cumulative((decimal)gap / error);
        var mean = (gap * cumulative) + (error * Density(u));
        return (((gap * gap) + (error * error)) * cumulative) + (gap * error * Density(u)) - (mean * mean);
    }
}
