using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue.Search;

public sealed class OccupationSearchTests
{
    [Theory]
    [InlineData("Automechaniker", "kraftfahrzeugmechatroniker")]
    [InlineData("Tischlerin", "tischler")]
    [InlineData("TISCHLER", "tischler")]
    [InlineData("Tischlerei", "tischler")]
    [InlineData("kfz mechatronikr", "kraftfahrzeugmechatroniker")]
    [InlineData("Verkäuferin", "verkaeufer")]
    [InlineData("verkaeuferin", "verkaeufer")]
    [InlineData("verkauferin", "verkaeufer")]
    [InlineData("Heizungsbauer", "anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik")]
    [InlineData("Maler", "maler-und-lackierer")]
    [InlineData("Ausbildung als Bäckerin", "baecker")]
    [InlineData("Koechin", "koch")]
    [InlineData("Kauffrau Büro", "kaufmann-fuer-bueromanagement")]
    [InlineData("lagerlogistick", "fachkraft-fuer-lagerlogistik")]
    [InlineData("Dachdeker", "dachdecker")]
    [InlineData("maurre", "maurer")]
    [InlineData("Kraftfahrz", "kraftfahrzeugmechatroniker")]
    [InlineData("Arzthelferin", "medizinischer-fachangestellter")]
    [InlineData("Medizinische Fachangestellte", "medizinischer-fachangestellter")]
    [InlineData("Strassenbauerin", "strassenbauer")]
    [InlineData("Schreiner", "tischler")]
    [InlineData("Metzgerin", "fleischer")]
    [InlineData("Kellner", "fachmann-fuer-restaurants-und-veranstaltungsgastronomie")]
    [InlineData("Programmiererin", "fachinformatiker")]
    [InlineData("Putzkraft", "gebaeudereiniger")]
    [InlineData("LKW-Fahrer", "berufskraftfahrer")]
    [InlineData("Ba\u0308cker", "baecker")] // decomposed umlaut
    [InlineData("Elektrikerin", "elektroniker")]
    [InlineData("Kaufleute im Einzelhandel", "kaufmann-im-einzelhandel")]
    [InlineData("Hotelfachleute", "hotelfachmann")]
    [InlineData("Anlagenmechaniker SHK", "anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik")]
    [InlineData("SHK-Anlagenmechanikerin", "anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik")]
    [InlineData("Kfzmechaniker", "kraftfahrzeugmechatroniker")]
    [InlineData("Kfzmechatronikerin", "kraftfahrzeugmechatroniker")]
    [InlineData("Auszubildende/r Bäcker", "baecker")]
    [InlineData("Auszubildender Koch", "koch")]
    [InlineData("Auszubildende Friseurin", "friseur")]
    [InlineData("Solarteur", "elektroniker")]
    [InlineData("Koch", "koch")]
    [InlineData("Köchin", "koch")]
    [InlineData("Baecker", "baecker")]
    [InlineData("frisör", "friseur")]
    [InlineData("Frisöse", "friseur")]
    [InlineData("Haare schneiden", "friseur")]
    [InlineData("IT", "fachinformatiker")]
    [InlineData("Lagerarbeiter", "fachlagerist")]
    [InlineData("Bürokauffrau", "kaufmann-fuer-bueromanagement")]
    [InlineData("Mechatroniker:in", "mechatroniker")]
    [InlineData("Verkäufer*in", "verkaeufer")]
    [InlineData("was mit Autos", "kraftfahrzeugmechatroniker")]
    [InlineData("Autos", "kraftfahrzeugmechatroniker")]
    [InlineData("Handy reparieren", "informationselektroniker")]
    [InlineData("Putzfrau", "gebaeudereiniger")]
    [InlineData("Tiere", "tierpfleger")]
    [InlineData("kochen", "koch")]
    [InlineData("Konditorei", "konditor")]
    [InlineData("Holz", "tischler")]
    [InlineData("Landwirtschaft", "landwirt")]
    [InlineData("Fachinformatiker Anwendungsentwicklung", "fachinformatiker")]
    [InlineData("Gas- und Wasserinstallateur", "anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik")]
    [InlineData("Zahnarzthelferin", "zahnmedizinischer-fachangestellter")]
    [InlineData("Lokführer", "eisenbahner-im-betriebsdienst-lokfuehrer-und-transport")]
    [InlineData("Dreher", "zerspanungsmechaniker")]
    [InlineData("Elektriger", "elektroniker")]
    [InlineData("Supermarkt", "verkaeufer")]
    [InlineData("Bademeister", "fachangestellter-fuer-baederbetriebe")]
    [InlineData("Blumenladen", "florist")]
    public void Find_EverydayWords_LeadToTheOccupation(string words, string id) =>
        Assert.Equal(id, OccupationSearch.Find(words, 5) is [var first, ..] ? first.Occupation.Id.Value : null);

