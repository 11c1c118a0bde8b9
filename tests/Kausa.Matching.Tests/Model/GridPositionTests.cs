using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Model;

public sealed class GridPositionTests
{
    private static readonly Gen<GridPosition> AnyPosition =
        from x in Gen.Choose(0, GridPosition.Max100m)
        from y in Gen.Choose(0, GridPosition.Max100m)
        select new GridPosition(x, y);

    [Theory]
    [InlineData(0, 0, 3, 4, 5)]
    [InlineData(42_000, 29_000, 42_000, 29_000, 0)]
    [InlineData(10, 10, 11, 11, 1)] // 141 m
    [InlineData(10, 10, 12, 12, 2)] // 283 m
    [InlineData(0, 0, GridPosition.Max100m, GridPosition.Max100m, 92_680)]
    public void DistanceTo100m_KnownTriangles_RoundsDown(int x, int y, int otherX, int otherY, int expected) =>
        Assert.Equal(expected, new GridPosition(x, y).DistanceTo100m(new GridPosition(otherX, otherY)));

    [Fact]
    public void DistanceTo100m_AnyThree_IsAMetricUpToRounding() =>
        Prop.ForAll(AnyPosition.Three().ToArbitrary(), three =>
        {
            var (a, b, c) = three;
            return a.DistanceTo100m(a) == 0
                && a.DistanceTo100m(b) == b.DistanceTo100m(a)
                && a.DistanceTo100m(c) <= a.DistanceTo100m(b) + b.DistanceTo100m(c) + 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(GridPosition.Max100m + 1, 0)]
    [InlineData(0, int.MaxValue)]
    public void Construction_OutsideTheGrid_Throws(int x, int y)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GridPosition(x, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(GridPosition) with { X100m = x, Y100m = y });
    }
}
