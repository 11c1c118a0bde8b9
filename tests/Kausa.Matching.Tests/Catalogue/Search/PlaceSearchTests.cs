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
    [InlineData("Kreis Esslingen", "Landkreis Esslingen", "08116")]
    [InlineData("Esslingen, Lkr.", "Landkreis Esslingen", "08116")]
    [InlineData("LK Wittenberg", "Landkreis Wittenberg", "15091")]
    [InlineData("Landkreis Burgenlandkreis", "Burgenlandkreis", "15084")]
    [InlineData("Kreis Burgenland", "Burgenlandkreis", "15084")]
    [InlineData("Region Hannover", "Region Hannover", "03241")]
    [InlineData("Kreis Oldenburg", "Landkreis Oldenburg", "03458")]
    [InlineData("Stadtkreis Oldenburg", "Oldenburg (Oldenburg)", "03403")]
    [InlineData("Stadtkreis Stuttgart", "Stuttgart", "08111")]
    [InlineData("Kreis Stuttgart", "Stuttgart", "08111")]
    [InlineData("Landkreis Ansbach", "Landkreis Ansbach", "09571")]
    [InlineData("Wittenberg", "Lutherstadt Wittenberg", "15091")]
    [InlineData("Eisleben", "Lutherstadt Eisleben", "15087")]
    [InlineData("Frankfurt", "Frankfurt am Main", "06412")]
    [InlineData("Halle", "Halle (Saale)", "15002")]
    [InlineData("Naumburg Saale", "Naumburg (Saale)", "15084")]
    [InlineData("Bad Hersfeld", "Bad Hersfeld", "06632")]
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
    public void Find_TownOfAnotherName_IsThereByItsOwn()
    {
        var rows = EmbeddedTable.Rows("place_synonym.csv", "town", "postal_code", "reason").ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var area = ReferenceCatalogue.Shared.PostalCode(row[1])!;
            Assert.DoesNotContain(ReferenceCatalogue.Shared.PostalCodes, other => other.PlaceName == row[0]);
            Assert.Equal((row[0], area.District, row[1]), PlaceSearch.Find(row[0], 1).Select(match => (match.Name, match.District, Assert.Single(match.Areas).PostalCode)).Single());
            Assert.EndsWith($"nown as {area.PlaceName}", row[2], StringComparison.Ordinal);
        });
    }

    // Where a city and the district around it have one name, Stadtkreis means the city and every other word the district.
    [Fact]
    public void Find_EveryDistrictByItsNameAndKind_IsFirst()
    {
        var districts = ReferenceCatalogue.Shared.Districts.Where(district => ReferenceCatalogue.Shared.PostalCodes.Any(area => area.District == district)).ToList();
        Assert.True(districts.Count > 390);
        var kinds = districts.ToLookup(FirstWord, IsCity);
        Assert.Empty(districts
            .SelectMany(Asked, (district, text) => (district, text, Found: PlaceSearch.Find(text, 1)))
            .Where(asked => asked.Found is not [var first] || first.District != asked.district || !(first.IsDistrict || IsCity(asked.district)))
            .Select(asked => $"{asked.text}: {(asked.Found is [var first] ? first.Name : "nothing")}"));

        IEnumerable<string> Asked(District district)
        {
            var isAlone = !kinds[FirstWord(district)].Contains(!IsCity(district));
            return [district.Name, .. isAlone || !IsCity(district) ? [$"LK {Core(district)}"] : Array.Empty<string>(), .. isAlone || IsCity(district) ? [$"Stadtkreis {Core(district)}"] : Array.Empty<string>()];
        }

        static bool IsCity(District district) => !PlaceIndex.NamesDistrict(district.Name);

        static string FirstWord(District district) => Core(district).Split(' ')[0];

        static string Core(District district) => new[] { "Landkreis ", "Kreis ", "Region ", "Städteregion ", "Regionalverband " }.FirstOrDefault(word => district.Name.StartsWith(word, StringComparison.Ordinal)) is { } word
            ? district.Name[word.Length..]
            : district.Name;
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
