using System.Globalization;
using Kausa.Matching.Allocation;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Experiments.Studies;

/// <summary>Orders compared: lists of both sides, the stable matching that follows from them, and what they are worth in each world.</summary>
public sealed class StrategyStudy : Study
{
    private const int Shown = TrialLists.Shown;

    private static readonly string SmallGroups = string.Create(CultureInfo.InvariantCulture, $"groups under {GroupParity.CountMin} people");

    /// <summary>Name of the exposure of the audit group over that of the others; no figure where a group is too small or the others have no exposure.</summary>
    public const string GroupExposure = "audit_exposure_ratio";

    /// <summary>Name of the share of the audit group that is shown less that of the others; no figure where a group is too small.</summary>
    public const string GroupShown = "audit_shown_difference";

    /// <summary>Name of the share of all eligible pairs whose interval holds the truth; the same for every order.</summary>
    public const string Coverage = "interval_coverage";

    /// <summary>Name of the same for pairs among the first ten of a person's list.</summary>
    public const string CoverageShown = "interval_coverage_shown";

    /// <summary>Shares of people, in percent, at which the curve of exposure is taken.</summary>
    public static IReadOnlyList<int> ExposureShares { get; } = [10, 20, 30, 50, 70];

    /// <inheritdoc/>
    public override string Code => "STRATEGIES";

