using Kausa.Matching.Evidence;
using Kausa.Matching.Evidence.Tables;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

/// <summary>Recomputes every literal table from its definition, by other means than the ones that made it.</summary>
public sealed class EvidenceTablesTests
{
    [Fact]
    public void NormalQuantiles_EveryPercent_LiesOnTheDistribution()
    {
        for (var percent = 1; percent <= 99; percent++)
        {
            var z = NormalQuantiles.TenThousandths(percent);
            Assert.True(Phi((z - 0.5m) / 10_000m) <= percent / 100m, $"{percent} %: {z} is too high");
            Assert.True(Phi((z + 0.5m) / 10_000m) >= percent / 100m, $"{percent} %: {z} is too low");
        }
    }

    [Fact]
    public void NormalQuantiles_BetweenPercents_AreStraight()
    {
        Assert.Equal(0.0, NormalQuantiles.OfPercentile(5_000));
        Assert.Equal(-2.3263, NormalQuantiles.OfPercentile(100));
        Assert.Equal(2.3263, NormalQuantiles.OfPercentile(9_900));
        Assert.Equal(0.01255, NormalQuantiles.OfPercentile(5_050), 12);
        for (var percentile = 101; percentile <= 9_900; percentile++)
        {
            Assert.True(NormalQuantiles.OfPercentile(percentile) > NormalQuantiles.OfPercentile(percentile - 1));
        }
    }

    [Fact]
    public void ExperienceCurve_EveryQuarter_LiesOnTheCurve()
    {
        Assert.Equal(81, ExperienceCurve.QuarterYears.Length);
        for (var quarter = 0; quarter < ExperienceCurve.QuarterYears.Length; quarter++)
        {
            var exact = 10_000m * (1m - (1m / Exp(quarter / 12m)));
            Assert.Equal((int)Math.Round(exact, MidpointRounding.AwayFromZero), ExperienceCurve.QuarterYears[quarter]);
        }
    }

    [Fact]
    public void ExperienceCurve_BetweenQuarters_StaysWithinATenthAndRises()
    {
        for (var years = 0; years <= 6_000; years++)
        {
            var exact = (double)(100m * (1m - (1m / Exp(years / 300m))));
            Assert.InRange(exact - ExperienceCurve.Points(years), -0.01, years <= 2_000 ? 0.095 : 0.15);
            Assert.True(years == 0 || ExperienceCurve.Points(years) >= ExperienceCurve.Points(years - 1));
        }
    }

    [Fact]
    public void ChiSquareLimits_EveryEntry_LiesOnTheDistribution()
    {
        for (var degrees = 1; degrees <= 30; degrees++)
        {
            var limit = ChiSquareLimits.Thousandths[degrees - 1];
            Assert.True(ChiSquare(degrees, (limit - 0.501) / 1_000) <= 0.95, $"{degrees}: {limit} is too high");
            Assert.True(ChiSquare(degrees, (limit + 0.501) / 1_000) >= 0.95, $"{degrees}: {limit} is too low");
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(40)]
    [InlineData(100)]
    public void ChiSquareLimits_BeyondTheTable_StayNear(int degrees)
    {
        Assert.True(ChiSquare(degrees, ChiSquareLimits.Of(degrees) - 0.02) < 0.95);
        Assert.True(ChiSquare(degrees, ChiSquareLimits.Of(degrees) + 0.02) > 0.95);
    }

    [Theory]
    [InlineData("2026-01-31", "2026-02-27", 0)]
    [InlineData("2026-01-31", "2026-02-28", 1)]
    [InlineData("2026-01-31", "2026-03-30", 1)]
    [InlineData("2026-01-15", "2027-01-14", 11)]
    [InlineData("2026-01-15", "2027-01-15", 12)]
    [InlineData("2026-01-15", "2026-01-15", 0)]
    [InlineData("2026-03-15", "2026-01-15", 0)]
    public void WholeMonths_Between_CountsFullMonths(string from, string to, int months) =>
        Assert.Equal(months, WholeMonths.Between(DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd")));

    /// <summary>Φ by its power series.</summary>
    private static decimal Phi(decimal z)
    {
        var term = z;
        var sum = z;
        for (var n = 1; n < 120; n++)
        {
            term *= -z * z / (2m * n);
            sum += term / ((2m * n) + 1m);
        }

        return 0.5m + (sum * 0.39894228040143267793994605993m);
    }

    /// <summary>e^x by its power series.</summary>
    private static decimal Exp(decimal x)
    {
        var term = 1m;
        var sum = 1m;
        for (var n = 1; n < 150; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>Distribution of χ² by the series of the lower incomplete gamma function; the gamma function by its recurrence.</summary>
    private static double ChiSquare(int degrees, double x)
    {
        var shape = degrees / 2.0;
        var half = x / 2.0;
        var logGamma = degrees % 2 == 0 ? 0.0 : 0.5 * Math.Log(Math.PI);
        for (var n = degrees % 2 == 0 ? 1.0 : 0.5; n < shape; n++)
        {
            logGamma += Math.Log(n);
        }

        var term = 1.0 / shape;
        var sum = term;
        for (var n = 1; n < 500; n++)
        {
            term *= half / (shape + n);
            sum += term;
        }

        return sum * Math.Exp((shape * Math.Log(half)) - half - logGamma);
    }
}
