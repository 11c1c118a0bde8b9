using Kausa.Matching.Lab.Learning.Boosting;
using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Tests.Learning;

public sealed class StableMathTests
{
    [Fact]
    public void Functions_WholeRange_AreThoseOfMath()
    {
        for (var x = -30.0; x <= 30; x += 0.37)
        {
            Assert.Equal(Math.Exp(x), StableMath.Exp(x), Math.Exp(x) * 1e-13);
            Assert.Equal(1 / (1 + Math.Exp(-x)), StableMath.Logistic(x), 0.002);
            Assert.Equal(Math.Log2(Math.Exp(x)), StableMath.Log2(Math.Exp(x)), 1e-12);
        }

        Assert.Equal(0.5, StableMath.Logistic(0));
        Assert.Equal(3, StableMath.Log2(8));
    }

    [Fact]
    public void RowGradient_Sums_AreUndoneExactly()
    {
        var a = RowGradient.Of(-0.123456789, 0.25);
        var b = RowGradient.Of(7.5, 1e-6);
        Assert.Equal(a, a + b - b);
        Assert.Equal(2, (a + b).Count);
        Assert.Equal(7.376543211, (a + b).SlopeValue, 1e-6);
        Assert.Equal(0.25, (a + b).CurvatureValue, 1e-5);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(4)]
    public void FeatureEdges_AnyValues_KeepTheirOrder(int stepsMax)
    {
        float[] sorted = [-5, -1, -1, 0, 0, 0, 0, 0, 0.5f, 1, MathF.BitIncrement(1), 8, 9, 1e30f];
        var edges = FeatureEdges.Of(3, sorted, stepsMax);
        var steps = sorted.Select(value => edges.StepOf(value)).ToList();
        Assert.Equal(steps.Order(), steps);
        Assert.InRange(steps.Distinct().Count(), 2, stepsMax);
        Assert.True(stepsMax < 255 || steps.Distinct().Count() == sorted.Distinct().Count());
    }
}
