using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue;

public sealed class DefaultProfileTests
{
    private static readonly ReferenceCatalogue Catalogue = ReferenceCatalogue.Shared;

    [Fact]
    public void DefaultProfile_EveryOccupation_IsPlausibleAndReasoned() => Assert.All(Catalogue.Occupations, occupation =>
    {
        var requirements = Catalogue.DefaultProfile(occupation);
        Assert.Equal(ProfileSource.Group, requirements.Source);
        Assert.Equal(occupation.Kldb.Group(2), requirements.Group);
        var required = requirements.Profile.Required.ToArray();
        Assert.InRange(required.Length, 5, 9);
        Assert.Equal(100, required.Sum(r => r.WeightPercent));
        Assert.Contains(required, r => r.Dimension.ToString().StartsWith("Per", StringComparison.Ordinal));
        Assert.All(required, r =>
        {
            Assert.InRange(r.LevelPoints, 40, 80);
            Assert.InRange(r.WeightPercent, 5, 25);
            Assert.Matches("^[A-Z].{10,}[.]$", requirements.Reason(r.Dimension));
        });
        Assert.All(
            Enum.GetValues<CompetenceDimension>().Except(required.Select(r => r.Dimension)),
            dimension => Assert.Null(requirements.Reason(dimension)));
    });

    [Fact]
    public void DefaultProfile_AcrossGroups_UsesEveryDimension() => Assert.Equal(
        Enum.GetValues<CompetenceDimension>(),
        Catalogue.Occupations.SelectMany(o => Catalogue.DefaultProfile(o).Profile.Required).Select(r => r.Dimension).Distinct().Order());

    [Theory]
    [InlineData("tischler", CompetenceDimension.OccBuildWood)]
    [InlineData("kraftfahrzeugmechatroniker", CompetenceDimension.OccMetalVehicle)]
    [InlineData("elektroniker", CompetenceDimension.OccElectro)]
    [InlineData("koch", CompetenceDimension.OccFoodHospitality)]
    [InlineData("verkaeufer", CompetenceDimension.OccTradeLogisticsOffice)]
    [InlineData("medizinischer-fachangestellter", CompetenceDimension.OccHealthBodyCare)]
    public void DefaultProfile_Trade_AsksForItsOwnField(string id, CompetenceDimension field)
    {
        var profile = Catalogue.DefaultProfile(Catalogue.FindOccupation(id)!).Profile;
        Assert.Equal(field, Assert.Single(profile.Required, r => r.Dimension >= CompetenceDimension.OccMetalVehicle).Dimension);
    }

    [Fact]
    public void DefaultProfile_GroupsDiffer() => Assert.Equal(
        35, Catalogue.Occupations.Select(o => Catalogue.DefaultProfile(o).Profile).Distinct().Count());
}
