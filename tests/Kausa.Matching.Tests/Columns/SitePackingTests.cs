using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Columns;
using Xunit;

namespace Kausa.Matching.Tests.Columns;

/// <summary>Sites are put in an order in which blocks are small on the map, and none is lost.</summary>
public sealed class SitePackingTests
{
    private const int Superblock = PlaceSegment.Lanes * PlaceSegment.BlocksPerSuperblock;

    [Fact]
    public void Order_AnySites_HoldsEachOnce() => Prop.ForAll(Sites().ToArbitrary(), points => Assert.Equal(Enumerable.Range(0, points.Length), SitePacking.Order(points).Order()))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void Order_TownsOfOneBlockEach_GivesEachTownItsBlock(int townCount)
    {
        // Towns on a line that climbs, so that no coordinate alone parts them better than the other.
        var dice = new Random(townCount);
        var points = Enumerable.Range(0, townCount * PlaceSegment.Lanes).Select(n => MapPoint.Of((n % townCount * 1_500) + dice.Next(90), (n % townCount * 700) + dice.Next(90))).ToArray();
        var towns = SitePacking.Order(points).Select(n => n % townCount).Chunk(PlaceSegment.Lanes);
        Assert.All(towns, block => Assert.Single(block.Distinct()));
    }

    [Fact]
    public void Order_SitesBesideALongRow_CutsAcrossTheLongSide()
    {
        var across = Enumerable.Range(0, 64).Select(n => MapPoint.Of(n % 2, n / 2 * 1_000)).ToArray();
        var along = Array.ConvertAll(across, point => MapPoint.Of(MapPoint.Y100m(point), MapPoint.X100m(point)));
        Assert.Equal(Enumerable.Range(0, 32), SitePacking.Order(across).Take(32).Order());
        Assert.Equal(Enumerable.Range(0, 32), SitePacking.Order(along).Take(32).Order());
    }

    [Fact]
    public void Order_ScatteredSites_MakesSmallerRectanglesThanTheHilbertCurve()
    {
        var dice = new Random(7);
        var towns = Enumerable.Range(0, 60).Select(_ => (X: dice.Next(200, 6_000), Y: dice.Next(200, 8_000))).ToArray();
        var points = Enumerable.Range(0, 5_000).Select(_ =>
        {
            var (x, y) = towns[dice.Next(towns.Length)];
            return MapPoint.Of(x + dice.Next(-150, 151), y + dice.Next(-150, 151));
        }).ToArray();
        var curve = Enumerable.Range(0, points.Length).OrderBy(n => HilbertCurve.Of(MapPoint.X100m(points[n]), MapPoint.Y100m(points[n]))).ToArray();
        var packed = SitePacking.Order(points);
        Assert.True(HalfPerimeters(points, packed, PlaceSegment.Lanes) < HalfPerimeters(points, curve, PlaceSegment.Lanes) * 4 / 5);
        Assert.True(HalfPerimeters(points, packed, Superblock) < HalfPerimeters(points, curve, Superblock));
    }

    // Where all sites are one, any cut is as good: the middle one keeps the work from growing with the square.
    [Fact]
    public void Order_ManySitesAtOnePoint_HoldsEachOnce()
    {
        var points = new int[300_000];
        points.AsSpan().Fill(MapPoint.Of(4_711, 815));
        Assert.Equal(Enumerable.Range(0, points.Length), SitePacking.Order(points).Order());
    }

    private static long HalfPerimeters(int[] points, int[] order, int length) => order.Chunk(length).Sum(block =>
    {
        var box = block.Aggregate(MapBox.Empty, (box, n) => box.With(MapPoint.X100m(points[n]), MapPoint.Y100m(points[n])));
        return (long)box.MaxX - box.MinX + box.MaxY - box.MinY;
    });

    // Up to three superblocks, the whole map or a few points.
    private static Gen<int[]> Sites() =>
        from count in Gen.Frequency((3, Gen.Choose(0, 200)), (1, Gen.Choose(0, 3_100)))
        from side in Gen.Elements(2, 300, 65_536)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Points(count, side, new Random(seed));

    private static int[] Points(int count, int side, Random dice) => Enumerable.Range(0, count).Select(_ => MapPoint.Of(dice.Next(side), dice.Next(side))).ToArray();
}
