using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Model;

public sealed class RequirementProfileTests
{
    private static readonly Gen<(CompetenceDimension, int, int)[]> AnyRequirements =
        from count in Gen.Choose(1, RequirementProfile.DimensionCount)
        from order in Gen.Shuffle(Enum.GetValues<CompetenceDimension>())
        from cuts in Gen.Shuffle(Enumerable.Range(1, 99).ToArray())
        from levels in Gen.Choose(1, 100).ArrayOf(count)
        let ends = cuts.Take(count - 1).Order().Append(100).ToArray()
        select order.Take(count).Select((d, i) => (d, levels[i], ends[i] - (i == 0 ? 0 : ends[i - 1]))).ToArray();

    [Fact]
    public void Create_ValidRequirements_RoundTripInAnyOrder() =>
        Prop.ForAll(AnyRequirements.ToArbitrary(), requirements =>
        {
            var profile = RequirementProfile.Create(requirements);
            var reversed = RequirementProfile.Create(requirements.Reverse());
            var back = RequirementProfile.Create(profile.Required.Select(r => (r.Dimension, r.LevelPoints, r.WeightPercent)));
            return profile.Equals(reversed) && profile.GetHashCode() == reversed.GetHashCode() && profile.Equals(back)
                && requirements.All(r => profile.Level(r.Item1) == r.Item2 && profile.Weight(r.Item1) == r.Item3)
                && profile.Required.Count() == requirements.Length
                && profile.Required.Sum(r => r.WeightPercent) == 100;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Equals_AnyOtherLevelOrWeight_IsFalse()
    {
        var profile = RequirementProfile.Create([(CompetenceDimension.CogLogic, 60, 50), (CompetenceDimension.SchMath, 60, 50)]);
        Assert.NotEqual(profile, RequirementProfile.Create([(CompetenceDimension.CogLogic, 61, 50), (CompetenceDimension.SchMath, 60, 50)]));
        Assert.NotEqual(profile, RequirementProfile.Create([(CompetenceDimension.CogLogic, 60, 49), (CompetenceDimension.SchMath, 60, 51)]));
        Assert.NotEqual(profile, RequirementProfile.Create([(CompetenceDimension.CogLogic, 60, 100)]));
        Assert.Equal(0, profile.Level(CompetenceDimension.PerCare));
        Assert.Equal(0, profile.Weight(CompetenceDimension.PerCare));
    }

    [Theory]
    [InlineData(60, 99)] // weights sum to 99
    [InlineData(0, 100)] // weight without level
    [InlineData(60, 0)] // level without weight
    [InlineData(101, 100)]
    [InlineData(-1, 100)]
    [InlineData(60, 101)]
    [InlineData(60, -1)]
    public void Create_OneInvalidRequirement_IsRefused(int level, int weight) =>
        Assert.Throws<ArgumentException>(() => RequirementProfile.Create([(CompetenceDimension.SchMath, level, weight)]));

    [Fact]
    public void Create_NothingTwiceOrUnknown_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => RequirementProfile.Create([]));
        Assert.Throws<ArgumentException>(() => RequirementProfile.Create([(CompetenceDimension.SchMath, 60, 50), (CompetenceDimension.SchMath, 60, 50)]));
        Assert.Throws<ArgumentException>(() => RequirementProfile.Create([((CompetenceDimension)32, 60, 100)]));
        Assert.Throws<ArgumentException>(() => RequirementProfile.Create([(CompetenceDimension.CogLogic, 1, 200), (CompetenceDimension.SchMath, 1, -100)]));
        Assert.Throws<ArgumentNullException>(() => RequirementProfile.Create(null!));
    }

    [Fact]
    public void Create_ZeroLevelAndWeight_RequiresNothing() => Assert.Equal(
        RequirementProfile.Create([(CompetenceDimension.SchMath, 60, 100)]),
        RequirementProfile.Create([(CompetenceDimension.SchMath, 60, 100), (CompetenceDimension.PerCare, 0, 0)]));
}
