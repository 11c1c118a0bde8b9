using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue;

public sealed class PlaceCatalogueTests
{
    private static readonly ReferenceCatalogue Catalogue = ReferenceCatalogue.Shared;

    // Great-circle distances (sphere of 6,371.0088 km) worked out apart from the projection, from the degrees of the
    // source. The sphere differs from the ellipsoid by up to 0.4 %.
    [Theory]
    [InlineData("70173", "80331", 190.06)] // Stuttgart, München
    [InlineData("10115", "20095", 252.58)] // Berlin, Hamburg
    [InlineData("50667", "04109", 380.71)] // Köln, Leipzig
    [InlineData("24103", "87561", 768.79)] // Kiel, Oberstdorf
    [InlineData("52062", "02826", 624.00)] // Aachen, Görlitz
    [InlineData("70173", "73728", 9.96)] // Stuttgart, Esslingen
    public void PostalCode_TwoPlaces_LieAsFarApartAsOnTheGlobe(string from, string to, double km)
    {
        var distance100m = Catalogue.PostalCode(from)!.Position.DistanceTo100m(Catalogue.PostalCode(to)!.Position);
        Assert.InRange(distance100m, km * 10 * 0.995 - 2, km * 10 * 1.005 + 1);
    }

    [Fact]
    public void PostalCode_Stuttgart_HasItsFacts()
    {
        var area = Catalogue.PostalCode("70173");
        Assert.NotNull(area);
        Assert.Equal("Stuttgart", area.PlaceName);
        Assert.Equal("08111", area.District.Ags);
        Assert.Equal("Baden-Württemberg", area.State.Name);
        Assert.Equal(new GridPosition(42_607, 28_514), area.Position);
        Assert.Equal("01067", Catalogue.PostalCode("01067")?.PostalCode);
    }

    [Theory]
    [InlineData("00000")]
    [InlineData("7017")]
    [InlineData("1067")]
    [InlineData("")]
    public void PostalCode_Unknown_IsNull(string code) => Assert.Null(Catalogue.PostalCode(code));

    [Fact]
    public void PostalCodes_All_LieInGermanyNearTheirDistrict()
    {
        var areas = AllAreas().ToArray();
        Assert.Equal(8308, areas.Length);
        Assert.All(areas, area =>
        {
            Assert.InRange(area.Position.X100m, 40_300, 46_800);
            Assert.InRange(area.Position.Y100m, 26_900, 35_600);
            Assert.Same(area.District, Catalogue.FindDistrict(area.District.Ags));
        });
        foreach (var district in areas.GroupBy(area => area.District))
        {
            var centre = new GridPosition(
                (int)district.Average(area => area.Position.X100m), (int)district.Average(area => area.Position.Y100m));
            // Islands of the North Sea lie up to 130 km from the rest of their district, everything else within 70 km.
            Assert.All(district, area => Assert.InRange(
                area.Position.DistanceTo100m(centre), 0, area.PostalCode is "27498" or "27499" ? 1_300 : 700));
        }
    }

    [Fact]
    public void Districts_All_AreNamedOnceAndLieInTheirState()
    {
        Assert.Equal(400, Catalogue.Districts.Count);
        Assert.Equal(400, Catalogue.Districts.Select(d => d.Name).Distinct().Count());
        Assert.Equal(16, Catalogue.States.Count);
        Assert.Equal(16, Catalogue.States.Select(s => s.Name).Distinct().Count());
        Assert.All(Catalogue.Districts, d =>
        {
            Assert.Matches("^[0-9]{5}$", d.Ags);
            Assert.Equal(d.State.Ags, d.Ags[..2]);
            Assert.Contains(d.State, Catalogue.States);
            Assert.DoesNotContain(", ", d.Name, StringComparison.Ordinal);
            Assert.DoesNotContain("Kreisfreie", d.Name, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("08111", "Stuttgart")]
    [InlineData("08116", "Landkreis Esslingen")]
    [InlineData("08119", "Rems-Murr-Kreis")]
    [InlineData("08212", "Karlsruhe")]
    [InlineData("08215", "Landkreis Karlsruhe")]
    [InlineData("05111", "Düsseldorf")]
    [InlineData("05166", "Kreis Viersen")]
    [InlineData("07313", "Landau in der Pfalz")]
    [InlineData("09565", "Schwabach")]
    [InlineData("14713", "Leipzig")]
    [InlineData("14729", "Landkreis Leipzig")]
    [InlineData("15002", "Halle (Saale)")]
    [InlineData("15091", "Landkreis Wittenberg")]
    [InlineData("16051", "Erfurt")]
    public void District_OfAnOffice_HasItsUsualName(string ags, string name) => Assert.Equal(name, Catalogue.FindDistrict(ags)?.Name);

    [Fact]
    public void Districts_EachHasAPostalCode()
    {
        var served = AllAreas().Select(area => area.District.Ags).ToHashSet();
        Assert.DoesNotContain(Catalogue.Districts, district => !served.Contains(district.Ags));
    }

    private static IEnumerable<PostalCodeArea> AllAreas() => Enumerable.Range(0, 100_000)
        .Select(n => Catalogue.PostalCode(n.ToString("D5", CultureInfo.InvariantCulture)))
        .OfType<PostalCodeArea>();
}
