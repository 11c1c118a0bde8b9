using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>Estimates moved by whole numbers: errors drawn anew, and what a test would say.</summary>
/// <remarks>Integers only; quantiles of the normal distribution in thousandths are literal.</remarks>
internal static class ErrorDraw
{
    /// <summary>Where the middles of five equally likely parts of a normal distribution lie, in thousandths of its deviation: 10, 30, 50, 70, 90 %.</summary>
    public static ReadOnlySpan<int> Fifths => [-1_282, -524, 0, 524, 1_282];

    // The middles of sixteen equally likely parts.
    private static ReadOnlySpan<int> Sixteenths => [-1_863, -1_318, -1_010, -776, -579, -402, -237, -78, 78, 237, 402, 579, 776, 1_010, 1_318, 1_863];

    // By error class before a normed test (6 points, class 1): the class after it, and the deviation of what it will say.
    private static ReadOnlySpan<byte> ClassAfterTest => [0, 0, 0, 1, 1, 1, 1, 1];

    private static ReadOnlySpan<byte> TestPoints => [2, 4, 6, 9, 12, 15, 19, 24];

    // The same for a language test (3 tenths, class 0).
    private static ReadOnlySpan<byte> TestTenths => [2, 3, 4, 5, 7, 10, 12, 15];

    /// <summary>Estimates with measurement errors drawn anew; classes stay.</summary>
    /// <param name="estimates">The estimates.</param>
    /// <param name="seed">Seed of all draws.</param>
    /// <param name="draw">Number of the draw, from 0.</param>
    public static CandidateEstimates Again(CandidateEstimates estimates, ulong seed, int draw) => estimates with
    {
        Skills = estimates.Skills.Select((held, d) => new SkillEstimate(Moved(held.Points, held.ErrorPoints, Drawn(seed, draw, d), 100), held.ErrorClass, held.IsMeasured, held.Flags)).ToValueList(),
        Languages = estimates.Languages.Select((held, k) => new LanguageEstimate(Moved(held.Tenths, held.ErrorTenths, Drawn(seed, draw, 32 + k), 60), held.ErrorClass, held.IsMeasured, held.Flags)).ToValueList(),
    };

    /// <summary>Estimates after a test of some competences that all turn out at one quantile.</summary>
    public static CandidateEstimates AfterTest(CandidateEstimates estimates, IReadOnlyCollection<CompetenceDimension> dimensions, int thousandths) => estimates with
    {
        Skills = estimates.Skills.Select((held, d) => dimensions.Contains((CompetenceDimension)d) ? SkillAfterTest(held, thousandths) : held).ToValueList(),
    };

    /// <summary>Estimates after a language test that turns out at one quantile in all four skills.</summary>
    public static CandidateEstimates AfterLanguageTest(CandidateEstimates estimates, int thousandths) => estimates with
    {
        Languages = estimates.Languages.Select(held => LanguageAfterTest(held, thousandths)).ToValueList(),
    };

    /// <summary>A competence after a normed test that turns out at a quantile.</summary>
    public static SkillEstimate SkillAfterTest(SkillEstimate held, int thousandths) => new(Moved(held.Points, TestPoints[held.ErrorClass], thousandths, 100), ClassAfterTest[held.ErrorClass], true, held.Flags);

    /// <summary>A skill of German after a test that turns out at a quantile.</summary>
    public static LanguageEstimate LanguageAfterTest(LanguageEstimate held, int thousandths) => new(Moved(held.Tenths, TestTenths[held.ErrorClass], thousandths, 60), 0, true, held.Flags);

    /// <summary>A normal number in thousandths, one of sixteen equally likely ones, by the number of a draw and of what is drawn.</summary>
    public static int Thousandths(int draw, int number) => Drawn(0, draw, number);

    private static int Drawn(ulong seed, int draw, int dimension) => Sixteenths[(int)(TieBreak.Mix64(unchecked((seed * 0x9E3779B97F4A7C15UL) + ((ulong)draw * 64) + (ulong)dimension)) & 15)];

    // Rounded half away from zero.
    private static int Moved(int value, int deviation, int thousandths, int most)
    {
        var product = deviation * thousandths;
        return Math.Clamp(value + ((product + (product < 0 ? -500 : 500)) / 1_000), 0, most);
    }
}
