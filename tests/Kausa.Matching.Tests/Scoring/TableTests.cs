using Kausa.Matching.Evidence;
using Kausa.Matching.Scoring.Tables;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

/// <summary>Every literal table is recomputed with + − × ÷ in 28-digit decimals.</summary>
public sealed class TableTests
{
    [Fact]
    public void Deviations_EveryEntry_AreTheWholeRootsOfTheVariances()
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var gap = -VarianceTables.SkillReach; gap <= VarianceTables.SkillReach; gap++)
            {
                Assert.True(IsRoot(VarianceTables.SkillTenths(errorClass, gap), VarianceTables.SkillHundredths(errorClass, gap)), $"class {errorClass}, gap {gap} points");
            }

            for (var gap = -VarianceTables.LanguageReach; gap <= VarianceTables.LanguageReach; gap++)
            {
                Assert.True(IsRoot(VarianceTables.LanguageTenths(errorClass, gap), VarianceTables.LanguageHundredths(errorClass, gap)), $"class {errorClass}, gap {gap} tenths");
            }
        }

        static bool IsRoot(int root, int value) => root * root <= value && (root + 1) * (root + 1) > value;
    }

    [Fact]
    public void Skill_EveryEntry_EqualsTheFormula()
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var distance = 0; distance <= 100; distance++)
            {
                var expected = Round(Normal.Loss(ErrorClasses.Points[errorClass], distance));
                Assert.True(expected == SurchargeTables.SkillPoints(errorClass, distance), $"class {errorClass}, distance {distance}: {expected}");
            }
        }
    }

    [Fact]
    public void Language_EveryEntry_EqualsTheFormula()
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var distance = 0; distance <= 60; distance++)
            {
                var expected = Round(4 * Normal.Loss(ErrorClasses.Tenths[errorClass], distance));
                Assert.True(expected == SurchargeTables.LanguagePoints(errorClass, distance), $"class {errorClass}, distance {distance}: {expected}");
            }
        }
    }

    [Fact]
    public void SkillVariance_EveryEntry_EqualsTheFormula()
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var gap = -VarianceTables.SkillReach; gap <= VarianceTables.SkillReach; gap++)
            {
                Assert.Equal(Round(100 * Normal.LossVariance(ErrorClasses.Points[errorClass], gap)), VarianceTables.SkillHundredths(errorClass, gap));
            }
        }
    }

    [Fact]
    public void LanguageVariance_EveryEntry_EqualsTheFormula()
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var gap = -VarianceTables.LanguageReach; gap <= VarianceTables.LanguageReach; gap++)
            {
                Assert.Equal(Round(1_600 * Normal.LossVariance(ErrorClasses.Tenths[errorClass], gap)), VarianceTables.LanguageHundredths(errorClass, gap));
            }
        }
    }

    [Fact]
    public void Chances_EveryEntry_AreTheMiddleOfTheirPercent()
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var gap = -ChanceTables.MostPoints; gap <= ChanceTables.MostPoints; gap++)
            {
                AssertMiddle(Normal.Cumulative((decimal)gap / ErrorClasses.Points[errorClass]), ChanceTables.SkillHalfPercent(errorClass, gap));
            }

            for (var gap = -ChanceTables.MostTenths; gap <= ChanceTables.MostTenths; gap++)
            {
                AssertMiddle(Normal.Cumulative((decimal)gap / ErrorClasses.Tenths[errorClass]), ChanceTables.LanguageHalfPercent(errorClass, gap));
            }
        }
    }

    [Fact]
    public void Quantiles_EveryClass_Are12816Errors()
    {
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            Assert.Equal(Round(1.2816m * ErrorClasses.Points[errorClass]), ErrorClasses.QuantilePoints[errorClass]);
            Assert.Equal(Round(1.2816m * ErrorClasses.Tenths[errorClass]), ErrorClasses.QuantileTenths[errorClass]);
        }
    }

    private static void AssertMiddle(decimal chance, int halfPercents) => Assert.Equal((2 * Math.Min(99, (int)decimal.Floor(100 * chance))) + 1, halfPercents);

    private static int Round(decimal value) => (int)decimal.Floor(value + 0.5m);
}
