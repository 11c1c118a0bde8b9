using Kausa.Matching.Compile;
using Kausa.Matching.Evidence;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>The tables of the index are the reference's shortfalls, each of them.</summary>
public sealed class ShortfallTablesTests
{
    public static TheoryData<ScoreMode> Modes => [.. Enum.GetValues<ScoreMode>()];

    [Theory, MemberData(nameof(Modes))]
    public void Skills_EveryEstimateAndLevel_EqualReference(ScoreMode mode)
    {
        var table = ShortfallTables.Of(mode).Skills;
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var points = 0; points <= 100; points++)
            {
                var held = new SkillEstimate(points, errorClass, true, EstimateFlags.None);
                for (var level = 0; level <= 100; level++)
                {
                    Assert.Equal(SkillsCriterion.ShortfallPoints(level, held, mode), table[ShortfallTables.SkillOffset(held) + level]);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Languages_EveryEstimateAndTarget_EqualReference(ScoreMode mode)
    {
        var table = ShortfallTables.Of(mode).Languages;
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var tenths = 0; tenths <= 60; tenths++)
            {
                var held = new LanguageEstimate(tenths, errorClass, true, EstimateFlags.None);
                for (var target = 0; target <= 60; target++)
                {
                    Assert.Equal(LanguageCriterion.ShortfallPoints(target, held, mode), table[ShortfallTables.LanguageOffset(held) + target]);
                }
            }
        }
    }

    // Bounds rest on this: what asks for less never misses more.
    [Theory, MemberData(nameof(Modes))]
    public void Shortfall_HigherLevel_IsNeverSmaller(ScoreMode mode)
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var points = 0; points <= 100; points++)
            {
                var held = new SkillEstimate(points, errorClass, true, EstimateFlags.None);
                for (var level = 1; level <= 100; level++)
                {
                    Assert.True(SkillsCriterion.ShortfallPoints(level, held, mode) >= SkillsCriterion.ShortfallPoints(level - 1, held, mode), $"{mode} {errorClass} {points} {level}");
                }
            }

            for (var tenths = 0; tenths <= 60; tenths++)
            {
                var held = new LanguageEstimate(tenths, errorClass, true, EstimateFlags.None);
                for (var target = 1; target <= 60; target++)
                {
                    Assert.True(LanguageCriterion.ShortfallPoints(target, held, mode) >= LanguageCriterion.ShortfallPoints(target - 1, held, mode), $"{mode} {errorClass} {tenths} {target}");
                }
            }
        }
    }
}
