using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Tests.Markets;

public class MarketGeneratorTests
{
    private static readonly GeneratedMarket Sample = MarketGenerator.Generate(StuttgartMarket.Specification());

    [Fact]
    public void Generate_SameSeed_GivesTheSameMarketAndTruth()
    {
        var again = MarketGenerator.Generate(StuttgartMarket.Specification());
        Assert.Equal(MarketText.Of(Sample.Market), MarketText.Of(again.Market));
        Assert.Equal(MarketText.Of(Sample.Truth), MarketText.Of(again.Truth));
    }

    [Fact]
    public void Generate_OtherSeed_GivesAnotherMarket() =>
        Assert.NotEqual(MarketText.Of(Sample.Market.Candidates), MarketText.Of(Generate(seed: 2).Market.Candidates));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Generate_AnyCulture_GivesTheSameMarket(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var generated = MarketGenerator.Generate(StuttgartMarket.Specification());
            var card = DataCard.ToMarkdown(DataCard.Of(generated));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(MarketText.Of(Sample.Market), MarketText.Of(generated.Market));
            Assert.Equal(DataCard.ToMarkdown(DataCard.Of(Sample)), card);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generate_SampleSeed_KeepsItsGoldenHash()
    {
        // Changes when a draw, a rate or the catalogue's occupations, postal codes or profiles change: write the sample market anew then.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(MarketText.Of(Sample.Market) + MarketText.Of(Sample.Truth)));
        Assert.Equal("42e375d8f12e0e648b69657326a02e07", Convert.ToHexStringLower(hash.AsSpan(0, 16)));
    }

    [Fact]
    public void Generate_MoreCandidates_ChangesNoneOfTheOthers()
    {
        var more = Generate(candidates: 250);
        Assert.Equal(MarketText.Of(Sample.Market.Candidates), MarketText.Of(more.Market.Candidates.Take(100)));
        Assert.Equal(MarketText.Of(Sample.Truth.Candidates), MarketText.Of(more.Truth.Candidates.Take(100)));
        Assert.Equal(MarketText.Of(Sample.Market.Places), MarketText.Of(more.Market.Places));
    }

    [Theory]
    [InlineData(61)]
    [InlineData(75)]
    [InlineData(120)]
    public void Generate_MorePlaces_ChangesNoneOfTheOthersNorACompany(int count)
    {
        var more = Generate(places: count);
        Assert.All(Sample.Market.Places, place => Assert.Equal(MarketText.Of(place), MarketText.Of(more.Market.FindPlace(place.Id))));
        Assert.Equal(MarketText.Of(Sample.Market.Companies), MarketText.Of(more.Market.Companies));
        Assert.Equal(MarketText.Of(Sample.Market.Candidates), MarketText.Of(more.Market.Candidates));
    }

    [Fact]
    public void Generate_MoreCompanies_ChangesNoneOfTheOthers() =>
        Assert.Equal(MarketText.Of(Sample.Market.Companies), MarketText.Of(Generate(companies: 90).Market.Companies.Take(30)));

    [Fact]
    public void Draw_InAnyOrderAndInParallel_GivesTheSameRows()
    {
        var context = new GenerationContext(StuttgartMarket.Specification());
        var candidates = new Candidate[100];
        Parallel.For(0, 100, i => candidates[99 - i] = CandidateDraw.Draw(context, 99 - i).Candidate);
        var places = context.Companies.Slots().Reverse().Select(slot => PlaceDraw.Draw(context, new Firm(context, slot / 4), slot % 4).Place).ToList();
        var market = new Market(
            Sample.Market.Office, Sample.Market.AsOf, Sample.Market.Source, Sample.Market.Content with { Candidates = candidates, Places = places });
        Assert.Equal(MarketText.Of(Sample.Market), MarketText.Of(market));
    }

    [Fact]
    public void Generate_OtherRateOfOneFact_ChangesNoOtherFact()
    {
        var specification = StuttgartMarket.Specification();
        var changed = MarketGenerator.Generate(specification.ForEveryone(
            people => people with { Missing = people.Missing with { Licences = 0, Interests = 0 } })).Market.Candidates;
        Assert.All(changed, candidate => Assert.NotNull(candidate.Mobility.Licences));
        Assert.Equal(
            MarketText.Of(Sample.Market.Candidates.Select(WithoutLicencesAndInterests)),
            MarketText.Of(changed.Select(WithoutLicencesAndInterests)));

        static Candidate WithoutLicencesAndInterests(Candidate candidate) =>
            candidate with { Interests = null, Mobility = candidate.Mobility with { Licences = null } };
    }

    [Fact]
    public void Generate_AnyCounts_MakesAWholeMarket()
    {
        var counts =
            from candidates in Gen.Choose(0, 130)
            from companies in Gen.Choose(0, 40)
            from places in Gen.Choose(0, 4 * companies)
            from seed in Gen.Choose(0, int.MaxValue)
            select (candidates, companies, places, seed);
        Prop.ForAll(counts.ToArbitrary(), drawn =>
        {
            var market = Generate((ulong)drawn.seed, drawn.candidates, drawn.companies, drawn.places).Market;
            return MarketIntegrity.FindDefects(market.Content).Count == 0
                && market.Candidates.Count == drawn.candidates && market.Companies.Count == drawn.companies && market.Places.Count == drawn.places;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Generate_Twelve345Candidates_NumbersThemWithoutFiveDigitsInARow()
    {
        var ids = Generate(candidates: 12_345).Market.Candidates.Select(candidate => candidate.Id.Value).ToList();
        Assert.Equal(12_345, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("s-001", ids);
        Assert.Contains("s-9999", ids);
        Assert.Contains("s-001-2345", ids);
    }

    [Theory]
    [InlineData(-1, 30, 60)]
    [InlineData(100, -1, 0)]
    [InlineData(100, 30, 121)]
    public void Generate_ImpossibleCounts_Throws(int candidates, int companies, int places) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Generate(1, candidates, companies, places));

    [Fact]
    public void Generate_UnknownRegion_Throws() => Assert.Throws<ArgumentException>(() =>
        MarketGenerator.Generate(StuttgartMarket.Specification() with { Region = [new RegionShare("99", 1, 1)] }));

    [Fact]
    public void Generate_Sample_KnowsEveryOccupation()
    {
        var occupations = Sample.Market.Places.Select(place => place.Occupation)
            .Concat(Sample.Market.Candidates.SelectMany(candidate => candidate.Wishes.Concat(candidate.VetoedOccupations)))
            .Concat(Sample.Market.Companies.SelectMany(company => company.Entitlements.Select(entitlement => entitlement.Occupation)));
        Assert.All(occupations, id => Assert.NotNull(ReferenceCatalogue.Shared.FindOccupation(id.Value)));
    }

    [Fact]
    public void DefaultMix_AllTrades_KnowsEveryOccupation() => Assert.All(
        OccupationMix.Default.Trades.SelectMany(trade => trade.Occupations.Shares),
        share => Assert.NotNull(ReferenceCatalogue.Shared.FindOccupation(share.Value)));

    [Fact]
    public void Generate_Sample_LiesInTheRegion()
    {
        string[] region = ["08111", "08115", "08116", "08117", "08118", "08119"];
        Assert.All(Sample.Market.Candidates, candidate => Assert.Contains(candidate.Home!.DistrictAgs, region));
        Assert.All(Sample.Market.Places, place => Assert.Contains(Sample.Market.SiteOf(place)!.DistrictAgs, region));
        Assert.All(region, ags => Assert.Contains(Sample.Market.Candidates, candidate => candidate.Home!.DistrictAgs == ags));
    }

    private static GeneratedMarket Generate(ulong seed = StuttgartMarket.SampleSeed, int candidates = 100, int companies = 30, int places = 60) =>
        MarketGenerator.Generate(StuttgartMarket.Specification(seed, candidates, companies, places));
}
