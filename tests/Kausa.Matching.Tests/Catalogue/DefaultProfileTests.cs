using System.Globalization;
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
        Assert.Same(requirements, Catalogue.DefaultProfile(occupation));
        var required = requirements.Profile.Required.ToArray();
        Assert.InRange(required.Length, 9, 15);
        Assert.Equal(100, required.Sum(r => r.WeightPercent));
        Assert.Contains(required, r => r.Dimension == CompetenceDimension.PerReliability);
        Assert.Contains(required, r => r.Dimension == CompetenceDimension.PerCare);
        Assert.All(required, r =>
        {
            Assert.InRange(r.LevelPoints, 40, 90);
            Assert.InRange(r.WeightPercent, 3, 20);
            Assert.NotNull(requirements.Basis(r.Dimension));
            Assert.Matches("^[A-Z].{10,}[.]$", requirements.Reason(r.Dimension));
        });
        Assert.All(Enum.GetValues<CompetenceDimension>().Except(required.Select(r => r.Dimension)), dimension =>
        {
            Assert.Equal((0, 0), (requirements.Profile.Level(dimension), requirements.Profile.Weight(dimension)));
            Assert.Null(requirements.Basis(dimension));
            Assert.Null(requirements.Reason(dimension));
        });
    });

    [Fact]
    public void DefaultProfile_AcrossOccupations_UsesEveryDimension() => Assert.Equal(
        Enum.GetValues<CompetenceDimension>(),
        Catalogue.Occupations.SelectMany(o => Catalogue.DefaultProfile(o).Profile.Required).Select(r => r.Dimension).Distinct().Order());

    /// <summary>Nobody rates hands, space, memory, attention and first experience: whatever is said about them is an estimate.</summary>
    [Fact]
    public void Basis_DimensionWithoutRatings_IsEstimated() => Assert.All(Catalogue.Occupations, occupation =>
    {
        var requirements = Catalogue.DefaultProfile(occupation);
        Assert.All(requirements.Profile.Required, r =>
        {
            var unrated = r.Dimension is (>= CompetenceDimension.CogSpatial and <= CompetenceDimension.CogSpeed)
                or (>= CompetenceDimension.ManRoutine and <= CompetenceDimension.ManError) or >= CompetenceDimension.OccMetalVehicle;
            var expected = unrated || occupation.Id.Value is "schornsteinfeger" or "hauswirtschafter" ? RequirementBasis.Estimated : RequirementBasis.Rated;
            Assert.Equal(expected, requirements.Basis(r.Dimension));
        });
    });

    /// <summary>The written profiles say what the table of estimates says: nobody changed one without the other.</summary>
    [Fact]
    public void DefaultProfile_EstimatedRow_FollowsItsEstimate()
    {
        var estimates = EmbeddedTable.Rows("requirement_estimate.csv", "kldb_group", "dimension", "deviation", "weight_percent", "reason")
            .ToDictionary(row => (row[0], row[1]), row => (Deviation: Number(row[2]), Weight: Number(row[3])));
        var used = new HashSet<(string, string)>();
        Assert.All(EmbeddedTable.Rows("requirement_profile.csv", "occupation_id", "dimension", "level", "weight_percent", "basis", "kldb_group").Where(row => row[4] == "estimated"), row =>
        {
            var estimate = estimates[(row[5], row[1])];
            var usual = Catalogue.FindOccupation(row[0])!.DurationMonths switch { 24 => 55, 36 => 65, _ => 75 };
            Assert.Equal((Math.Clamp(usual + estimate.Deviation, 40, 90), estimate.Weight), (Number(row[2]), Number(row[3])));
            used.Add((row[5], row[1]));
        });
        Assert.Empty(estimates.Keys.Except(used));

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>The level follows the duration: 55, 65 or 75 points on average of the rated dimensions.</summary>
    [Theory]
    [InlineData(24, 55)]
    [InlineData(36, 65)]
    [InlineData(42, 75)]
    public void DefaultProfile_LongerTraining_AsksForMore(int months, int level)
    {
        var levels = Catalogue.Occupations.Where(o => o.DurationMonths == months)
            .SelectMany(o => Catalogue.DefaultProfile(o) is { } r ? r.Profile.Required.Where(need => r.Basis(need.Dimension) == RequirementBasis.Rated) : [])
            .Select(need => need.LevelPoints);
        Assert.InRange(levels.Average(), level - 2, level + 4);
    }

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

    /// <summary>What a vocational adviser would name first, in the two heaviest dimensions of a trade.</summary>
    [Theory]
    [InlineData("fleischer", CompetenceDimension.ManToolSimple, CompetenceDimension.ManRoutine)]
    [InlineData("friseur", CompetenceDimension.ManToolSimple, CompetenceDimension.ManPerception)]
    [InlineData("dachdecker", CompetenceDimension.ManToolSimple, CompetenceDimension.ManPrecision)]
    [InlineData("fachinformatiker", CompetenceDimension.SchIct, CompetenceDimension.CogLogic)]
    [InlineData("berufskraftfahrer", CompetenceDimension.CogAttention, CompetenceDimension.CogTechnical)]
    [InlineData("gebaeudereiniger", CompetenceDimension.ManRoutine, CompetenceDimension.PerReliability)]
    [InlineData("verkaeufer", CompetenceDimension.SocCustomer, CompetenceDimension.SocCommunication)]
    [InlineData("zerspanungsmechaniker", CompetenceDimension.ManPrecision, CompetenceDimension.ManToolComplex)]
    [InlineData("chemielaborant", CompetenceDimension.ManPrecision, CompetenceDimension.SchScience)]
    public void DefaultProfile_Trade_LooksRight(string id, CompetenceDimension first, CompetenceDimension second) => Assert.Equal(
        [first, second],
        Catalogue.DefaultProfile(Catalogue.FindOccupation(id)!).Profile.Required.OrderByDescending(r => r.WeightPercent).Take(2).Select(r => r.Dimension));

    /// <summary>Occupations of one code and duration share a profile; the others differ.</summary>
    [Fact]
    public void DefaultProfile_DistinctProfiles_AreManyButFewerThanOccupations() => Assert.InRange(
        Catalogue.Occupations.Select(o => Catalogue.DefaultProfile(o).Profile).Distinct().Count(), 200, Catalogue.Occupations.Count);
}
