using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Studies;

/// <summary>Twins with the same truth and fewer papers: how often companies see the one and the other, and whether fewer papers lead to easier trainings.</summary>
public sealed class ThinFileStudy : Study
{
    /// <summary>Name of the thin twins' exposure over that of their full-file twins.</summary>
    public const string ExposureRatio = "exposure_ratio";

    /// <summary>Name of the quality of companies' lists.</summary>
    public const string Quality = "place_ndcg_cut_10";

    /// <summary>Name of the mean required level on the thin twin's list less the full twin's.</summary>
    public const string LevelToFull = "steering_level_full";

    /// <summary>Name of the same against the list by the truth.</summary>
    public const string LevelToTruth = "steering_level_truth";

    /// <summary>Share of papers that the thin twin lacks, in percent.</summary>
    public const int ThinPercent = 70;

    private const string NobodyShown = "no full twin on any company's list";
    private const string NobodySteered = "nobody with places on both lists and by the truth";

    // What BALANCED could mean, so that a policy's choice is seen beside others.
    private static readonly int[] Balances = [10, 20, 30, 40, 50, 60];

    private static readonly IReadOnlyList<ListOrder> Orders =
    [
        .. MatchStrategy.All.Select(strategy => new StrategyOrder(strategy)),
        .. MatchStrategy.All.Select(strategy => new ModeOrder(strategy, ScoreMode.Cautious)),
        .. MatchStrategy.All.Select(strategy => new ModeOrder(strategy, ScoreMode.Balanced)),
        .. MatchStrategy.All.Select(strategy => new ModeOrder(strategy, ScoreMode.Potential)),
        .. Balances.Select(percent => new ModeOrder(MatchStrategy.WeightedSum, ScoreMode.Balanced, percent)),
        new TopChanceOrder(), new PosteriorDrawOrder(), new ImputedOrder("PLAIN", Imputation.Prior), new ImputedOrder("MEAN_IMPUTED", Imputation.Mean), new ImputedOrder("ZERO_FILLED", Imputation.Zero), new RandomOrder(),
    ];

    /// <summary>Code of what a policy does on companies' lists when nobody asks for something else.</summary>
    /// <param name="policy">Name of a shipped policy.</param>
    /// <returns>The weighted sum in the policy's mode.</returns>
    public static string DefaultOf(string policy) => ModeOrder.CodeOf(MatchStrategy.WeightedSum, ShippedPolicies.Find(policy)!.CompanyLists.Mode);

    /// <summary>The weighted sum as EXPECTED reads it.</summary>
    internal static string Expected { get; } = MatchStrategy.WeightedSum.Code;

    /// <summary>Balances that a plan tries, in percent, with their codes.</summary>
    internal static IReadOnlyList<(int Percent, string Variant)> BalancesIn(IReadOnlyList<string> variants) =>
        [.. Balances.Select(percent => (percent, new ModeOrder(MatchStrategy.WeightedSum, ScoreMode.Balanced, percent).Code)).Where(one => variants.Contains(one.Code))];

    /// <inheritdoc/>
    public override string Code => "THIN_FILES";

