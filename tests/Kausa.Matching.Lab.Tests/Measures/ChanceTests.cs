using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Lab.Measures.Chance;

namespace Kausa.Matching.Lab.Tests.Measures;

public sealed class ChanceTests
{
    // By hand: of the eight ways to sign 1, 2 and 4 the sums are ±7, ±5, ±3 and ±1.
    [Theory]
    [InlineData(new long[] { 1, 2, 4 }, 2, 8)]
    [InlineData(new long[] { -1, 2, 4 }, 4, 8)]
    [InlineData(new long[] { 1, -2, 4 }, 6, 8)]
    [InlineData(new long[] { 1, 2, -4 }, 8, 8)]
    [InlineData(new long[] { 3, 3, -3, 0 }, 16, 16)]
    [InlineData(new long[] { 5 }, 2, 2)]
    public void SignFlips_SmallSamples_AreCountedByHand(long[] differences, long count, long outOf) => Assert.Equal(new(count, outOf), SignFlips.Of(differences));

    [Theory]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 0, 0, 0 })]
    [InlineData(new long[] { 2, -1, -1 })]
    public void SignFlips_NoMeanDifference_IsCertainChance(long[] differences) => Assert.Equal(Probability.Certain, SignFlips.Of(differences));

    [Fact]
    public void SignFlips_UpToFourteen_EqualEveryWayTried() => Prop.ForAll(
            Gen.Choose(1, 14).SelectMany(count => Gen.Choose(-9, 9).Select(value => (long)value).ArrayOf(count)).ToArbitrary(),
            differences =>
            {
                var distance = Math.Abs(differences.Sum());
                var count = Enumerable.Range(0, 1 << differences.Length).Count(way => Math.Abs(differences.Select((value, at) => (way >> at & 1) == 0 ? value : -value).Sum()) >= distance);
                return new Probability(count, 1 << differences.Length).Value == SignFlips.Of(differences).Value;
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void SignFlips_BeyondTheExact_AreNearTheNormalAndNeverNought()
    {
        // Nineteen of thirty ahead: the exact binomial probability, two-sided, is 0.2005.
        long[] nineteen = [.. Enumerable.Repeat(1L, 19), .. Enumerable.Repeat(-1L, 11)];
        Assert.InRange(SignFlips.Of(nineteen).Value, 0.195, 0.206);
        Assert.Equal(new(1, 65_536), SignFlips.Of([.. Enumerable.Repeat(1L, 100)]));
        Assert.Equal(SignFlips.Of(nineteen), SignFlips.Of(nineteen));
    }

    [Theory]
    [InlineData(0.1 + 0.2, 300_000_000)]
    [InlineData(-0.25, -250_000_000)]
    [InlineData(double.PositiveInfinity, 100_000_000_000_000)]
    public void Units_Values_AreWholeBillionths(double value, long units) => Assert.Equal(units, SignFlips.Units(value));

    [Fact]
    public void Holm_ByHand_MultipliesByWhatIsLeftAndNeverFalls() => Assert.Equal(
        // 1/100 by 4, 3/100 by 3, 2/50 by 2 would be less than the one before; 60/100 by 1.
        [new(9, 100), new(4, 100), new(60, 100), new(9, 100)], Holm.Correct([new(3, 100), new(1, 100), new(60, 100), new(2, 50)]));

    [Fact]
    public void Holm_One_IsLeftAlone_AndLikelyOnesAreCertain()
    {
        Assert.Equal([new(3, 8)], Holm.Correct([new(3, 8)]));
        Assert.Equal([Probability.Certain, Probability.Certain], Holm.Correct([new(6, 8), new(5, 8)]));
        Assert.Empty(Holm.Correct([]));
    }

    [Theory]
    [InlineData(1, 20, true)]
    [InlineData(51, 1000, false)]
    [InlineData(52_428, 1_048_576, true)]
    [InlineData(52_429, 1_048_576, false)]
    public void IsClear_AtFivePercent_IsDecidedInWholeNumbers(long count, long outOf, bool isClear) => Assert.Equal(isClear, new Probability(count, outOf).IsClear);
}
