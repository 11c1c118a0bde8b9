using Kausa.Matching.Catalogue;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Tests.Mapping;

/// <summary>What is encoded once says of everything in the catalogue what the catalogue says.</summary>
public sealed class EncodedTextsTests
{
    [Fact]
    public void Site_EveryPostalCodeTwice_NamesItsTownAndDistrict()
    {
        foreach (var area in ReferenceCatalogue.Shared.PostalCodes.Concat(ReferenceCatalogue.Shared.PostalCodes))
        {
            var card = Card(to => EncodedTexts.Site(to, new Location(area.PostalCode, area.District.Ags, area.Position)));
            Assert.Equal((area.PlaceName, area.District.Ags, area.District.Name), (card.Town, card.District, card.DistrictTitle));
        }
    }

    [Fact]
    public void Site_NotListed_SaysTheDistrictAsGivenAndNoTown()
    {
        var card = Card(to => EncodedTexts.Site(to, new Location("00000", "99999", new GridPosition(1, 1))));
        Assert.Equal((string.Empty, "99999", string.Empty), (card.Town, card.District, card.DistrictTitle));
    }

    [Fact]
    public void Occupation_Each_HasItsTitles() => Assert.All(ReferenceCatalogue.Shared.Occupations, occupation =>
    {
        var card = Card(to => to.Encoded(EncodedTexts.Occupation(occupation)));
        Assert.Equal((occupation.Id.Value, occupation.Title, occupation.TitleFeminine, occupation.TitleMasculine), (card.Occupation, card.OccupationTitle, card.OccupationTitleFeminine, card.OccupationTitleMasculine));
    });

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Words_OfEachLanguage_AreThoseOfItsTexts(string language)
    {
        var texts = TextCatalogue.For(language);
        foreach (var pathway in Enum.GetValues<Pathway>())
        {
            var card = Card(to => to.Encoded(EncodedTexts.Of(texts).Pathway(pathway)));
            Assert.Equal(((V1.Pathway)Words.Of(pathway), texts.Of(pathway)), (card.Pathway, card.PathwayText));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => EncodedTexts.Of(texts).Criterion("Criterion.NONE", out _));
    }

    private static V1.PlaceCard Card(Action<MessageEncoder> write)
    {
        using var bytes = new MessageEncoder();
        write(bytes);
        return bytes.To<V1.PlaceCard>();
    }
}