    /// <inheritdoc/>
    public override IReadOnlyList<StudyMeasure> Measures { get; } =
    [
        new(ExposureRatio, "exposure of thin twins over full twins", null, NobodyShown),
        new("shown_ratio", "thin twins among the first ten over full twins", null, NobodyShown),
        new(Quality, "NDCG@10 of companies' lists", true),
        new("candidate_ndcg_cut_10", "NDCG@10 of people's lists", true),
        new(LevelToFull, "required level, thin less full, points", null, NobodySteered),
        new("steering_months_full", "length of training, thin less full, months", null, NobodySteered),
        new(LevelToTruth, "required level, thin less truth, points", null, NobodySteered),
        new("steering_months_truth", "length of training, thin less truth, months", null, NobodySteered),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> DrawnMeasures => [ExposureRatio, Quality];

    /// <inheritdoc/>
    public override string Method =>
        "Each person stands in the market twice, with the same truth, home, wishes and residence facts: once with a complete file (one proof of each competence and each skill of German at least), once with each paper hidden by a chance of 70 %. Both stand on the same companies' lists; exposure is the sum over the first ten of each list of 1 ÷ log2(1 + rank). "
        + "Steering compares the first ten places of the thin twin with those of the full twin and with those by true worth: required level, weighted over the place's dimensions, and length of the training. Without a suffix a strategy reads uncertainty in mode EXPECTED; BALANCED goes as far from it to POTENTIAL as the policy says, BALANCED_n goes n percent of that way. PLAIN takes every estimate for certain, the prior where nothing is measured; MEAN_IMPUTED takes the mean of the measured for what is missing, ZERO_FILLED zero, both as certain.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> VariantsWith(LearnedPolicy? learned) => [.. OrdersWith(learned).Select(order => order.Code)];

    /// <inheritdoc/>
    public override IEnumerable<Measurement> Run(ExperimentPlan plan, MatchPolicy policy, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(policy);
        var generated = Generate(plan, seed);
        ListOrder[] orders = [.. OrdersWith(plan.Learned).Concat(InUse(plan.Learned, policy)).DistinctBy(order => order.Code).Where(order => plan.Variants.Contains(order.Code))];
        foreach (var source in Sources(plan))
        {
            var market = Evaluate(plan, Twins(WorldMarket.Complete(generated, policy, source.Key)), policy, source.Key);
            var worlds = source.ToList();
            var found = new Measurement[orders.Length][];
            var worths = worlds.ConvertAll(market.WorthIn);
            var grades = worths.ConvertAll(GradedPairs.Of);
            Parallel.For(0, orders.Length, at =>
            {
                TrialLists people = new(market, orders[at], LookingSide.Candidates), companies = new(market, orders[at], LookingSide.Places);
                found[at] = [.. worlds.SelectMany((world, number) =>
                {
                    var byTruth = TrueLists(market, worths[number].Pairs.Select(pair => pair.CandidateMillionths).ToList());
                    return Measured(market, people, companies, grades[number], byTruth).Select((value, measure) => (Value: value, Measures[measure].Name))
                        .Where(one => one.Value is not null).Select(one => new Measurement(seed, world, orders[at].Code, one.Name, one.Value!.Value));
                })];
            });
            foreach (var one in found.SelectMany(one => one))
            {
                yield return one;
            }
        }
    }

    /// <inheritdoc/>
    public override string Verdict(Experiment experiment) => ThinFileReport.Verdict(experiment);

    /// <inheritdoc/>
    public override string Charts(Experiment experiment) => ThinFileReport.Charts(experiment);

    /// <summary>How companies' lists are read where nobody asks for something else: by the expert's weights, and by what was learned.</summary>
    internal static ListOrder[] InUse(LearnedPolicy? learned, MatchPolicy policy) =>
        [new ModeOrder(MatchStrategy.WeightedSum, policy.CompanyLists.Mode), .. learned is null ? (ListOrder[])[] : [new LearnedOrder(learned, policy.CompanyLists.Mode)]];

    private static IReadOnlyList<ListOrder> OrdersWith(LearnedPolicy? learned) => learned is null ? Orders : [.. Orders, new LearnedOrder(learned)];

    // Full twins first, thin twins after them, in the same order.
    private static GeneratedMarket Twins(GeneratedMarket full)
    {
        var random = new RandomSource(full.Specification.Seed);
        Candidate[] people = [.. full.Truth.Candidates.Select(truth => full.Market.FindCandidate(truth.Candidate)!)];
        return WorldMarket.With(
            full,
            [.. people, .. people.Select((person, at) => HiddenPapers.Of(person, ThinPercent, random, at) with { Id = TwinOf(person.Id) })],
            [.. full.Truth.Candidates, .. full.Truth.Candidates.Select(truth => truth with { Candidate = TwinOf(truth.Candidate) })]);
    }

    private static Id<Candidate> TwinOf(Id<Candidate> id) => new($"t{id.Value[1..]}");

    private static IEnumerable<double?> Measured(TrialMarket market, TrialLists people, TrialLists companies, GradedPairs grades, IReadOnlyList<int>[] byTruth)
    {
        var count = market.CandidateCount / 2;
        var shown = new ShownLists(market.CandidateCount, [.. companies.Lists.Select(list => (IReadOnlyList<int>)[.. list.Take(TrialLists.Shown).Select(at => market.Pairs[at].Candidate)])]);
        var (exposure, thinOverFull) = Seen(shown, count);
        var steering = Steering.Of(Enumerable.Range(0, count).Select(person => (Places(people.Lists[count + person]), Places(people.Lists[person]), Places(byTruth[person]))));
        return
        [
            exposure,
            thinOverFull,
            companies.Graded(grades.ForPlaces).Average(list => RetrievalMeasure.Ndcg(list, TrialLists.Shown)),
            people.Graded(grades.ForCandidates).Average(list => RetrievalMeasure.Ndcg(list, TrialLists.Shown)),
            steering?.LevelToFull,
            steering?.MonthsToFull,
            steering?.LevelToTruth,
            steering?.MonthsToTruth,
        ];

        IReadOnlyList<ShownPlace> Places(IReadOnlyList<int> list) => [.. list.Take(Steering.Ranks).Select(at => market.Pairs[at].Input).Select(input => new ShownPlace(
            input.Needs.Requirements.Required.Sum(need => need.WeightPercent * need.LevelPoints) / 100.0, input.Occupation.DurationMonths))];
    }

    /// <summary>How much of companies' first ten thin twins have, over what full twins have.</summary>
    /// <param name="shown">The first ten of each list; full twins have the numbers below <paramref name="count"/>, thin twins those from it on.</param>
    /// <param name="count">Number of people.</param>
    /// <returns>By exposure and by positions; null where no full twin is shown, because over nothing there is no share.</returns>
    internal static (double? Exposure, double? Positions) Seen(ShownLists shown, int count)
    {
        var exposure = shown.Exposure();
        double full = shown.Lists.Sum(list => list.Count(item => item < count)), thin = shown.Lists.Sum(list => list.Count(item => item >= count));
        return full == 0 ? (null, null) : (exposure.Skip(count).Sum() / exposure.Take(count).Sum(), thin / full);
    }

    private static IReadOnlyList<int>[] TrueLists(TrialMarket market, List<int> worth)
    {
        var lists = Enumerable.Range(0, market.CandidateCount).Select(_ => (IReadOnlyList<int>)[]).ToArray();
        foreach (var list in Enumerable.Range(0, worth.Count).GroupBy(at => market.Pairs[at].Candidate))
        {
            lists[list.Key] = [.. list.OrderByDescending(at => worth[at])];
        }

        return lists;
    }
}
