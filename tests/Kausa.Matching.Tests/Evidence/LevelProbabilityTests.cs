using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

public sealed class LevelProbabilityTests
{
    [Theory]
    [InlineData(33, 4, 30, 70, true)] // 0.75 ≥ 0.5244
    [InlineData(33, 4, 30, 77, true)] // 0.75 ≥ 0.7388
    [InlineData(33, 4, 30, 78, false)] // 0.75 < 0.7722
    [InlineData(32, 5, 30, 70, false)] // 0.40 < 0.5244
    [InlineData(30, 15, 30, 50, true)]
    [InlineData(30, 15, 30, 51, false)]
    [InlineData(20, 8, 30, 15, false)] // −1.25 < −1.0364
    [InlineData(22, 8, 30, 15, true)] // −1.00 ≥ −1.0364
    public void PassesPercent_WorkedByHand(int level, int error, int minimum, int percent, bool passes) =>
        Assert.Equal(passes, LevelProbability.PassesPercent(level, error, minimum, percent));

    [Fact]
    public void PassesPercent_AnyValues_IsMonotone() =>
        Prop.ForAll(
            Gen.Choose(0, 60).Four().Select(v => (Level: v.Item1, Error: (v.Item2 % 15) + 1, Minimum: v.Item3, Percent: v.Item4 + 20)).ToArbitrary(),
            v => !LevelProbability.PassesPercent(v.Level, v.Error, v.Minimum, v.Percent)
                || (LevelProbability.PassesPercent(v.Level + 1, v.Error, v.Minimum, v.Percent)
                    && LevelProbability.PassesPercent(v.Level, v.Error, v.Minimum - 1, v.Percent)
                    && LevelProbability.PassesPercent(v.Level, v.Error, v.Minimum, v.Percent - 1)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 100)]
    public void PassesPercent_OutOfRange_Throws(int error, int percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LevelProbability.PassesPercent(30, error, 30, percent));

    [Fact]
    public void PassesPercent_Estimate_ComparesTenths()
    {
        var estimate = new LanguageEstimate(33, 1, IsMeasured: true, EstimateFlags.None);
        Assert.True(LevelProbability.PassesPercent(estimate, CefrLevel.B1, 77));
        Assert.False(LevelProbability.PassesPercent(estimate, CefrLevel.B1, 78));
    }
}
