using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Columns;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>The bounds of a block are what the reference gives its best people, not a unit less.</summary>
public sealed class CandidateLevelTests
{
    public static TheoryData<KernelPath> Kernels => [.. KernelSelector.Available];

    [Theory, MemberData(nameof(Kernels))]
    public void Blocks_AnyMarket_AreTheReferenceOfTheBest(KernelPath kernel) =>
        Prop.ForAll(MarketGen.CrowdedMarkets(2, 70).ToArbitrary(), market => Check(market, kernel)).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private static void Check(Market market, KernelPath kernel)
    {
        var policy = TestPolicies.Base;
        var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
        var place = market.Places[0] with { Requirements = null, LanguageTargets = [] };
        var plain = MarketGen.With(market, market.Content with { Places = [place] });
        var index = MatchIndex.Build(plain, policy, asOf, kernel);
        var reference = new ReferenceRanker(plain, policy, asOf);
        var segment = index.People.Segments[0].Columns;
        var occupation = index.Places.Codes.Trade.IndexOf(place.Occupation);
        for (var block = 0; block < segment.Blocks.Count; block++)
        {
            var at = (occupation * segment.Blocks.Count) + block;
            var people = Lanes(segment.Filled[block]).Select(lane => index.People.CandidateOf(segment.Candidates[(block * CandidateSegment.Lanes) + lane]).Id).ToArray();
            CriterionScores Scores(Id<Candidate> person, Perspective perspective) =>
                reference.Evaluate(person, place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Perspective = perspective }).Score.Scores;

            Assert.Equal(RoundedUp(people.Max(person => Scores(person, Perspective.Company).Qualities.Skills), CandidateLevel.SkillStep), segment.Blocks.DefaultSkills[at]);
            foreach (var perspective in Enum.GetValues<Perspective>())
            {
                var weights = policy.Weights.Of(perspective);
                int Joint(Qualities q) => (weights.Skills * q.Skills) + (weights.Language * q.Language) + (weights.Trade * q.Trade);
                Assert.Equal(RoundedUp(people.Max(person => Joint(Scores(person, perspective).Qualities)), CandidateLevel.JointStep), segment.Blocks.Joint[(int)perspective][at]);
                for (var q = 0; q < CandidateQuarters.PerBlock && perspective == Perspective.Company; q++)
                {
                    var quarter = people.Skip(q * CandidateQuarters.Lanes).Take(CandidateQuarters.Lanes).ToArray();
                    var best = quarter.Length == 0 ? 0 : quarter.Max(person => Joint(Scores(person, perspective).Qualities));
                    Assert.Equal(RoundedUp(best, CandidateLevel.JointStep), segment.Quarters.Joint[segment.Quarters.JointAt(occupation, block) + q]);
                }
            }

            var joined = Enumerable.Range(0, RequirementProfile.DimensionCount).Select(d => Enumerable.Range(0, CandidateQuarters.PerBlock)
                .Select(q => segment.Quarters.SkillsOf((block * CandidateQuarters.PerBlock) + q)[d]).Aggregate((a, b) => a.With(b)));
            Assert.Equal(segment.Blocks.Skills.AsSpan(block * RequirementProfile.DimensionCount, RequirementProfile.DimensionCount).ToArray(), joined);
        }

        foreach (var (below, level) in segment.Levels.Zip(segment.Levels.Skip(1)))
        {
            for (var node = 0; node < level.Count; node++)
            {
                var children = below.Joint[1].AsSpan((occupation * below.Count) + level.FirstChild[node], level.FirstChild[node + 1] - level.FirstChild[node]).ToArray();
                Assert.Equal(children.Max(), level.Joint[1][(occupation * level.Count) + node]);
            }
        }
    }

    private static IEnumerable<int> Lanes(uint filled)
    {
        for (; filled != 0; filled &= filled - 1)
        {
            yield return BitOperations.TrailingZeroCount(filled);
        }
    }

    private static int RoundedUp(int value, int step) => (value + step - 1) / step;
}
