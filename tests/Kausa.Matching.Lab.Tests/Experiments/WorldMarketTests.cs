using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Tests.Experiments;

public sealed class WorldMarketTests
{
    private static readonly MatchPolicy Policy = ShippedPolicies.Find("stuttgart")!;

    private static readonly Lazy<GeneratedMarket> Generated = new(() => MarketGenerator.Generate(StuttgartMarket.Plan.Specification(3, 200, 20)));

    [Fact]
    public void Of_Worlds_KeepPeoplePapersAndPlaces()
    {
        Assert.Same(Generated.Value, WorldMarket.Of(Generated.Value, Policy, World.Generated));
        var drawn = WorldMarket.Of(Generated.Value, Policy, World.HeavyTails);
        Assert.Equal(Generated.Value.Market.Places, drawn.Market.Places);
        Assert.All(Generated.Value.Market.Candidates.Zip(drawn.Market.Candidates), pair =>
        {
            Assert.Equal((pair.First.Id, pair.First.Home), (pair.Second.Id, pair.Second.Home));
            Assert.Equal(pair.First.Evidence.Select(piece => (piece.Id, piece.Kind, piece.Dimension, piece.AssessedOn)), pair.Second.Evidence.Select(piece => (piece.Id, piece.Kind, piece.Dimension, piece.AssessedOn)));
        });
        Assert.Equal(drawn.Market.Candidates, WorldMarket.Of(Generated.Value, Policy, World.HeavyTails).Market.Candidates);
    }

    [Fact]
    public void Of_MatchedWorld_TruthIsThePriorsAndEstimatesErrAsTheySay()
    {
        var market = WorldMarket.Complete(Generated.Value, Policy, World.Matched);
        var levels = market.Truth.Candidates.SelectMany(truth => truth.SkillPoints).ToList();
        Assert.InRange(levels.Average(), 48, 52);
        Assert.InRange(Deviation(levels), 22.5, 25.5);
        var german = market.Truth.Candidates.SelectMany(truth => truth.LanguageTenths).ToList();
        Assert.InRange(german.Average(), 28.5, 31.5);
        Assert.InRange(Deviation(german), 10.5, 12.5);
        Assert.InRange(RelativeError(World.Matched), 0.93, 1.07);
        var errors = market.Truth.Candidates.SelectMany(truth =>
        {
            var estimates = EvidenceAssessor.Assess(market.Market.FindCandidate(truth.Candidate)!, Policy, market.Market.AsOf).Languages;
            return estimates.Select((one, k) => (truth.LanguageTenths[k] - one.Tenths) / (double)one.ErrorTenths);
        }).ToList();
        Assert.InRange(errors.Average(), -0.15, 0.15);
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 0.9, 1.1);
    }

    [Fact]
    public void Of_OtherErrors_EstimatesErrLessAndMoreThanTheySay()
    {
        var matched = RelativeError(World.Matched);
        Assert.True(RelativeError(World.ErrorsHalved) < matched - 0.1);
        Assert.True(RelativeError(World.ErrorsHalfMore) > matched + 0.15);
        Assert.True(RelativeError(World.HeavyTails) > matched);
        Assert.NotEqual(matched, RelativeError(World.BiasedRaters));
    }

    [Fact]
    public void Of_BiasedRaters_RateTheAuditGroupAloneLower()
    {
        var (matched, biased) = (WorldMarket.Complete(Generated.Value, Policy, World.Matched), WorldMarket.Complete(Generated.Value, Policy, World.BiasedRaters));
        var random = new RandomSource(Generated.Value.Specification.Seed);
        var falls = matched.Truth.Candidates.Select((truth, at) => (IsLow: AuditDraw.IsRatedLow(random, at), Fall: Mean(matched, at) - Mean(biased, at))).ToList();
        Assert.All(falls.Where(one => !one.IsLow), one => Assert.Equal(0, one.Fall));
        Assert.InRange(falls.Where(one => one.IsLow).Average(one => one.Fall), 3, 10);
        Assert.InRange(falls.Count(one => one.IsLow), 70, 130);

        static double Mean(GeneratedMarket market, int at) => EvidenceAssessor.Assess(market.Market.FindCandidate(market.Truth.Candidates[at].Candidate)!, Policy, market.Market.AsOf).Skills.Average(skill => skill.Points);
    }

    [Fact]
    public void Hidden_LargerShare_HidesAllThatASmallerHidesWhateverItSays()
    {
        var market = WorldMarket.Complete(Generated.Value, Policy, World.Matched);
        var random = new RandomSource(3);
        int all = 0, kept = 0;
        for (var at = 0; at < 50; at++)
        {
            var person = market.Market.Candidates[at];
            var (some, few) = (HiddenPapers.Of(person, 30, random, at), HiddenPapers.Of(person, 70, random, at));
            Assert.Subset(some.Evidence.ToHashSet(), few.Evidence.ToHashSet());
            Assert.Equal(person.Evidence, HiddenPapers.Of(person, 0, random, at).Evidence);
            Assert.Empty(HiddenPapers.Of(person, 100, random, at).LanguageEvidence);
            (all, kept) = (all + person.Evidence.Count, kept + few.Evidence.Count);
        }

        Assert.InRange((double)kept / all, 0.25, 0.35);
    }

    // Root mean square of (truth − estimate) ÷ stated error over all competences of complete files; 1 where errors are as stated.
    private static double RelativeError(World world)
    {
        var market = WorldMarket.Complete(Generated.Value, Policy, world);
        return Math.Sqrt(market.Truth.Candidates.SelectMany(truth =>
        {
            var estimates = EvidenceAssessor.Assess(market.Market.FindCandidate(truth.Candidate)!, Policy, market.Market.AsOf).Skills;
            return estimates.Select((one, d) => Math.Pow((truth.SkillPoints[d] - one.Points) / (double)one.ErrorPoints, 2));
        }).Average());
    }

    private static double Deviation(List<int> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
