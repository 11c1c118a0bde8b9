using Kausa.Matching.Lab.Measures.Matching;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>Grades 0..3 of pairs by their true mutual worth, the harmonic mean of both sides': on each list the best 3 % (at least one) have grade 3, the best 10 % at least 2, the best 30 % at least 1.</summary>
/// <param name="ForCandidates">Grade of each pair on the person's list.</param>
/// <param name="ForPlaces">Grade of each pair on the company's list.</param>
/// <remarks>Pairs of equal worth have equal grades, those of the best of them. Mutual worth: Pizzato et al. 2010.</remarks>
public sealed record GradedPairs(byte[] ForCandidates, byte[] ForPlaces)
{
    /// <summary>Grades the pairs of a market.</summary>
    /// <param name="market">The market with the worth of its pairs.</param>
    /// <returns>Grades in the order of the pairs.</returns>
    public static GradedPairs Of(MatchedMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return new(Grades(market, pair => pair.Candidate), Grades(market, pair => pair.Place));
    }

    /// <summary>Mutual worth of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>0..1,000,000, rounded down.</returns>
    public static int MutualMillionths(PairWorth pair)
    {
        var sum = (long)pair.CandidateMillionths + pair.PlaceMillionths;
        return sum == 0 ? 0 : (int)(2L * pair.CandidateMillionths * pair.PlaceMillionths / sum);
    }

    private static byte[] Grades(MatchedMarket market, Func<PairWorth, int> looker)
    {
        var grades = new byte[market.Pairs.Count];
        foreach (var list in Enumerable.Range(0, grades.Length).GroupBy(at => looker(market.Pairs[at])))
        {
            int[] sorted = [.. list.OrderByDescending(at => MutualMillionths(market.Pairs[at]))];
            for (var at = 0; at < sorted.Length; at++)
            {
                var isTied = at > 0 && MutualMillionths(market.Pairs[sorted[at]]) == MutualMillionths(market.Pairs[sorted[at - 1]]);
                grades[sorted[at]] = isTied ? grades[sorted[at - 1]] : GradeAt(at, sorted.Length);
            }
        }

        return grades;
    }

    private static byte GradeAt(int at, int count) => (byte)(at == 0 || at * 100 < count * 3 ? 3 : at * 100 < count * 10 ? 2 : at * 100 < count * 30 ? 1 : 0);
}
