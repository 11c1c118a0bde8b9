using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Strategies;

/// <summary>Laws that every strategy must keep; pruning rests on the first two.</summary>
public sealed class MatchStrategyTests
{
    private static readonly PerspectiveWeights Weights = TestPolicies.Base.Weights;
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    public static TheoryData<string> Codes => [.. MatchStrategy.All.Select(strategy => strategy.Code)];

    private static Gen<int> Quality => Gen.OneOf(Gen.Choose(0, 10_000), Gen.Elements(0, 1, 9, 10, 9_999, 10_000));

    private static Arbitrary<(Qualities Low, Qualities High)> Rising =>
        (from a in Gen.ArrayOf(Quality, 8)
         select (new Qualities(Math.Min(a[0], a[1]), Math.Min(a[2], a[3]), Math.Min(a[4], a[5]), Math.Min(a[6], a[7])),
             new Qualities(Math.Max(a[0], a[1]), Math.Max(a[2], a[3]), Math.Max(a[4], a[5]), Math.Max(a[6], a[7])))).ToArbitrary();

    [Theory, MemberData(nameof(Codes))]
    public void Key_BetterQualities_NeverFalls(string code) => Prop.ForAll(Rising, pair =>
        Enum.GetValues<Perspective>().All(p => Key(code, pair.Low, p) <= Key(code, pair.High, p))).Check(Many);

    [Theory, MemberData(nameof(Codes))]
    public void Key_AnyQualities_StaysInRange(string code) => Prop.ForAll(Rising, pair => Key(code, pair.High, Perspective.Joint) is >= 0 and <= 1L << 50).Check(Many);

    [Theory, MemberData(nameof(Codes))]
    public void Key_BestAndWorst_Differ(string code) =>
        Assert.True(Key(code, new(10_000, 10_000, 10_000, 10_000), Perspective.Joint) > Key(code, new(0, 0, 0, 0), Perspective.Joint));

    [Fact]
    public void WeightedSum_AnyQualities_IsTheScore() =>
        Assert.Equal((30 * 1_000) + (15 * 2_000) + (20 * 3_000) + (35 * 4_000), Key("WEIGHTED_SUM", new(1_000, 2_000, 3_000, 4_000), Perspective.Candidate));

    [Fact]
    public void Minimum_OneBadQuality_StandsBelowAllMiddling() =>
        Assert.True(Key("MINIMUM_DOMINANT", new(10_000, 10_000, 10_000, 100), Perspective.Joint) < Key("MINIMUM_DOMINANT", new(200, 200, 200, 200), Perspective.Joint));

    [Fact]
    public void Reciprocal_WhatOneSideDislikes_StandsBelowWhatBothLike()
    {
        // Weighted alike the first sums to more; the company weighs trade least.
        var onesided = new Qualities(0, 0, 10_000, 10_000);
        var mutual = new Qualities(5_000, 5_000, 5_000, 5_000);
        Assert.True(Key("WEIGHTED_SUM", onesided, Perspective.Candidate) > Key("WEIGHTED_SUM", mutual, Perspective.Candidate));
        Assert.True(Key("RECIPROCAL", onesided, Perspective.Candidate) < Key("RECIPROCAL", mutual, Perspective.Candidate));
    }

    [Fact]
    public void ByCode_Unknown_NamesAll() => Assert.Contains("SURPLUS", Assert.Throws<ArgumentException>(() => MatchStrategy.ByCode("BEST")).Message, StringComparison.Ordinal);

    private static long Key(string code, Qualities qualities, Perspective perspective) => MatchStrategy.ByCode(code).Key(qualities, Weights.Of(perspective), Weights);
}
