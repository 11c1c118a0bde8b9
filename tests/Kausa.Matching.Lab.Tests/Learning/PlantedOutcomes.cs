using Kausa.Matching.Lab.Learning.Outcomes;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Scoring;

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

    /// <summary>Chance in 1/10,000.</summary>
    public static int ChanceMyriad(Qualities q)
    {
        var language = Math.Min(q.Language, 6_000);
        var together = (int)((long)Math.Max(0, q.Skills - 3_000) * Math.Max(0, q.Location - 3_000) / 7_000);
        return Math.Min(9_500, 100 + (language / 4) + (together * 9 / 10) + (q.Trade / 20));
    }
}
