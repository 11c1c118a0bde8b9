using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue;

public sealed class OccupationCatalogueTests
{
    private static readonly ReferenceCatalogue Catalogue = ReferenceCatalogue.Shared;

    [Fact]
    public void Occupations_Count_IsThatOfTheTrainingOrders()
    {
        Assert.Equal(319, Catalogue.Occupations.Count);
        Assert.Equal([24, 36, 42], Catalogue.Occupations.Select(o => o.DurationMonths).Distinct().Order());
        Assert.Equal(24, Catalogue.Occupations.Count(o => o.DurationMonths == 24));
        Assert.Equal(53, Catalogue.Occupations.Count(o => o.DurationMonths == 42));
        Assert.Equal(208, Catalogue.Occupations.Count(o => o.LegalBasis == LegalBasis.Bbig));
        Assert.Equal(50, Catalogue.Occupations.Count(o => o.LegalBasis == LegalBasis.Hwo));
        Assert.Equal(61, Catalogue.Occupations.Count(o => o.LegalBasis == (LegalBasis.Bbig | LegalBasis.Hwo)));
        Assert.Equal(111, Catalogue.Occupations.Count(o => o.Areas.HasFlag(TrainingArea.Crafts)));
    }

    [Fact]
    public void Occupations_IdsAndTitles_AreUniqueAndSorted()
    {
        var ids = Catalogue.Occupations.Select(o => o.Id.Value).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids.Length, Catalogue.Occupations.Select(o => o.Title).Distinct().Count());
        Assert.All(Catalogue.Occupations, o => Assert.Same(o, Catalogue.FindOccupation(o.Id)));
    }

    [Fact]
    public void Occupations_KldbCodes_ExistAndAreSkilledWork() => Assert.All(Catalogue.Occupations, o =>
    {
        Assert.Contains(o.Kldb, o.KldbCodesAll);
        Assert.All(o.KldbCodesAll, code =>
        {
            Assert.NotNull(Catalogue.Kldb(code));
            Assert.EndsWith("2", code.ToString(), StringComparison.Ordinal); // requirement level 2: skilled work
        });
    });

    [Fact]
    public void Occupations_LawAndAnnex_AgreeWithTheArea() => Assert.All(Catalogue.Occupations, o =>
    {
        Assert.NotEqual(LegalBasis.None, o.LegalBasis);
        Assert.NotEqual(TrainingArea.None, o.Areas);
        Assert.True(o.Recognised);
        Assert.Equal(o.LegalBasis.HasFlag(LegalBasis.Hwo), o.Areas.HasFlag(TrainingArea.Crafts));
        if (o.CraftAnnex is not null)
        {
            Assert.True(o.LegalBasis.HasFlag(LegalBasis.Hwo), o.ToString());
            Assert.Matches("^(A|B|B1|B2):[0-9]{1,2}$", o.CraftAnnex);
        }

        Assert.InRange(o.RegulationDate, new DateOnly(1970, 1, 1), new DateOnly(2026, 12, 31));
    });

    [Fact]
    public void FindOccupation_TheHeatingTrade_HasTheFactsOfItsOrder()
    {
        var trade = Catalogue.FindOccupation("anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik");
        Assert.NotNull(trade);
        Assert.Equal("Anlagenmechaniker/in für Sanitär-, Heizungs- und Klimatechnik", trade.Title);
        Assert.Equal("34212", trade.Kldb.ToString());
        Assert.Equal(KldbBasis.ExactTitle, trade.KldbBasis);
        Assert.Equal(42, trade.DurationMonths);
        Assert.Equal(LegalBasis.Bbig | LegalBasis.Hwo, trade.LegalBasis);
        Assert.Equal(TrainingArea.Crafts | TrainingArea.IndustryAndCommerce, trade.Areas);
        Assert.Equal("A:24", trade.CraftAnnex);
        Assert.Equal("SHKAMAusbV", trade.Regulation);
        Assert.Equal(new DateOnly(2016, 4, 28), trade.RegulationDate);
    }

    [Theory]
    [InlineData("Tischler")]
    [InlineData("")]
    [InlineData("tischler ")]
    public void FindOccupation_UnknownId_IsNull(string id) => Assert.Null(Catalogue.FindOccupation(id));

    [Fact]
    public void OccupationsByKldb_FollowsTheTreeAndSpecialisations()
    {
        Assert.Contains("tischler", Ids("22342"));
        Assert.Equal(["anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik"], Ids("34212"));
        // The crafts' Elektroniker is coded without specialisation (26302), but his usual one is 26212.
        Assert.Contains("elektroniker", Ids("26212"));
        Assert.True(Ids("223").Length >= Ids("2234").Length && Ids("2234").Length >= Ids("22342").Length);
        Assert.Empty(Ids("01"));
        Assert.Equal(319, Catalogue.OccupationsByKldb(default).Count);
    }

    [Fact]
    public void Occupation_InvalidFacts_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Sample(id: ""));
        Assert.Throws<ArgumentException>(() => Sample(title: " "));
        Assert.Throws<ArgumentException>(() => Sample(kldb: "2234"));
        Assert.Throws<ArgumentException>(() => Sample(all: []));
        Assert.Throws<ArgumentException>(() => Sample(all: ["22342", "22342"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample(months: 23));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample(months: 43));
        Assert.Equal("tischler", Sample().Id.Value);
    }

    private static Occupation Sample(
        string id = "tischler", string title = "Tischler/in", string kldb = "22342", string[]? all = null, int months = 36) => new()
        {
            Id = new Id<Occupation>(id),
            Title = title,
            TitleMasculine = "Tischler",
            TitleFeminine = "Tischlerin",
            Kldb = KldbCode.Parse(kldb),
            KldbBasis = KldbBasis.ExactTitle,
            KldbCodesAll = Array.ConvertAll(all ?? ["22342"], KldbCode.Parse),
            DurationMonths = months,
            LegalBasis = LegalBasis.Hwo,
            Areas = TrainingArea.Crafts,
            Regulation = "TischlAusbV",
            RegulationDate = new DateOnly(2006, 1, 25),
            Recognised = true,
        };

    private static string[] Ids(string kldb) => Catalogue.OccupationsByKldb(KldbCode.Parse(kldb)).Select(o => o.Id.Value).ToArray();
}
