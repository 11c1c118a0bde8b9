using Kausa.Matching.Evidence;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

/// <summary>Every cell of the language shortfall: target × estimate × class × mode.</summary>
public sealed class LanguageShortfallTests
{
    [Fact]
    public void Shortfall_EveryCell_NeverRisesWithTheLevelAndStaysInRange()
    {
        foreach (var mode in Enum.GetValues<ScoreMode>())
        {
            for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
            {
                for (var target = 0; target <= 60; target++)
                {
                    for (var held = 0; held < 60; held++)
                    {
                        var here = Shortfall(target, held, errorClass, mode);
                        Assert.InRange(here, 0, 100);
                        Assert.InRange(Shortfall(target, held + 1, errorClass, mode), 0, here);
                    }
                }
            }
        }
    }

    private static int Shortfall(int target, int held, int errorClass, ScoreMode mode) =>
        LanguageCriterion.ShortfallPoints(target, new LanguageEstimate(held, errorClass, true, EstimateFlags.None), mode);
}
