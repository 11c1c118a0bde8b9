using Kausa.Matching.Compile;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>What the bounds over groups of people rest on, for every entry of every table.</summary>
public sealed class BoundLaws
{
    public static TheoryData<ScoreMode> Modes => [.. Enum.GetValues<ScoreMode>()];

    [Theory, MemberData(nameof(Modes))]
    public void SkillShortfall_HigherLevelOrBetterClass_NeverCostsMore(ScoreMode mode)
    {
        var table = ShortfallTables.Of(mode, 40).Skills.ToArray();
        int Shortfall(int required, int points, int errorClass) => table[ShortfallTables.SkillOffset(new SkillEstimate(points, errorClass, true, EstimateFlags.None)) + required];
        CheckMonotone(mode, 100, Shortfall);
    }

    [Theory, MemberData(nameof(Modes))]
    public void LanguageShortfall_HigherLevelOrBetterClass_NeverCostsMore(ScoreMode mode)
    {
        var table = ShortfallTables.Of(mode, 40).Languages.ToArray();
        int Shortfall(int target, int tenths, int errorClass) => table[ShortfallTables.LanguageOffset(new LanguageEstimate(tenths, errorClass, true, EstimateFlags.None)) + target];
        CheckMonotone(mode, 60, Shortfall);
    }

    [Fact]
    public void MostLanguageGain_EveryEstimateAndTarget_IsNeverExceeded()
    {
        var tables = ShortfallTables.Of(ScoreMode.Expected);
        for (var from = 0; from <= 60; from++)
        {
            for (var to = 0; to <= 60; to++)
            {
                var gain = tables.MostLanguageGain(from, to);
                var most = 0;
                for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
                {
                    for (var tenths = 0; tenths <= 60; tenths++)
                    {
                        var window = ShortfallTables.LanguageOffset(new LanguageEstimate(tenths, errorClass, true, EstimateFlags.None));
                        most = Math.Max(most, tables.Languages[window + from] - tables.Languages[window + to]);
                    }
                }

                Assert.Equal(most, gain);
            }
        }
    }

    // Levels in steps that meet neither the range nor the error classes evenly; each pair twice, since the second answer comes from memory.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MostSkillGain_EveryEstimateLevelAndWeight_IsTheMostAndNoMore(bool hasCurves)
    {
        var policy = hasCurves ? TestCurves.Policy : TestPolicies.Base;
        var tables = ShortfallTables.Of(policy, ScoreMode.Expected);
        int[] levels = [1, 17, 38, 39, 40, 61, 62, 83, 99, 100];
        int[] weights = [0, 1, 7, 8, 25, 100];
        var needs = levels.SelectMany(level => weights.Select(weight => (Level: level, Weight: weight))).ToArray();
        foreach (var dimension in hasCurves ? new[] { CompetenceDimension.CogLogic, TestCurves.Steep, TestCurves.Late } : [CompetenceDimension.CogLogic])
        {
            foreach (var (from, to) in needs.SelectMany(from => needs.Select(to => (from, to))))
            {
                var most = 0;
                for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
                {
                    for (var points = 0; points <= 100; points++)
                    {
                        var window = tables.BeginOf((int)dimension) + ShortfallTables.SkillOffset(new SkillEstimate(points, errorClass, true, EstimateFlags.None));
                        most = Math.Max(most, (from.Weight * tables.Skills[window + from.Level]) - (to.Weight * tables.Skills[window + to.Level]));
                    }
                }

                Assert.Equal((most, most), (tables.MostSkillGain((int)dimension, from, to), tables.MostSkillGain((int)dimension, from, to)));
            }
        }
    }

    [Fact]
    public void TravelClasses_MoreModesOrLongerLimit_IsNowhereWorse()
    {
        foreach (var comfortable in new[] { 0, 30, 59 })
        {
            var policy = TestPolicies.Base with { Location = TestPolicies.Base.Location with { ComfortableMinutes = comfortable } };
            var travels = new TravelClasses(new TravelTables(policy));
            var codes = new List<ushort>();
            foreach (var modes in new byte[] { 0, 1, 2, 4, 8, 16, 5, 9, 31, TravelTables.NotAsked })
            {
                codes.AddRange(new short[] { 1, 2, 29, 30, 31, 60, 61, 300 }.Select(limit => travels.CodeOf(modes, limit)));
            }

            var pairs = codes.Distinct().SelectMany(a => codes.Distinct().Select(b => (a, b, Better: travels.Better(a, b)))).ToArray();
            var classes = travels.ToArray();
            Assert.All(pairs, pair => Assert.True(IsAsGood(classes[pair.Better], classes[pair.a]) && IsAsGood(classes[pair.Better], classes[pair.b])));
        }
    }

    [Fact]
    public void Nearness_AnyTwoOccupations_IsMutual()
    {
        var trade = new TradeTables(TestPolicies.Base);
        for (var a = 0; a < trade.Occupations.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                Assert.Equal(trade.Row(a)[b], trade.Row(b)[a]);
            }
        }
    }

    private static bool IsAsGood(TravelClass better, TravelClass one) =>
        better.SquaredReach >= one.SquaredReach && one.Quality.Zip(better.Quality).All(pair => pair.Second >= pair.First);

    private static void CheckMonotone(ScoreMode mode, int most, Func<int, int, int, int> shortfall)
    {
        for (var required = 0; required <= most; required++)
        {
            for (var level = 0; level <= most; level++)
            {
                for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
                {
                    var one = shortfall(required, level, errorClass);
                    Assert.True(level == 0 || one <= shortfall(required, level - 1, errorClass));
                    Assert.True(errorClass == 0 || mode == ScoreMode.Balanced || (mode == ScoreMode.Potential
                        ? one <= shortfall(required, level, errorClass - 1)
                        : one >= shortfall(required, level, errorClass - 1)));
                }
            }
        }
    }
}
