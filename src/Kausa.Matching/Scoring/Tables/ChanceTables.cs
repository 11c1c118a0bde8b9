using Kausa.Matching.Evidence;

namespace Kausa.Matching.Scoring.Tables;

/// <summary>Chance that a level known with some error lies below a requirement, in half percents.</summary>
/// <remarks>
/// Φ((r − x) ÷ SE) lies between two whole percents, and the entry is their middle: 2·p + 1 with the largest whole p of 0..99 for which Φ is p percent or more. Filled once from the quantiles that the
/// language minimum uses (<see cref="LevelProbability"/>), so there is one table of the normal distribution. For intervals of shown pairs only, never in a search. Thread-safe.
/// Specification: docs/scoring.md, "Interval".
/// </remarks>
public static class ChanceTables
{
    /// <summary>Certainty, in half percents.</summary>
    public const int Certain = 200;

    /// <summary>Top of the scale of competences, in points.</summary>
    public const int MostPoints = 100;

    /// <summary>Top of the scale of German, in tenths of a level.</summary>
    public const int MostTenths = 60;

    private static readonly byte[] Skill = Fill(ErrorClasses.Points, MostPoints);
    private static readonly byte[] Language = Fill(ErrorClasses.Tenths, MostTenths);

    /// <summary>Chance that a competence lies below a level.</summary>
    /// <param name="errorClass">Error class 0..7.</param>
    /// <param name="gapPoints">level − held, −100..100 points.</param>
    /// <returns>1..199 half percents, odd; non-decreasing in <paramref name="gapPoints"/>.</returns>
    public static int SkillHalfPercent(int errorClass, int gapPoints) => Skill[(errorClass * ((2 * MostPoints) + 1)) + gapPoints + MostPoints];

    /// <summary>Chance that a language skill lies below a level.</summary>
    /// <param name="errorClass">Error class 0..7.</param>
    /// <param name="gapTenths">level − held, −60..60 tenths.</param>
    /// <returns>1..199 half percents, odd; non-decreasing in <paramref name="gapTenths"/>.</returns>
    public static int LanguageHalfPercent(int errorClass, int gapTenths) => Language[(errorClass * ((2 * MostTenths) + 1)) + gapTenths + MostTenths];

    private static byte[] Fill(ReadOnlySpan<byte> errors, int most)
    {
        var chances = new byte[errors.Length * ((2 * most) + 1)];
        for (var at = 0; at < chances.Length; at++)
        {
            var (error, gap) = (errors[at / ((2 * most) + 1)], (at % ((2 * most) + 1)) - most);
            var percent = 0;
            while (percent < 99 && LevelProbability.PassesPercent(gap, error, 0, percent + 1))
            {
                percent++;
            }

            chances[at] = (byte)((2 * percent) + 1);
        }

        return chances;
    }
}
