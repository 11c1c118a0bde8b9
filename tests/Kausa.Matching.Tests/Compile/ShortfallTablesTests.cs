using Kausa.Matching.Compile;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>The tables of the index are the reference's shortfalls, each of them.</summary>
public sealed class ShortfallTablesTests
{
    public static TheoryData<ScoreMode, int> Modes
    {
        get
        {
            var modes = new TheoryData<ScoreMode, int> { { ScoreMode.Expected, 0 }, { ScoreMode.Cautious, 0 }, { ScoreMode.Potential, 0 } };
            foreach (var percent in new[] { 0, 1, 30, 50, 99, 100 })
            {
                modes.Add(ScoreMode.Balanced, percent);
            }

            return modes;
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Skills_EveryEstimateAndLevel_EqualReference(ScoreMode mode, int balance)
    {
        var table = ShortfallTables.Of(mode, balance).Skills;
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var points = 0; points <= 100; points++)
            {
                var held = new SkillEstimate(points, errorClass, true, EstimateFlags.None);
                for (var level = 0; level <= 100; level++)
                {
                    Assert.Equal(SkillsCriterion.ShortfallPoints(level, held, mode, balance), table[ShortfallTables.SkillOffset(held) + level]);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void SkillsOfAPolicyWithCurves_EveryCompetenceEstimateAndLevel_EqualReference(ScoreMode mode, int balance)
    {
        var policy = TestCurves.Policy with { CompanyLists = TestCurves.Policy.CompanyLists with { BalancePercent = balance } };
        var tables = ShortfallTables.Of(policy, mode);
        Assert.Same(tables, ShortfallTables.Of(policy with { Version = 7 }, mode));
        var offsets = default(SkillOffsets);
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var points = 0; points <= 100; points++)
            {
                var held = new SkillEstimate(points, errorClass, true, EstimateFlags.None);
                for (var d = 0; d < RequirementProfile.DimensionCount; d++)
                {
                    offsets[d] = ShortfallTables.SkillOffset(held);
                }

                tables.MoveToRows(ref offsets);
                for (var d = 0; d < RequirementProfile.DimensionCount; d++)
                {
                    for (var level = 0; level <= 100; level++)
                    {
                        var counted = policy.Skills.CountedPoints((CompetenceDimension)d, SkillsCriterion.ShortfallPoints(level, held, mode, balance));
                        Assert.Equal((counted, counted), (tables.Skills[offsets[d] + level], tables.Skills[ShortfallTables.SkillOffset(held) + tables.BeginOf(d) + level]));
                    }
                }
            }
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Languages_EveryEstimateAndTarget_EqualReference(ScoreMode mode, int balance)
    {
        var table = ShortfallTables.Of(mode, balance).Languages;
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var tenths = 0; tenths <= 60; tenths++)
            {
                var held = new LanguageEstimate(tenths, errorClass, true, EstimateFlags.None);
                for (var target = 0; target <= 60; target++)
                {
                    Assert.Equal(LanguageCriterion.ShortfallPoints(target, held, mode, balance), table[ShortfallTables.LanguageOffset(held) + target]);
                }
            }
        }
    }

    // Bounds on people rest on this: at the class of the least certain nobody of a group is below the floor, and where shortfalls fall from class to class the floor is sharp.
    [Theory, MemberData(nameof(Modes))]
    public void Floors_EveryClassAndDifference_AreTheLeastOfTheMoreCertain(ScoreMode mode, int balance)
    {
        var tables = ShortfallTables.Of(mode, balance);
        var curved = ShortfallTables.Of(TestCurves.Policy with { CompanyLists = TestCurves.Policy.CompanyLists with { BalancePercent = balance } }, mode);
        for (var begin = 0; begin < curved.Skills.Length; begin += tables.Skills.Length)
        {
            Check(curved.Skills.Slice(begin, tables.Skills.Length), curved.SkillFloors.Slice(begin, tables.Skills.Length), ShortfallTables.SkillRowLength);
        }

        Check(tables.Skills, tables.SkillFloors, ShortfallTables.SkillRowLength);
        Check(tables.Languages, tables.LanguageFloors, ShortfallTables.LanguageRowLength);
        Assert.True(mode != ScoreMode.Potential || (tables.Skills.SequenceEqual(tables.SkillFloors) && tables.Languages.SequenceEqual(tables.LanguageFloors)));

        static void Check(ReadOnlySpan<byte> rows, ReadOnlySpan<byte> floors, int length)
        {
            for (var at = 0; at < rows.Length; at++)
            {
                var least = byte.MaxValue;
                for (var before = at % length; before <= at; before += length)
                {
                    least = Math.Min(least, rows[before]);
                }

                Assert.Equal(least, floors[at]);
            }
        }
    }

    // Bounds rest on this: what asks for less never misses more.
    [Theory, MemberData(nameof(Modes))]
    public void Shortfall_HigherLevel_IsNeverSmaller(ScoreMode mode, int balance)
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var points = 0; points <= 100; points++)
            {
                var held = new SkillEstimate(points, errorClass, true, EstimateFlags.None);
                for (var level = 1; level <= 100; level++)
                {
                    Assert.True(SkillsCriterion.ShortfallPoints(level, held, mode, balance) >= SkillsCriterion.ShortfallPoints(level - 1, held, mode, balance), $"{mode} {errorClass} {points} {level}");
                }
            }

            for (var tenths = 0; tenths <= 60; tenths++)
            {
                var held = new LanguageEstimate(tenths, errorClass, true, EstimateFlags.None);
                for (var target = 1; target <= 60; target++)
                {
                    Assert.True(LanguageCriterion.ShortfallPoints(target, held, mode, balance) >= LanguageCriterion.ShortfallPoints(target - 1, held, mode, balance), $"{mode} {errorClass} {tenths} {target}");
                }
            }
        }
    }
}
