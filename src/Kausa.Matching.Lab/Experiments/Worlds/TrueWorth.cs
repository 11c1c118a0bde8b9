using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>What pairs are truly worth in a world: the score's form at the true levels and the true requirements, bent as the world says.</summary>
/// <remarks>Way and wish are taken as the market states them. Integers; a pure function of market, policy and world.</remarks>
internal sealed class TrueWorth(GeneratedMarket generated, MatchPolicy policy, World world)
{
    private const int TailPercent = 10;
    private const int RaterBiasPoints = 10;
    private const int MissingPoints = 12;
    private const int ThresholdQuality = 5_000;

    private readonly RandomSource _random = new(generated.Specification.Seed);

    /// <summary>Whether a person belongs to the audit group that raters of the biased world put at a disadvantage.</summary>
    public static bool IsInAuditGroup(RandomSource random, int candidate) => (random.Key("audit/group", candidate) & 1) == 1;

    /// <summary>The four true qualities of a pair.</summary>
    public Qualities QualitiesOf(TrialPair pair)
    {
        var (candidate, place) = (pair.Candidate, pair.Place);
        var truth = generated.Truth.Candidates[candidate];
        var isInGroup = IsInAuditGroup(_random, candidate);
        var gap = generated.Truth.Places[place].Requirements.Required.Sum(need =>
        {
            var d = (int)need.Dimension;
            var held = pair.Estimates.Skills[d];
            return need.WeightPercent * Math.Max(0, need.LevelPoints - Level(truth.SkillPoints[d], held.Points, held.IsMeasured, (candidate * 64) + d, isInGroup, 100));
        });
        var needs = pair.Needs;
        var language = Enumerable.Range(0, needs.LanguageTargetTenths.Count).Sum(k =>
        {
            var held = pair.Estimates.Languages[k];
            var tenths = Level(truth.LanguageTenths[k], held.Tenths, held.IsMeasured, (candidate * 64) + 32 + k, isInGroup, 60);
            return needs.LanguageWeightPercent[k] * Math.Min(100, 4 * Math.Max(0, needs.LanguageTargetTenths[k] - tenths));
        });
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

    private int Level(int truth, int estimate, bool isMeasured, int fact, bool isInGroup, int most) => Math.Clamp(
        world switch
        {
            World.ErrorsHalved => estimate + ((truth - estimate) / 2),
            World.ErrorsHalfMore => estimate + ((truth - estimate) * 3 / 2),
            World.HeavyTails => (int)(_random.Key("world/tail", fact) % 100) < TailPercent ? estimate + ((truth - estimate) * 3) : estimate + ((truth - estimate) * 7 / 10),
            World.BiasedRaters when isMeasured && isInGroup => truth + (RaterBiasPoints * most / 100),
            World.MissingNotAtRandom when !isMeasured => truth - (MissingPoints * most / 100),
            _ => truth,
        },
        0,
        most);
}
