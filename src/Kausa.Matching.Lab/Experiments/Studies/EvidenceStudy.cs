using System.Globalization;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Studies.Asking;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Studies;

/// <summary>What intervals and lists are worth when papers are hidden, and how fast questions in a good order mend it.</summary>
public sealed class EvidenceStudy : Study
{
    /// <summary>Name of the share of intervals that hold the truth, over a random sample of eligible pairs.</summary>
    public const string Coverage = "interval_coverage";

    /// <summary>Name of the same over the first ten of people's lists.</summary>
    public const string CoverageShown = "interval_coverage_shown";

    /// <summary>Name of the questions in our order over those in random order.</summary>
    public const string QuestionShare = "question_share";

    /// <summary>Name of the same over a random order that asks only what at least one place asks for.</summary>
    public const string StrictQuestionShare = "question_share_asked_for";

    /// <summary>Name of the mean number of questions in our order.</summary>
    public const string QuestionsOurs = "questions_ours";

    /// <summary>Name of the mean number of questions in random order.</summary>
    public const string QuestionsRandom = "questions_random";

    private const int SampleSize = 1_000;
    private const string Prefix = "HIDDEN_";
    private const string NoQuestion = "nobody with more than ten places needs to be asked";

    private static readonly int[] Percents = [10, 30, 50, 70, 90];

    /// <summary>Share of papers that a variant hides.</summary>
    /// <param name="variant">Code of the variant.</param>
    internal static double PercentOf(string variant) => int.Parse(variant.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string Code => "EVIDENCE";

    /// <inheritdoc/>
    public override IReadOnlyList<StudyMeasure> Measures { get; } =
    [
        new(Coverage, "80 % intervals that hold the truth, random pairs", null),
        new(CoverageShown, "the same, first ten of people's lists", null),
        new("truth_below", "truth below the interval", null),
        new("truth_above", "truth above the interval", null),
        new("interval_width", "width of intervals, points of 100", false),
        new("candidate_ndcg_cut_10", "NDCG@10 of people's lists", true),
        new(QuestionsOurs, "questions in our order", false, NoQuestion),
        new("questions_asked_for", "questions in random order, asked for by a place", false, NoQuestion),
        new(QuestionsRandom, "questions in random order, all that is missing", false, NoQuestion),
        new(QuestionShare, "our questions over random ones, all that is missing", false, NoQuestion),
        new(StrictQuestionShare, "our questions over random ones, asked for by a place", false, NoQuestion),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> DrawnMeasures => ["candidate_ndcg_cut_10"];

    /// <inheritdoc/>
    public override string Method =>
        "Each person has a complete file, one proof of each competence and each skill of German at least; each paper is then hidden with the same chance, whatever it says. Coverage counts the intervals of 1,000 eligible pairs drawn at random from each market, and apart from them those of the first ten of each person's list by score. "
        + "A question finds out one competence or one skill of German; it is asked until the first ten places are those of the complete file. Ours asks only what at least one place in reach asks for; random order asks all that is missing, or that alone, and is the mean of three.";

    /// <inheritdoc/>
    public override bool TriesOrders => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> VariantsWith(LearnedPolicy? learned) => [.. Percents.Select(percent => Prefix + percent.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override IEnumerable<Measurement> Run(ExperimentPlan plan, MatchPolicy policy, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(policy);
        var generated = Generate(plan, seed);
        foreach (var source in Sources(plan))
        {
            var full = WorldMarket.Complete(generated, policy, source.Key);
            CandidateEstimates[] complete = [.. full.Truth.Candidates.Select(truth => EvidenceAssessor.Assess(full.Market.FindCandidate(truth.Candidate)!, policy, full.Market.AsOf))];
            foreach (var percent in Percents.Where(percent => plan.Variants.Contains(Prefix + percent.ToString(CultureInfo.InvariantCulture))))
            {
                foreach (var one in Measured(Evaluate(plan, Thin(full, percent), policy, source.Key), source, complete, percent))
                {
                    yield return one;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string Verdict(Experiment experiment) => EvidenceReport.Verdict(experiment);

    /// <inheritdoc/>
    public override string Charts(Experiment experiment) => EvidenceReport.Charts(experiment);

    private static GeneratedMarket Thin(GeneratedMarket full, int percent)
    {
        var random = new RandomSource(full.Specification.Seed);
        return WorldMarket.With(full, [.. full.Truth.Candidates.Select((truth, at) => HiddenPapers.Of(full.Market.FindCandidate(truth.Candidate)!, percent, random, at))], full.Truth.Candidates);
    }

    private IEnumerable<Measurement> Measured(TrialMarket market, IEnumerable<World> worlds, CandidateEstimates[] complete, int percent)
    {
        var (seed, variant) = (market.Generated.Specification.Seed, Prefix + percent.ToString(CultureInfo.InvariantCulture));
        var random = new RandomSource(seed);
        int[] sample = [.. Enumerable.Range(0, market.Pairs.Count).OrderBy(at => random.Key("evidence/sample", at)).Take(SampleSize)];
        var lists = new TrialLists(market, new StrategyOrder(MatchStrategy.WeightedSum), LookingSide.Candidates);
        int[] shown = [.. lists.Lists.SelectMany(list => list.Take(TrialLists.Shown))];
        var asked = AskingTrial.Run(market, complete);
        foreach (var world in worlds)
        {
            var worth = market.WorthIn(world);
            double?[] values =
            [
                market.CoverageOf(worth, sample),
                market.CoverageOf(worth, shown),
                sample.Average(at => worth.Pairs[at].CandidateMillionths < market.Pairs[at].Interval.LowMillionths ? 1.0 : 0),
                sample.Average(at => worth.Pairs[at].CandidateMillionths > market.Pairs[at].Interval.HighMillionths ? 1.0 : 0),
                sample.Average(at => (market.Pairs[at].Interval.HighMillionths - market.Pairs[at].Interval.LowMillionths) / 10_000.0),
                lists.Graded(GradedPairs.Of(worth).ForCandidates).Average(list => RetrievalMeasure.Ndcg(list, TrialLists.Shown)),
                asked?.Ours,
                asked?.AskedFor,
                asked?.Random,
                asked?.Ours / asked?.Random,
                asked?.Ours / asked?.AskedFor,
            ];
            for (var at = 0; at < values.Length; at++)
            {
                if (values[at] is { } value)
                {
                    yield return new(seed, world, variant, Measures[at].Name, value);
                }
            }
        }
    }
}
