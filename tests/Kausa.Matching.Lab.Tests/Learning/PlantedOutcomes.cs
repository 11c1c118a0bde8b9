using Kausa.Matching.Lab.Learning.Outcomes;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Lab.Tests.Learning;

/// <summary>Outcomes of proposals whose chance follows a rule that is known: language counts up to a threshold, skills more where the way is short, trade little.</summary>
internal static class PlantedOutcomes
{
    private const int ListSize = 10;

    public static List<Outcome> Draw(int count, ulong seed)
    {
        var source = new RandomSource(seed);
        return [.. Enumerable.Range(0, count).Select(at =>
        {
            var random = source.Stream("outcome", at);
            var qualities = new Qualities(random.Below(10_001), random.Below(10_001), random.Below(10_001), random.Below(10_001));
            return new Outcome(at / ListSize, qualities, random.Myriad(ChanceMyriad(qualities)) ? OutcomeState.ProbationPassed : OutcomeState.NotPassed);
        })];
    }

    /// <summary>Competences that <see cref="DrawShortfalls"/> asks for: the first hurts from its first point on, the second hardly.</summary>
    public static readonly CompetenceDimension[] Asked = [CompetenceDimension.SchMath, CompetenceDimension.PerCare, CompetenceDimension.CogLogic, CompetenceDimension.ManPrecision];

    /// <summary>Outcomes that tell shortfalls; each chance follows them as <see cref="Asked"/> says, and language a little.</summary>
    public static List<Outcome> DrawShortfalls(int count, ulong seed)
    {
        var source = new RandomSource(seed);
        return [.. Enumerable.Range(0, count).Select(at =>
        {
            var random = source.Stream("shortfalls", at);
            int[] points = [.. Asked.Select(_ => Math.Max(0, random.Below(80) - 20))];
            var shortfalls = Asked.Select((dimension, d) => new SkillShortfall(dimension, 25, points[d])).ToValueList();
            var qualities = new Qualities(SkillShortfall.QualityOf(shortfalls, TestPolicies.Base.Skills), random.Below(10_001), random.Below(10_001), random.Below(10_001));
            var cost = (4 * Math.Min(points[0], 15)) + (points[1] / 10) + points[2] + points[3];
            return new Outcome(at / ListSize, qualities, random.Myriad(Math.Clamp(9_000 - (50 * cost) + (qualities.Language / 20), 100, 9_900)) ? OutcomeState.ProbationPassed : OutcomeState.NotPassed) { Shortfalls = shortfalls };
        })];
    }

    /// <summary>Chance in 1/10,000.</summary>
    public static int ChanceMyriad(Qualities q)
    {
        var language = Math.Min(q.Language, 6_000);
        var together = (int)((long)Math.Max(0, q.Skills - 3_000) * Math.Max(0, q.Location - 3_000) / 7_000);
        return Math.Min(9_500, 100 + (language / 4) + (together * 9 / 10) + (q.Trade / 20));
    }
}
