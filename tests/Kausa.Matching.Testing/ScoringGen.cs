using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Testing;

/// <summary>Generators of what the scorer may see; extremes come up often.</summary>
public static class ScoringGen
{
    /// <summary>Any scoring input.</summary>
    public static Gen<ScoringInput> Inputs =>
        from estimates in Estimates
        from wishCount in Gen.Choose(0, 4)
        from wishes in Gen.Elements<Occupation>(ReferenceCatalogue.Shared.Occupations).ArrayOf(wishCount)
        from trip in Trips
        from occupation in Gen.Elements<Occupation>(ReferenceCatalogue.Shared.Occupations)
        from needs in Needs
        select new ScoringInput(estimates, wishes.Distinct().ToValueList(), trip, occupation, needs);

    /// <summary>Any estimates.</summary>
    public static Gen<CandidateEstimates> Estimates =>
        from skills in (from points in Level(100) from error in Gen.Choose(0, 7) from measured in Gen.Elements(true, false) select new SkillEstimate(points, error, measured, EstimateFlags.None)).ArrayOf(32)
        from languages in (from tenths in Level(60) from error in Gen.Choose(0, 7) from measured in Gen.Elements(true, false) select new LanguageEstimate(tenths, error, measured, EstimateFlags.None)).ArrayOf(4)
        select new CandidateEstimates { Skills = skills.ToValueList(), Languages = languages.ToValueList(), CourseProgress = [], Mapped = [] };

    /// <summary>Any trip, or none.</summary>
    public static Gen<Trip?> Trips => Gen.Frequency(
        (1, Gen.Constant<Trip?>(null)),
        (6, from distance in Gen.Choose(0, 2_000) from minutes in Gen.Choose(0, 150) from limit in Gen.Choose(1, 120) select (Trip?)new Trip(distance, minutes, TransportMode.Bike, limit, false)));

    /// <summary>Any needs.</summary>
    public static Gen<PlaceNeeds> Needs =>
        from profile in Profiles
        from targets in Gen.Choose(0, 60).ArrayOf(4)
        from weights in Weights(4)
        select new PlaceNeeds
        {
            Requirements = profile,
            RequirementsAreEstimated = false,
            LanguageTargetTenths = targets.ToValueList(),
            LanguageWeightPercent = weights.ToValueList(),
            LanguageTargetsAreEstimated = false,
        };

    /// <summary>Any requirement profile of one to 32 dimensions.</summary>
    public static Gen<RequirementProfile> Profiles =>
        from count in Gen.Frequency((1, Gen.Constant(1)), (6, Gen.Choose(2, 10)), (1, Gen.Constant(32)))
        from order in Gen.Shuffle(Enum.GetValues<CompetenceDimension>())
        from levels in Gen.Choose(1, 100).ArrayOf(count)
        from weights in Weights(count)
        select RequirementProfile.Create(order.Take(count).Select((dimension, i) => (dimension, levels[i], weights[i])).Where(r => r.Item3 > 0));

    /// <summary>Weights that sum to exactly 100, some of them 0.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The generator.</returns>
    public static Gen<int[]> Weights(int count) =>
        from cuts in Gen.Choose(0, 100).ArrayOf(count - 1)
        select cuts.Order().Append(100).Zip(cuts.Order().Prepend(0), (high, low) => high - low).ToArray();

    private static Gen<int> Level(int max) => Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(max)), (8, Gen.Choose(0, max)));
}
