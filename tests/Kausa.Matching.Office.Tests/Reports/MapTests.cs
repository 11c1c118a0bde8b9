using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Map;

namespace Kausa.Matching.Office.Tests.Reports;

public sealed class MapTests
{
    [Fact]
    public void Outlines_Districts_AreThoseOfTheCatalogue() =>
        Assert.Equal(ReferenceCatalogue.Shared.Districts.Select(district => district.Ags), DistrictOutlines.All.Select(outline => outline.Ags));

    [Fact]
    public void Outlines_Label_LiesInside() => Assert.All(DistrictOutlines.All, outline => Assert.True(Holds(outline, outline.Label), outline.Ags));

    [Fact]
    public void Outlines_PostalCodes_LieInTheirDistrictNearlyAlways()
    {
        var outlines = DistrictOutlines.All.ToDictionary(outline => outline.Ags);
        var inside = ReferenceCatalogue.Shared.PostalCodes.Count(area => Holds(outlines[area.District.Ags], area.Position));
        Assert.InRange(inside * 100 / ReferenceCatalogue.Shared.PostalCodes.Count, 97, 100);
    }

    [Fact]
    public void Outlines_Eisenach_IsPartOfTheWartburgkreis()
    {
        var wartburgkreis = DistrictOutlines.All.Single(outline => outline.Ags == "16063");
        Assert.Single(wartburgkreis.Rings);
        Assert.True(Holds(wartburgkreis, ReferenceCatalogue.Shared.PostalCode("99817")!.Position));
    }

    [Fact]
    public void Of_NothingKnown_IsNoMap()
    {
        Assert.Null(SheetMap.OfPerson(null, [(1, null)]));
        Assert.Null(SheetMap.OfCompany([], []));
    }

    [Fact]
    public void OfPerson_PlacesAtOneSpot_ShareALabel()
    {
        var here = ReferenceCatalogue.Shared.PostalCode("70173")!;
        var site = new Location("70173", "08111", here.Position);
        var map = SheetMap.OfPerson(site, [(1, site), (3, site), (7, null)])!;
        Assert.Equal(["1, 3", string.Empty], map.Points.Select(point => point.Label));
        Assert.Equal(MapPointKind.Home, map.Points[^1].Kind);
        Assert.All(map.Points, point => Assert.Equal((SheetMap.Width / 2, SheetMap.Height / 2), At(map, point)));
    }

    [Fact]
    public void Labels_CrowdedPoints_CoverNothingWhileThereIsRoom()
    {
        var view = new MapView(new MapFrame(0, 0, 320, 230), 320, 230);
        var labels = new MapLabels(view, [(100, 100), (112, 100)]);
        var first = labels.Beside((100, 100), 2);
        var second = labels.Beside((112, 100), 2);
        Assert.True(first.X + 14 <= 94, "the first label stands left, where the other point is not");
        Assert.True(second.X >= 118, "the second stands right");
        Assert.Null(labels.IfFree((100, 100), 4));
    }

    private static (int X, int Y) At(SheetMap map, MapPoint point)
    {
        var (x, y) = new MapView(map.Frame, SheetMap.Width, SheetMap.Height).At(point.Position);
        return (x + (SheetMap.Width / 2 - x is > -2 and < 2 ? SheetMap.Width / 2 - x : 0), y + (SheetMap.Height / 2 - y is > -3 and < 3 ? SheetMap.Height / 2 - y : 0));
    }

    private static bool Holds(DistrictOutline outline, GridPosition point)
    {
        var inside = false;
        foreach (var ring in outline.Rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
                if ((a.Y100m > point.Y100m) != (b.Y100m > point.Y100m)
                    && point.X100m < ((double)(b.X100m - a.X100m) * (point.Y100m - a.Y100m) / (b.Y100m - a.Y100m)) + a.X100m)
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }
}
