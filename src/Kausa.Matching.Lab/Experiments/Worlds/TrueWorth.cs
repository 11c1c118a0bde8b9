using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>What pairs are truly worth in a world: the score's form at the true levels and the true requirements, bent as the world says.</summary>
/// <remarks>Way and wish are taken as the market states them. Integers; a pure function of market, policy and world.</remarks>
internal sealed class TrueWorth(GeneratedMarket generated, MatchPolicy policy, World world)
{
    private const int MissingPoints = 12;
    private const int ThresholdQuality = 5_000;

    /// <summary>The four true qualities of a pair.</summary>
    public Qualities QualitiesOf(TrialPair pair)
    {
        var truth = generated.Truth.Candidates[pair.Candidate];
        var gap = generated.Truth.Places[pair.Place].Requirements.Required.Sum(need =>
        {
            var d = (int)need.Dimension;
            return need.WeightPercent * policy.Skills.CountedPoints(need.Dimension, Math.Max(0, need.LevelPoints - Level(truth.SkillPoints[d], pair.Estimates.Skills[d].IsMeasured, 100)));
        });
        var needs = pair.Needs;
        var language = Enumerable.Range(0, needs.LanguageTargetTenths.Count).Sum(k =>
            needs.LanguageWeightPercent[k] * Math.Min(100, 4 * Math.Max(0, needs.LanguageTargetTenths[k] - Level(truth.LanguageTenths[k], pair.Estimates.Languages[k].IsMeasured, 60))));
        return new(Math.Max(0, 10_000 - (policy.Skills.Gain * gap)), Math.Max(0, 10_000 - language), pair.Qualities.Location, pair.Qualities.Trade);
    }

    /// <summary>Worth of true qualities under weights, 0..1,000,000.</summary>
    public int Of(Qualities q, CriterionWeights weights)
    {
        var sum = (weights.Skills * q.Skills) + (weights.Language * q.Language) + (weights.Location * q.Location) + (weights.Trade * q.Trade);
        return world switch
        {
            World.Thresholds when Math.Min(q.Skills, q.Language) < ThresholdQuality => sum / 2,
            World.Compensation => (sum + (100 * Math.Max(Math.Max(q.Skills, q.Language), Math.Max(q.Location, q.Trade)))) / 2,
            _ => sum,
        };
    }

    /// <summary>Worth to the company: in the popularity-driven world half of it is how the person does everywhere.</summary>
    public int ToCompany(int own, int everywhere) => world == World.PopularityDrivenFirms ? (own + everywhere) / 2 : own;

    private int Level(int truth, bool isMeasured, int most) => world == World.MissingNotAtRandom && !isMeasured ? Math.Max(0, truth - (MissingPoints * most / 100)) : truth;
}