    /// <inheritdoc/>
    public override IReadOnlyList<StudyMeasure> Measures { get; } =
    [
        new("candidate_ndcg_cut_10", "NDCG@10 of people's lists", true),
        new("candidate_recip_rank", "MRR of people's lists", true),
        new("candidate_recall_10", "recall@10 of people's lists", true),
        new("place_ndcg_cut_10", "NDCG@10 of companies' lists", true),
        new("fill_rate", "fill rate", true),
        new("placement_rate", "placement rate", true),
        new("max_cardinality_share", "share of the largest matching", true),
        new("blocking_per_candidate", "blocking pairs per person", false),
        new("candidate_mean_rank", "mean rank that people got", false),
        new("candidate_rank_1_share", "share of people with their best place", true),
        new("candidate_rank_3_share", "share with one of their best three", true),
        new("candidate_welfare", "worth to placed people, mean", true),
        new("exposure_gini", "Gini of exposure on companies' lists", false),
        new("zero_exposure_share", "share of people on no company's list", false),
        new(GroupExposure, "exposure of the audit group over the others", null, $"{SmallGroups}, or nobody of the others on a list"),
        new(GroupShown, "share shown, audit group less others", null, SmallGroups),
        .. ExposureShares.Select(percent => new StudyMeasure($"exposure_top_{percent}", $"exposure of the most shown {percent} % of people", false)),
        new(Coverage, "80 % intervals that hold the truth", null),
        new(CoverageShown, "the same, first ten alone", null),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> DrawnMeasures => ["candidate_ndcg_cut_10", "blocking_per_candidate"];

    /// <inheritdoc/>
    public override string Method =>
        "Every order is tried on the same markets. Grades of lists are by true mutual worth; the matching is the stable one in which people propose by the lists of the order, and is measured against the truth. The audit group, half of the people by a seeded draw, is known to the lab alone; it is the one that raters disadvantage in BIASED_RATERS. Groups under ten people are left out.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> VariantsWith(LearnedPolicy? learned) => [.. OrdersWith(learned).Select(order => order.Code)];

    /// <inheritdoc/>
    public override IEnumerable<Measurement> Run(ExperimentPlan plan, MatchPolicy policy, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(policy);
        var generated = Generate(plan, seed);
        ListOrder[] orders = [.. OrdersWith(plan.Learned).Concat(ThinFileStudy.InUse(plan.Learned, policy)).DistinctBy(order => order.Code).Where(order => plan.Variants.Contains(order.Code))];
        foreach (var source in Sources(plan))
        {
            var market = Evaluate(plan, WorldMarket.Of(generated, policy, source.Key), policy, source.Key);
            var worlds = source.Select(world => (world, market.WorthIn(world))).Select(one => (one.world, one.Item2, GradedPairs.Of(one.Item2))).ToList();
            var found = new Measurement[orders.Length][];
            Parallel.For(0, orders.Length, at => found[at] = [.. Measured(market, orders[at], worlds)]);
            foreach (var one in found.SelectMany(one => one))
            {
                yield return one;
            }
        }
    }

    /// <inheritdoc/>
    public override string Verdict(Experiment experiment) => StrategyVerdict.First(experiment);

    /// <inheritdoc/>
    public override string Charts(Experiment experiment) => StrategyCharts.Of(experiment);

    private static IReadOnlyList<ListOrder> OrdersWith(LearnedPolicy? learned) => learned is null ? ListOrder.All : [.. ListOrder.All, new LearnedOrder(learned)];

    private IEnumerable<Measurement> Measured(TrialMarket market, ListOrder order, IReadOnlyList<(World World, MatchedMarket Worth, GradedPairs Grades)> worlds)
    {
        var seed = market.Generated.Specification.Seed;
        TrialLists people = new(market, order, LookingSide.Candidates), companies = new(market, order, LookingSide.Places);
        var matching = StableMatcher.Match(new(Preferences(market, people, pair => pair.Place), Preferences(market, companies, pair => pair.Candidate), market.Seats), ProposingSide.Residents);
        var shown = new ShownLists(market.CandidateCount, [.. companies.Lists.Select(list => (IReadOnlyList<int>)[.. list.Take(Shown).Select(at => market.Pairs[at].Candidate)])]);
        var exposure = shown.Exposure();
        var (ratio, difference) = Parity(exposure, seed);
        foreach (var (world, worth, grades) in worlds)
        {
            List<RankedList> peoples = people.Graded(grades.ForCandidates), companys = companies.Graded(grades.ForPlaces);
            var measured = MatchingMeasures.Of(worth, matching.HospitalOfResident);
            double?[] values =
            [
                peoples.Average(list => RetrievalMeasure.Ndcg(list, Shown)),
                peoples.Average(RetrievalMeasure.ReciprocalRank),
                peoples.Average(list => RetrievalMeasure.Recall(list, Shown)),
                companys.Average(list => RetrievalMeasure.Ndcg(list, Shown)),
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
                ratio,
                difference,
                .. ExposureShares.Select(percent => (double?)shown.ExposureShareOfTop(percent)),
                market.CoverageOf(worth, Enumerable.Range(0, market.Pairs.Count)),
                market.CoverageOf(worth, people.Lists.SelectMany(list => list.Take(Shown))),
            ];
            for (var at = 0; at < values.Length; at++)
            {
                if (values[at] is { } value)
                {
                    yield return new(seed, world, order.Code, Measures[at].Name, value);
                }
            }
        }
    }

    // Intervals of these are over markets; within one market a group under ten gives no figure rather than a chance one.
    internal static (double? ExposureRatio, double? ShownDifference) Parity(IReadOnlyList<double> exposure, ulong seed)
    {
        var random = new RandomSource(seed);
        var low = Enumerable.Range(0, exposure.Count).Where(at => AuditDraw.IsRatedLow(random, at)).Select(at => exposure[at]).ToList();
        var others = Enumerable.Range(0, exposure.Count).Where(at => !AuditDraw.IsRatedLow(random, at)).Select(at => exposure[at]).ToList();
        return Math.Min(low.Count, others.Count) < GroupParity.CountMin
            ? (null, null)
            : (others.Sum() == 0 ? null : low.Average() / others.Average(), (low.Count(value => value > 0) / (double)low.Count) - (others.Count(value => value > 0) / (double)others.Count));
    }

    private static PreferenceLists Preferences(TrialMarket market, TrialLists lists, Func<TrialPair, int> partner) => PreferenceLists.FromGroups(
        [.. Enumerable.Range(0, lists.Lists.Count).Select(looker => (IReadOnlyList<IReadOnlyList<int>>)[.. lists.Groups(looker).Select(group => (IReadOnlyList<int>)[.. group.Select(at => partner(market.Pairs[at]))])])]);
}
