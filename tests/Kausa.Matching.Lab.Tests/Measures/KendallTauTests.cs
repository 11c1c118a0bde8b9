using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Lab.Measures.Lists;

namespace Kausa.Matching.Lab.Tests.Measures;

public sealed class KendallTauTests
{
    // By hand. Of six pairs of four items the last is tied in both; three agree, two do not: (3 − 2) ÷ √(5 · 5).
    [Theory]
    [InlineData(new long[] { 1, 2, 3, 3 }, new long[] { 1, 3, 2, 2 }, 0.2)]
    [InlineData(new long[] { 1, 2, 3, 4 }, new long[] { 10, 20, 30, 40 }, 1.0)]
    [InlineData(new long[] { 1, 2, 3, 4 }, new long[] { 4, 3, 2, 1 }, -1.0)]
    [InlineData(new long[] { 1, 2, 3 }, new long[] { 1, 3, 2 }, 1.0 / 3)]
    // Two of three pairs are told apart by the second alone: 2 ÷ √(3 · 2).
    [InlineData(new long[] { 1, 2, 3 }, new long[] { 1, 1, 2 }, 0.816496580927726)]
    public void B_SmallOrders_AreCountedByHand(long[] first, long[] second, double tau) => Assert.Equal(tau, KendallTau.B(first, second)!.Value, 12);

    [Theory]
    [InlineData(new long[] { }, new long[] { })]
    [InlineData(new long[] { 1 }, new long[] { 2 })]
    [InlineData(new long[] { 1, 2 }, new long[] { 5, 5 })]
    public void B_NothingToldApart_IsNoOrder(long[] first, long[] second) => Assert.Null(KendallTau.B(first, second));

    [Fact]
    public void B_OtherNumberOfKeys_IsRefused() => Assert.Contains("1 keys beside 2", Assert.Throws<ArgumentException>(() => KendallTau.B([1, 2], [1])).Message, StringComparison.Ordinal);

    [Fact]
    public void B_AnyOrders_IsSymmetricAndTurnsWithOneOfThem() => Prop.ForAll(Gen.Choose(0, 5).Select(key => (long)key).ArrayOf(12).Two().ToArbitrary(), pair =>
    {
        var tau = KendallTau.B(pair.Item1, pair.Item2);
        return tau == KendallTau.B(pair.Item2, pair.Item1) && (tau is null || (Math.Abs(tau.Value) <= 1 && Math.Abs(tau.Value + KendallTau.B([.. pair.Item1.Select(key => -key)], pair.Item2)!.Value) < 1e-12));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