    [Fact]
    public void Find_EveryTitle_IsItsOccupationFirst() => Assert.All(ReferenceCatalogue.Shared.Occupations, occupation =>
    {
        foreach (var title in new[] { occupation.Title, occupation.TitleMasculine, occupation.TitleFeminine })
        {
            var first = OccupationSearch.Find(title, 1)[0];
            Assert.Equal(occupation, first.Occupation);
            Assert.Equal((OccupationMatchSource.Title, WordMatchKind.Exact, 1_000), (first.Source, first.Kind, first.Score));
        }
    });

    [Fact]
    public void Find_EveryTitleOfMenAndWomenTogether_IsItsOccupationFirst()
    {
        var titles = ReferenceCatalogue.Shared.Occupations.Where(occupation => occupation.Title.Contains("mann/-frau", StringComparison.Ordinal))
            .Select(occupation => (occupation, Text: occupation.Title.Replace("mann/-frau", "leute", StringComparison.Ordinal))).ToList();
        Assert.True(titles.Count > 30);
        Assert.Empty(titles.Where(title => OccupationSearch.Find(title.Text, 1) is not [var first] || first.Occupation != title.occupation).Select(title => title.Text));
    }

    [Fact]
    public void Find_EverySynonym_IsItsOccupationFirst() => Assert.All(
        EmbeddedTable.Rows("occupation_synonym.csv", "word", "occupation_id", "reason"),
        row =>
        {
            Assert.NotEmpty(row[2]);
            Assert.Equal(row[1], OccupationSearch.Find(row[0], 1)[0].Occupation.Id.Value);
        });

    [Fact]
    public void Synonyms_Words_AreUnique()
    {
        var words = EmbeddedTable.Rows("occupation_synonym.csv", "word", "occupation_id", "reason").Select(row => row[0]).ToArray();
        Assert.True(words.Length > 100);
        Assert.Equal(words.Length, words.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Find_JobTitle_SaysWhatMatchedAndHow()
    {
        var match = Assert.Single(OccupationSearch.Find("Zentralheizungsbauer", 1));
        Assert.Equal("anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik", match.Occupation.Id.Value);
        Assert.Equal("Zentralheizungsbauer/in", match.MatchedText);
        Assert.Equal(OccupationMatchSource.JobTitle, match.Source);
        Assert.Equal(WordMatchKind.Exact, match.Kind);
        Assert.Equal(WordMatchKind.Typo, OccupationSearch.Find("Dachdeker", 1)[0].Kind);
        Assert.Equal(WordMatchKind.Prefix, OccupationSearch.Find("Kraftfahrz", 1)[0].Kind);
        Assert.Equal(WordMatchKind.Part, OccupationSearch.Find("Schleifer", 20).First(m => m.Source == OccupationMatchSource.Title).Kind);
    }

    [Fact]
    public void Find_Elektriker_FindsTheCraftThoughItsOwnCodeIsGeneric() =>
        Assert.Contains(OccupationSearch.Find("Elektroinstallateur", 5), match => match.Occupation.Id.Value == "elektroniker");

    [Theory]
    [InlineData("")]
    [InlineData("  ,. / -")]
    [InlineData("und")]
    [InlineData("Altenpflegerin")] // no training occupation of BBiG or HwO: better nothing than something else
    [InlineData("xyzzy")]
    public void Find_NothingSimilar_IsEmpty(string words) => Assert.Empty(OccupationSearch.Find(words, 10));

    [Fact]
    public void Find_AnyMax_IsAPrefixOfTheSameOrderWithoutRepeats()
    {
        var all = OccupationSearch.Find("Mechaniker", 400);
        Assert.True(all.Count > 10);
        Assert.Equal(all.Take(7), OccupationSearch.Find("Mechaniker", 7));
        Assert.Equal(all.Count, all.Select(match => match.Occupation.Id.Value).Distinct().Count());
        Assert.Equal(all.Select(match => match.Score).OrderDescending(), all.Select(match => match.Score));
        Assert.All(all, match => Assert.InRange(match.Score, 1, 1_000));
    }

    [Fact]
    public void Find_InvalidArguments_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => OccupationSearch.Find(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OccupationSearch.Find("Koch", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => OccupationSearch.Find(new string('a', OccupationSearch.MaxLength + 1), 1));
    }
}
