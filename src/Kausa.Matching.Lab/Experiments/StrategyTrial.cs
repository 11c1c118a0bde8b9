using Kausa.Matching.Allocation;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Lab.Measures.Retrieval;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>One measurement of an experiment.</summary>
/// <param name="Seed">Seed of the market.</param>
/// <param name="World">World in which truth was taken.</param>
/// <param name="Strategy">Code of the order.</param>
/// <param name="Measure">Name of the measure, see <see cref="StrategyTrial.Measures"/>.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Measurement(ulong Seed, World World, string Strategy, string Measure, double Value);

/// <summary>One order on one market: lists of both sides, the stable matching that follows from them, and what they are worth in each world.</summary>
internal static class StrategyTrial
{
    /// <summary>Names of the measures with a word for people and whether more is better.</summary>
    public static readonly (string Name, string Title, bool IsMoreBetter)[] Measures =
    [
        ("candidate_ndcg_cut_10", "NDCG@10 of people's lists", true),
        ("candidate_recip_rank", "MRR of people's lists", true),
        ("candidate_recall_10", "recall@10 of people's lists", true),
        ("place_ndcg_cut_10", "NDCG@10 of companies' lists", true),
        ("fill_rate", "fill rate", true),
        ("placement_rate", "placement rate", true),
        ("max_cardinality_share", "share of the largest matching", true),
        ("blocking_per_candidate", "blocking pairs per person", false),
        ("candidate_mean_rank", "mean rank that people got", false),
        ("candidate_rank_1_share", "share of people with their best place", true),
        ("candidate_rank_3_share", "share with one of their best three", true),
        ("candidate_welfare", "worth to placed people, mean", true),
        ("exposure_gini", "Gini of exposure on companies' lists", false),
        ("zero_exposure_share", "share of people on no company's list", false),
        (IntervalCoverage, "80 % intervals that hold the truth", true),
        (IntervalCoverageShown, "the same, first ten alone", true),
    ];

    /// <summary>Share of all eligible pairs whose interval holds the truth; the same for every order.</summary>
    public const string IntervalCoverage = "interval_coverage";

    /// <summary>The same for pairs that stand among the first ten of a person's list.</summary>
    public const string IntervalCoverageShown = "interval_coverage_shown";

    private const int Shown = 10;

    public static IEnumerable<Measurement> Run(TrialMarket market, ListOrder order, IReadOnlyList<(World World, MatchedMarket Worth, GradedPairs Grades)> worlds)
    {
        var seed = market.Generated.Specification.Seed;
        long[] byCandidate = order.Keys(market, LookingSide.Candidates), byPlace = order.Keys(market, LookingSide.Places);
        var candidateLists = Lists(market, byCandidate, pair => pair.Candidate, market.CandidateCount);
        var placeLists = Lists(market, byPlace, pair => pair.Place, market.Seats.Count);
        var matching = StableMatcher.Match(
            new(Preferences(market, candidateLists, byCandidate, pair => pair.Place), Preferences(market, placeLists, byPlace, pair => pair.Candidate), market.Seats), ProposingSide.Residents);
        var shown = new ShownLists(market.CandidateCount, [.. placeLists.Select(list => (IReadOnlyList<int>)[.. list.Take(Shown).Select(at => market.Pairs[at].Candidate)])]);
        foreach (var (world, worth, grades) in worlds)
        {
            var people = RankedLists(candidateLists, byCandidate, grades.ForCandidates);
            var companies = RankedLists(placeLists, byPlace, grades.ForPlaces);
            var measured = MatchingMeasures.Of(worth, matching.HospitalOfResident);
            double[] values =
            [
                people.Average(list => RetrievalMeasure.Ndcg(list, Shown)),
                people.Average(RetrievalMeasure.ReciprocalRank),
                people.Average(list => RetrievalMeasure.Recall(list, Shown)),
                companies.Average(list => RetrievalMeasure.Ndcg(list, Shown)),
                measured.FillRate,
                measured.PlacementRate,
                measured.MaxCardinalityShare,
                (double)measured.BlockingPairs / market.CandidateCount,
                measured.CandidateRanks.MeanRank,
                measured.CandidateRanks.FirstShare,
                measured.CandidateRanks.TopThreeShare,
                measured.PlacedCount == 0 ? 0 : measured.Welfare.CandidateSum / measured.PlacedCount,
                shown.ExposureGini,
                shown.ZeroExposureShare,
                CoverageOf(market, worth, Enumerable.Range(0, market.Pairs.Count)),
                CoverageOf(market, worth, candidateLists.SelectMany(list => list.Take(Shown))),
            ];
            for (var at = 0; at < values.Length; at++)
            {
                yield return new(seed, world, order.Code, Measures[at].Name, values[at]);
            }
        }
    }

    private static double CoverageOf(TrialMarket market, MatchedMarket worth, IEnumerable<int> pairs) =>
        Calibration.IntervalCoverage([.. pairs.Select(at => ((long)market.Pairs[at].Interval.LowMillionths, (long)market.Pairs[at].Interval.HighMillionths, (long)worth.Pairs[at].CandidateMillionths))]);

    // Pairs of each list by key, the highest first; equal keys in the order of the market, which only matters where ten are cut off.
    private static List<int>[] Lists(TrialMarket market, long[] keys, Func<TrialPair, int> looker, int count)
    {
        var lists = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        foreach (var at in Enumerable.Range(0, keys.Length).OrderByDescending(at => keys[at]))
        {
            lists[looker(market.Pairs[at])].Add(at);
        }

        return lists;
    }

    private static PreferenceLists Preferences(TrialMarket market, List<int>[] lists, long[] keys, Func<TrialPair, int> partner) => PreferenceLists.FromGroups(
        [.. lists.Select(list => (IReadOnlyList<IReadOnlyList<int>>)[.. list.GroupBy(at => keys[at]).Select(group => (IReadOnlyList<int>)[.. group.Select(at => partner(market.Pairs[at]))])])]);

    private static List<RankedList> RankedLists(List<int>[] lists, long[] keys, byte[] grades) =>
        [.. lists.Where(list => list.Count > 0).Select(list => RankedList.Of([.. list.Select(at => ((double)keys[at], (int)grades[at]))], list.Select(at => (int)grades[at])))];
}
