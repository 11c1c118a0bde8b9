using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>One person, compiled for one question after another.</summary>
public sealed class CompiledCandidateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void MostShortfall_AnyQuality_IsTheLastShortfallThatHasIt(int gain)
    {
        var policy = TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { Gain = gain } };
        var person = new CompiledCandidate(Build(MarketGen.Drawn(3, 10, 2), policy).Places.Codes);
        for (var quality = 1; quality <= 10_001; quality++)
        {
            var most = person.MostShortfall(quality);
            Assert.True(most < 0 || person.QualityOf(most) >= quality);
            Assert.True(person.QualityOf(most + 1) < quality);
        }

        Assert.Equal(short.MaxValue, person.MostShortfall(0));
    }

    [Fact]
    public void Compile_WhoeverWasAskedAboutBefore_IsWhatItWouldBeAlone() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var index = Build(MarketGen.Drawn(seed, 20, 10), TestPolicies.Base);
        var reused = new CompiledCandidate(index.Places.Codes);
        var random = new System.Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var number = random.Next(index.CandidateNumberCount);
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = Enum.GetValues<ScoreMode>()[random.Next(Enum.GetValues<ScoreMode>().Length)] };
            if (random.Next(8) == 0)
            {
                reused.Forget();
            }

            var alone = new CompiledCandidate(index.Places.Codes);
            foreach (var person in new[] { reused, alone })
            {
                var (candidate, store, position) = index.Persons[number];
                person.Begin(store, position, candidate, request);
                person.Compile<ScalarKernel>();
            }

            Assert.Equal(alone.NeedQuality, reused.NeedQuality);
            Assert.Equal(alone.BestNeedQuality, reused.BestNeedQuality);
            Assert.Equal(alone.TradeQuality, reused.TradeQuality);
            Assert.Equal(alone.DefaultSkillQuality, reused.DefaultSkillQuality);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Compile_AfterForgetting_KnowsNothingOfTheLanguagesBefore()
    {
        var index = Build(MarketGen.Drawn(5, 20, 1), TestPolicies.Base);
        var (candidate, store, position) = index.Persons[0];
        store.Rows[position].Languages = default;
        var person = new CompiledCandidate(index.Places.Codes);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        person.Begin(store, position, candidate, request);
        person.Compile<ScalarKernel>();
        short[] before = [.. person.NeedQuality];
        person.Forget();
        Assert.DoesNotContain(person.NeedQuality, quality => quality != 0);
        person.Begin(store, position, candidate, request);
        person.Compile<ScalarKernel>();
        Assert.Contains(before, quality => quality != 0);
        Assert.Equal(before, person.NeedQuality);
    }

    // Occupations of which nobody states a profile leave all weight open at a shortfall above every other: nothing is left of their quality.
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void BoundOwnSkills_EveryOccupation_IsWhatItsLowestLevelsAndWeightsLeave(int gain)
    {
        var index = Build(MarketGen.Drawn(11, 200, 60), TestPolicies.Base with { Skills = TestPolicies.Base.Skills with { Gain = gain } });
        var codes = index.Places.Codes;
        var person = new CompiledCandidate(codes);
        var bounds = new HashSet<int>();
        for (var number = 0; number < index.CandidateNumberCount; number++)
        {
            var (candidate, store, position) = index.Persons[number];
            person.Begin(store, position, candidate, new RankRequest { Purpose = Purpose.MatchForAdviser });
            person.Compile<ScalarKernel>();
            person.BoundOwnSkills<ScalarKernel>();
            for (var occupation = 0; occupation < person.OwnSkillBound.Length; occupation++)
            {
                Assert.Equal(BoundOf(person, codes, occupation, codes.OpenWeights[occupation]), person.OwnSkillBound[occupation]);
                bounds.Add(person.OwnSkillBound[occupation]);
            }

            Assert.Equal(person.OwnSkillBound.Max(), person.BestOwnSkillBound);
            Assert.Equal(person.DefaultSkillQuality.Max(), person.BestDefaultSkillQuality);
            Assert.Equal(person.NeedQuality.Max(), person.BestNeedQuality);
        }

        Assert.True(bounds.Count > 100 && bounds.Contains(0), "bounds hardly differ");
    }

    [Fact]
    public void BoundSkills_AnyOpenWeights_IsWhatEachLaneLeaves()
    {
        var index = Build(MarketGen.Drawn(11, 200, 20), TestPolicies.Base);
        var codes = index.Places.Codes;
        var person = new CompiledCandidate(codes);
        var open = Enumerable.Range(0, SkillColumns.Lanes).Select(lane => (byte)(lane * 37 % 101)).ToArray();
        var bounds = new short[SkillColumns.Lanes + 1];
        for (var number = 0; number < index.CandidateNumberCount; number++)
        {
            var (candidate, store, position) = index.Persons[number];
            person.Begin(store, position, candidate, new RankRequest { Purpose = Purpose.MatchForAdviser });
            person.Compile<ScalarKernel>();
            for (var first = 0; first < codes.FloorColumns.LaneCount; first += SkillColumns.Lanes)
            {
                person.BoundSkills<ScalarKernel>(codes.FloorColumns.Block(first / SkillColumns.Lanes), in open[0], ref bounds[0]);
                Assert.Equal([.. open.Select((weight, lane) => (short)BoundOf(person, codes, first + lane, weight)), 0], bounds);
            }
        }
    }

    // Number by number: what the lowest levels and weights of a set of profiles leave of a person's quality.
    private static int BoundOf(CompiledCandidate person, PlaceCodes codes, int lane, int openWeight)
    {
        var (sum, least) = (0, 255);
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var (level, weight) = codes.FloorColumns.Read(lane, d);
            var shortfall = person.SkillTable[person.Skills[d] + level];
            sum += weight * shortfall;
            least = level == SkillColumns.NotAsked ? least : Math.Min(least, shortfall);
        }

        return person.QualityOf(sum + (openWeight * least));
    }

    private static MatchIndex Build(Market market, MatchPolicy policy)
    {
        var begins = policy.Law.BeginsOn;
        return MatchIndex.Build(market, policy, market.AsOf < begins ? begins : market.AsOf);
    }
}
