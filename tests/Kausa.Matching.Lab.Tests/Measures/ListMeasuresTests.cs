using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Lab.Measures.Lists;

namespace Kausa.Matching.Lab.Tests.Measures;

public sealed class ListMeasuresTests
{
    [Fact]
    public void Gini_AnyValues_IsThatOfTheDoubleSum() => Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 20)).ToArbitrary(), values =>
    {
        var numbers = values.Select(value => (double)value).ToArray();
        var mean = values.Length == 0 ? 0 : numbers.Average();
        var expected = mean == 0 ? 0 : numbers.Sum(a => numbers.Sum(b => Math.Abs(a - b))) / (2 * numbers.Length * numbers.Length * mean);
        return Math.Abs(expected - ShownLists.Gini(numbers)) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exposure_TwoLists_AddsWhatEachRankIsSeen()
    {
        var lists = new ShownLists(4, [[2, 0], [2], []]);
        Assert.Equal([1 / Math.Log2(3), 0, 2, 0], lists.Exposure());
        Assert.Equal(0.5, lists.ZeroExposureShare);
        var (perSeat, crowded) = lists.Congestion([1, 0, 1, 2], 1.5);
        Assert.Equal((1.0, 1 / 3.0), (perSeat, crowded));
    }

    [Fact]
    public void Coverage_Districts_CountBothSides()
    {
        var coverage = new ShownLists(3, [[0], [], [0, 2]]).CoverageBy(["a", "a", null], ["b", "a", null]);
        Assert.Equal([new(null, 3, 2, 3, 2), new("a", 2, 1, 1, 0), new("b", 0, 0, 1, 1)], coverage);
    }

    [Fact]
    public void Calibration_KnownForecasts_AreAsDefined()
    {
        (double, bool)[] forecasts = [(0.9, true), (0.9, false), (0.2, false), (1.0, true)];
        Assert.Equal((0.01 + 0.81 + 0.04 + 0) / 4, Calibration.Brier(forecasts), 12);
        Assert.Equal([(0.2, 0.0, 1), (2.8 / 3, 2 / 3.0, 3)], Calibration.Reliability(forecasts).Select(point => (Math.Round(point.MeanChance, 12) is 0.2 ? 0.2 : 2.8 / 3, point.CameTrueShare, point.Count)));
        Assert.Equal(0.75, Calibration.IntervalCoverage([(1, 3, 1), (1, 3, 3), (1, 3, 4), (2, 2, 2)]));
        Assert.Equal((1.0, 3.0), Calibration.MissingnessPenalty([(1, 5), (4, 2), (1, 1), (10, 13), (9, 3), (1, 4)]) is var (fall, movement) ? (Math.Round(fall * 3, 9), movement) : default);
    }

    [Fact]
    public void Steering_ThinFileToEasierPlaces_IsBelowZero()
    {
        ShownPlace easy = new(40, 24), hard = new(60, 42);
        var steering = Steering.Of([([easy], [hard], [hard]), ([easy, hard], [hard], [easy]), ([], [hard], [hard])]);
        Assert.Equal(new(-15, -13.5, -5, -4.5), steering);
    }

    // Nobody to compare is no steering of 0.
    [Fact]
    public void Steering_NobodyWithAllLists_IsNoFigure() => Assert.Null(Steering.Of([([], [new(60, 42)], [new(60, 42)]), ([new(60, 42)], [], [new(60, 42)]), ([new(60, 42)], [new(60, 42)], [])]));
}
