using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Arithmetic;
using Xunit;

namespace Kausa.Matching.Tests.Arithmetic;

public sealed class IntegerMathTests
{
    private static readonly Gen<ulong> AnyUlong =
        from value in ArbMap.Default.GeneratorFor<ulong>()
        from shift in Gen.Choose(0, 63)
        select value >> shift;

    private static readonly Gen<UInt128> AnyUInt128 =
        from high in ArbMap.Default.GeneratorFor<ulong>()
        from low in ArbMap.Default.GeneratorFor<ulong>()
        from shift in Gen.Choose(0, 127)
        select new UInt128(high, low) >> shift;

    [Fact]
    public void FloorSqrt_AnyUlong_IsTheLargestRootNotAbove() =>
        Prop.ForAll(AnyUlong.ToArbitrary(), value => IsFloor(IntegerMath.FloorSqrt(value), value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void CeilingSqrt_AnyUlong_IsTheSmallestRootNotBelow() =>
        Prop.ForAll(AnyUlong.ToArbitrary(), value => IsCeiling(IntegerMath.CeilingSqrt(value), value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Sqrt_AnyUInt128_AreFloorAndCeiling() =>
        Prop.ForAll(AnyUInt128.ToArbitrary(), value =>
                IsFloor(IntegerMath.FloorSqrt(value), value) && IsCeiling(IntegerMath.CeilingSqrt(value), value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Sqrt_AroundEverySquareOfAPowerOfTwo_IsExact()
    {
        for (var bit = 1; bit < 32; bit++)
        {
            var root = 1UL << bit;
            Assert.Equal(root - 1, IntegerMath.FloorSqrt(root * root - 1));
            Assert.Equal(root, IntegerMath.FloorSqrt(root * root));
            Assert.Equal(root, IntegerMath.FloorSqrt(root * root + 1));
            Assert.Equal(root, IntegerMath.CeilingSqrt(root * root));
            Assert.Equal(root + 1, IntegerMath.CeilingSqrt(root * root + 1));
        }
    }

    [Theory]
    [InlineData("0", "0", "0")]
    [InlineData("1", "1", "1")]
    [InlineData("2", "1", "2")]
    [InlineData("3", "1", "2")]
    [InlineData("4", "2", "2")]
    [InlineData("99", "9", "10")]
    [InlineData("18446744073709551615", "4294967295", "4294967296")]
    [InlineData("340282366920938463463374607431768211455", "18446744073709551615", "18446744073709551616")]
    public void Sqrt_Extremes_MatchKnownRoots(string value, string floor, string ceiling)
    {
        var number = UInt128.Parse(value, CultureInfo.InvariantCulture);
        Assert.Equal(UInt128.Parse(floor, CultureInfo.InvariantCulture), IntegerMath.FloorSqrt(number));
        Assert.Equal(UInt128.Parse(ceiling, CultureInfo.InvariantCulture), IntegerMath.CeilingSqrt(number));
        if (number > ulong.MaxValue)
            return;
        Assert.Equal(ulong.Parse(floor, CultureInfo.InvariantCulture), IntegerMath.FloorSqrt((ulong)number));
        Assert.Equal(ulong.Parse(ceiling, CultureInfo.InvariantCulture), IntegerMath.CeilingSqrt((ulong)number));
    }

    [Fact]
    public void Sqrt_LongExtremes_AreExactAndNegativesRefused()
    {
        Assert.Equal(3_037_000_499L, IntegerMath.FloorSqrt(long.MaxValue));
        Assert.Equal(3_037_000_500L, IntegerMath.CeilingSqrt(long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => IntegerMath.FloorSqrt(-1L));
        Assert.Throws<ArgumentOutOfRangeException>(() => IntegerMath.CeilingSqrt(long.MinValue));
    }

    private static bool IsFloor(BigInteger root, BigInteger value) => root * root <= value && (root + 1) * (root + 1) > value;

    private static bool IsCeiling(BigInteger root, BigInteger value) =>
        root * root >= value && (root.IsZero || (root - 1) * (root - 1) < value);
}
