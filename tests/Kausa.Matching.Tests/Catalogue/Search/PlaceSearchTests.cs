using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue.Search;

public sealed class PlaceSearchTests
{
    [Theory]
    [InlineData("Esslingen", "Esslingen am Neckar", "08116")]
    [InlineData("eßlingen", "Esslingen am Neckar", "08116")]
    [InlineData("ESSLINGEN AM NECKAR", "Esslingen am Neckar", "08116")]
    [InlineData("esslingen neckar", "Esslingen am Neckar", "08116")]
    [InlineData("Esslingen, Baden-Württemberg", "Esslingen am Neckar", "08116")]
    [InlineData("73728 Esslingen", "Esslingen am Neckar", "08116")]
    [InlineData("Landkreis Esslingen", "Landkreis Esslingen", "08116")]
    [InlineData("Muenchen", "München", "09162")]
    [InlineData("munchen", "München", "09162")]
    [InlineData("Mu\u0308nchen", "München", "09162")] // decomposed umlaut
    [InlineData("Düsseldorff", "Düsseldorf", "05111")]
    [InlineData("Stutgart", "Stuttgart", "08111")]
    [InlineData("Stutt", "Stuttgart", "08111")]
    [InlineData("Frankfurt a. M.", "Frankfurt am Main", "06412")]
    [InlineData("Frankfurt/Main", "Frankfurt am Main", "06412")]
    [InlineData("Frankfurt Oder", "Frankfurt (Oder)", "12053")]
    [InlineData("St. Ingbert", "Sankt Ingbert", "10045")]
    [InlineData("Weissenfels", "Weißenfels", "15084")]
    [InlineData("Halle Saale", "Halle (Saale)", "15002")]
    [InlineData("Burgenlandkreis", "Burgenlandkreis", "15084")]
    [InlineData("Neustadt Weinstr", "Neustadt an der Weinstraße", "07316")]
    [InlineData("Kölm", "Köln", "05315")]
    [InlineData("04315", "Leipzig", "14713")]
    public void Find_WhatPeopleType_LeadsToThePlace(string text, string name, string district)
    {
        var first = PlaceSearch.Find(text, 5)[0];
        Assert.Equal((name, district), (first.Name, first.District.Ags));
    }

    [Fact]
    public void Find_EveryTown_IsAmongTheFirst()
    {
        var offenders = ReferenceCatalogue.Shared.PostalCodes
            .Select(area => (area.PlaceName, area.District.Ags)).Distinct()
            .Where((_, i) => i % 29 == 0)
            .Where(town => !PlaceSearch.Find($"{town.PlaceName} {ReferenceCatalogue.Shared.FindDistrict(town.Ags)!.Name}", 3)
                .Any(match => (match.Name, match.District.Ags) == town));
        Assert.Empty(offenders);
    }

    [Fact]
    public void Find_PostalCode_GivesOnlyTheAreasSearched()
    {
        Assert.Equal(["73728"], Assert.Single(PlaceSearch.Find("73728", 10)).Areas.Select(area => area.PostalCode));
        var beginning = PlaceSearch.Find("7373", 10);
        Assert.All(beginning.SelectMany(match => match.Areas), area => Assert.StartsWith("7373", area.PostalCode, StringComparison.Ordinal));
        Assert.Equal(WordMatchKind.Prefix, beginning[0].Kind);
    }

    [Fact]
    public void Find_TownAndDistrictOfOneName_AreBothThereWithAllTheirCodes()
    {
        var found = PlaceSearch.Find("Esslingen", 10);
        Assert.Equal(["Esslingen am Neckar", "Landkreis Esslingen"], found.Select(match => match.Name));
        Assert.Equal([false, true], found.Select(match => match.IsDistrict));
        Assert.Equal(["73728", "73730", "73732", "73733", "73734"], found[0].Areas.Select(area => area.PostalCode));
        Assert.Equal(ReferenceCatalogue.Shared.PostalCodes.Where(area => area.District.Ags == "08116"), found[1].Areas);
        Assert.Equal("Baden-Württemberg", found[0].District.State.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ,. -")]
    [InlineData("xyzzy")]
    [InlineData("99999")]
    [InlineData("73728 70173")]
    [InlineData("Saarland")] // a state alone is no place
    public void Find_NothingSimilar_IsEmpty(string text) => Assert.Empty(PlaceSearch.Find(text, 10));

    [Fact]
    public void Find_AnyMax_IsAPrefixOfTheSameOrderWithoutRepeats()
    {
        var all = PlaceSearch.Find("Neustadt", 400);
        Assert.True(all.Count > 10);
        Assert.Equal(all.Take(7).Select(match => match.Name), PlaceSearch.Find("Neustadt", 7).Select(match => match.Name));
        Assert.Equal(all.Count, all.Select(match => (match.Name, match.IsDistrict, match.District.Ags)).Distinct().Count());
        Assert.All(all, match => Assert.InRange(match.Score, 1, 1_000));
    }

    [Fact]
    public void Find_InvalidArguments_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => PlaceSearch.Find(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlaceSearch.Find("Köln", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlaceSearch.Find(new string('a', PlaceSearch.MaxLength + 1), 1));
    }
}
