using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Columns;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Columns;

/// <summary>Distances measured side by side are those measured one by one.</summary>
public sealed class MapPointTests
{
    private const int Cut = short.MaxValue;

    private static Gen<int> Coordinates => Gen.OneOf(
        Gen.Elements(0, 1, Cut - 1, Cut, Cut + 1, GridPosition.Max100m - 1, GridPosition.Max100m), Gen.Choose(0, GridPosition.Max100m), Gen.Choose(42_000, 42_040));

    private static Gen<GridPosition> Positions =>
        from x in Coordinates
        from y in Coordinates
        select new GridPosition(x, y);

    [Fact]
    public void Of_AnyPosition_IsReadBackAndMeasuredExactly() => Prop.ForAll(Positions.ToArbitrary(), Positions.ToArbitrary(), (a, b) =>
    {
        var (first, second) = (MapPoint.Of(a.X100m, a.Y100m), MapPoint.Of(b.X100m, b.Y100m));
        long dx = a.X100m - b.X100m;
        long dy = a.Y100m - b.Y100m;
        return MapPoint.X100m(first) == a.X100m && MapPoint.Y100m(first) == a.Y100m && MapPoint.SquaredDistance(first, second) == (dx * dx) + (dy * dy);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SquaredDistances_EightAtOnce_AreCutOffAndOtherwiseExact() => Prop.ForAll(Positions.ListOf(MapPoint.Lanes).ToArbitrary(), Positions.ToArbitrary(), (others, from) =>
    {
        var points = others.Select(p => MapPoint.Of(p.X100m, p.Y100m)).ToArray();
        var squared = MapPoint.SquaredDistances(Vector256.Create(points).AsUInt16(), MapPoint.Everywhere(MapPoint.Of(from.X100m, from.Y100m)));
        return others.Select((p, i) => squared[i] == Squared(Math.Abs(p.X100m - from.X100m), Math.Abs(p.Y100m - from.Y100m))).All(same => same);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void BoxColumns_AnyRectangles_AreAsFarAsTheirNearestPoints() => Prop.ForAll(
        Gen.NonEmptyListOf(Gen.Two(Positions)).Where(boxes => boxes.Count <= BoxColumns.Lanes).ToArbitrary(), Positions.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (corners, home, reach2) =>
        {
            var boxes = corners.Select(pair => MapBox.Empty.With(pair.Item1.X100m, pair.Item1.Y100m).With(pair.Item2.X100m, pair.Item2.Y100m)).ToArray();
            var columns = new BoxColumns(boxes.Length);
            for (var i = 0; i < boxes.Length; i++)
            {
                columns[i] = boxes[i];
                Assert.Equal(boxes[i], columns[i]);
            }

            var squared = new int[BoxColumns.Lanes];
            var near = columns.Measure(0, boxes.Length, MapPoint.Everywhere(MapPoint.Of(home.X100m, home.Y100m)), reach2, squared);
            for (var i = 0; i < boxes.Length; i++)
            {
                var dx = Math.Max(Math.Max(boxes[i].MinX - home.X100m, home.X100m - boxes[i].MaxX), 0);
                var dy = Math.Max(Math.Max(boxes[i].MinY - home.Y100m, home.Y100m - boxes[i].MaxY), 0);
                Assert.Equal(Squared(dx, dy), squared[i]);
                Assert.Equal(squared[i] < reach2, (near >> i & 1) != 0);
            }

            return boxes.Length == BoxColumns.Lanes || near >> boxes.Length == 0;
        }).QuickCheckThrowOnFailure();

    private static int Squared(int dx, int dy) => (Math.Min(dx, Cut) * Math.Min(dx, Cut)) + (Math.Min(dy, Cut) * Math.Min(dy, Cut));
}
