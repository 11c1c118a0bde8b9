using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Studies;

/// <summary>How much of a list is measurement error and how much is papers: the same people measured a second time, the same files with a paper less; and whether stated chances come true.</summary>
public sealed class RobustnessStudy : Study
{
    /// <summary>Name of τ_b of people's lists with those of a second measurement.</summary>
    public const string TauPeople = "candidate_kendall_tau_b";

    /// <summary>Name of the same for companies' lists.</summary>
    public const string TauCompanies = "place_kendall_tau_b";

    /// <summary>Name of the share of a person's first ten that a second measurement keeps.</summary>
    public const string Overlap = "candidate_overlap_10";

    /// <summary>Name of the ranks that somebody falls on companies' lists when a paper is missing, mean.</summary>
    public const string Fall = "missing_fall";

    /// <summary>Name of the ranks that somebody moves either way.</summary>
    public const string Movement = "missing_movement";

    /// <summary>Name of the Brier score of the chance that a minimum of German is met.</summary>
    public const string Brier = "minimum_brier";

    /// <summary>Name of the Brier score of whoever states the share that meets it for everybody.</summary>
    public const string BrierOfShare = "minimum_brier_of_share";

    private const string NoList = "no list that both times put in an order";
    private const string NoPair = "no pair is eligible both times";
    private const string NoMinimum = "no place states a minimum of German";

    private static readonly IReadOnlyList<ListOrder> Orders =
    [
        .. MatchStrategy.All.Select(strategy => new StrategyOrder(strategy)),
        .. new[] { ScoreMode.Cautious, ScoreMode.Balanced, ScoreMode.Potential }.Select(mode => new ModeOrder(MatchStrategy.WeightedSum, mode)),
    ];

    /// <inheritdoc/>
    public override string Code => "ROBUSTNESS";

    /// <inheritdoc/>
    public override IReadOnlyList<StudyMeasure> Measures { get; } =
    [
        new(TauPeople, "Kendall's τ_b of people's lists, measured twice", true, NoList),
        new(TauCompanies, "the same, companies' lists", true, NoList),
        new(Overlap, "share of people's first ten that stays", true, NoPair),
        new(Fall, "ranks fallen on companies' lists, a paper less", null, NoPair),
        new(Movement, "ranks moved either way, a paper less", false, NoPair),
        new(Brier, "Brier score, minima of German", false, NoMinimum),
        new(BrierOfShare, "the same, the share stated for everybody", null, NoMinimum),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> DrawnMeasures => [TauPeople, Fall];

    /// <inheritdoc/>
    public override string Method =>
        "Measured twice: each paper's value is drawn a second time from the same truth with the same error. τ_b and the first ten compare pairs that are eligible both times, on lists of two and more. A paper less: one paper of each person, drawn by chance whatever it says, is taken out of one person's file at a time; ranks are those on all companies' lists on which the person stands with and without it, "
        + "below 0 is upwards. Brier score: mean squared distance between the chance, in whole percent, that a person meets a minimum of German and whether the truth does, over all people and every minimum that a place states; beside it that of stating the share that meets it for everybody. Worlds that only bend what pairs are worth change none of this.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> VariantsWith(LearnedPolicy? learned) => [.. OrdersWith(learned).Select(order => order.Code)];

    /// <inheritdoc/>
    public override IEnumerable<Measurement> Run(ExperimentPlan plan, MatchPolicy policy, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(policy);
        var generated = Generate(plan, seed);
        ListOrder[] orders = [.. OrdersWith(plan.Learned).Where(order => plan.Variants.Contains(order.Code))];
        var random = new RandomSource(generated.Specification.Seed);
        foreach (var source in Sources(plan))
        {
            var drawn = WorldMarket.Of(generated, policy, source.Key);
            var market = Evaluate(plan, drawn, policy, source.Key);
            var again = Evaluate(plan, WorldMarket.MeasuredAgain(generated, policy, source.Key), policy, source.Key);
            var less = Evaluate(plan, WorldMarket.With(drawn, [.. drawn.Truth.Candidates.Select((truth, at) => MissingPaper.Of(drawn.Market.FindCandidate(truth.Candidate)!, random, at))], drawn.Truth.Candidates), policy, source.Key);
            var (brier, ofShare) = BrierOf(drawn, policy);
            var found = new double?[orders.Length][];
            Parallel.For(0, orders.Length, at => found[at] = [.. Measured(orders[at], market, again, less), brier, ofShare]);
            foreach (var (order, values) in orders.Zip(found))
            {
                foreach (var world in source)
                {
                    for (var measure = 0; measure < values.Length; measure++)
                    {
                        if (values[measure] is { } value)
                        {
                            yield return new(seed, world, order.Code, Measures[measure].Name, value);
                        }
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string Verdict(Experiment experiment) => RobustnessReport.Verdict(experiment);

    /// <inheritdoc/>
    public override string Charts(Experiment experiment) => RobustnessReport.Charts(experiment);

    private static IReadOnlyList<ListOrder> OrdersWith(LearnedPolicy? learned) => learned is null ? Orders : [.. Orders, new LearnedOrder(learned)];

    private static double?[] Measured(ListOrder order, TrialMarket market, TrialMarket again, TrialMarket less)
    {
        var people = Common(order.Keys(market, LookingSide.Candidates), market, order.Keys(again, LookingSide.Candidates), again);
        var companies = Common(order.Keys(market, LookingSide.Places), market, order.Keys(again, LookingSide.Places), again);
        var ranks = Ranks(order.Keys(market, LookingSide.Places), market, order.Keys(less, LookingSide.Places), less);
        (double Fall, double Movement)? moved = ranks.Count == 0 ? null : Calibration.MissingnessPenalty(ranks);
        return [Tau(people.GroupBy(pair => pair.Candidate)), Tau(companies.GroupBy(pair => pair.Place)), OverlapOf(people), moved?.Fall, moved?.Movement];
    }

    // Pairs that are eligible in both markets, with the key of each.
    private static List<(int Candidate, int Place, long First, long Second)> Common(long[] keys, TrialMarket market, long[] otherKeys, TrialMarket other)
    {
        var keyOf = other.Pairs.Select((pair, at) => (pair, at)).ToDictionary(one => (one.pair.Candidate, one.pair.Place), one => otherKeys[one.at]);
        return [.. market.Pairs.Select((pair, at) => (pair, at)).Where(one => keyOf.ContainsKey((one.pair.Candidate, one.pair.Place))).Select(one => (one.pair.Candidate, one.pair.Place, keys[one.at], keyOf[(one.pair.Candidate, one.pair.Place)]))];
    }

    // Mean over lists; a list that one of the two does not order tells nothing.
    private static double? Tau<TKey>(IEnumerable<IGrouping<TKey, (int Candidate, int Place, long First, long Second)>> lists)
    {
        var values = lists.Select(list => KendallTau.B([.. list.Select(pair => pair.First)], [.. list.Select(pair => pair.Second)])).OfType<double>().ToList();
        return values.Count == 0 ? null : values.Average();
    }

    // Equals are taken in the order of the places, alike in both.
    private static double? OverlapOf(List<(int Candidate, int Place, long First, long Second)> pairs)
    {
        var shares = pairs.GroupBy(pair => pair.Candidate).Select(list =>
        {
            var first = list.OrderByDescending(pair => pair.First).ThenBy(pair => pair.Place).Take(TrialLists.Shown).Select(pair => pair.Place).ToHashSet();
            return list.OrderByDescending(pair => pair.Second).ThenBy(pair => pair.Place).Take(TrialLists.Shown).Count(pair => first.Contains(pair.Place)) / (double)first.Count;
        }).ToList();
        return shares.Count == 0 ? null : shares.Average();
    }

    // One person at a time lacks a paper: the others on the list keep their keys. Equals share the best rank.
    private static List<(int With, int Without)> Ranks(long[] keys, TrialMarket market, long[] keysLess, TrialMarket less)
    {
        var lists = market.Pairs.Select((pair, at) => (pair, at)).GroupBy(one => one.pair.Place).ToDictionary(list => list.Key, list => list.Select(one => (one.pair.Candidate, Key: keys[one.at])).ToList());
        return [.. Common(keys, market, keysLess, less).Select(pair => (RankOf(pair.Candidate, pair.Place, pair.First), RankOf(pair.Candidate, pair.Place, pair.Second)))];

        int RankOf(int person, int place, long key) => 1 + lists[place].Count(other => other.Candidate != person && other.Key > key);
    }

    private static (double? Brier, double? OfShare) BrierOf(GeneratedMarket drawn, MatchPolicy policy)
    {
        var minima = drawn.Truth.Places.SelectMany(place => drawn.Market.FindPlace(place.Place)!.LanguageMinima).GroupBy(minimum => (minimum.Skill, minimum.Level)).Select(group => (group.Key.Skill, group.Key.Level, Count: group.Count())).ToList();
        var people = drawn.Truth.Candidates.Select(truth => (truth.LanguageTenths, EvidenceAssessor.Assess(drawn.Market.FindCandidate(truth.Candidate)!, policy, drawn.Market.AsOf).Languages)).ToList();
        var forecasts = new List<(double Chance, bool CameTrue)>();
        var shares = new List<(double Chance, bool CameTrue)>();
        foreach (var (skill, level, count) in minima)
        {
            var met = people.ConvertAll(person => (Chance: ChanceOf(person.Languages[(int)skill], level), IsMet: person.LanguageTenths[(int)skill] >= (int)level * 10));
            var share = met.Count(one => one.IsMet) / (double)met.Count;
            for (var at = 0; at < count; at++)
            {
                forecasts.AddRange(met.Select(one => (one.Chance, one.IsMet)));
                shares.AddRange(met.Select(one => (share, one.IsMet)));
            }
        }

        return forecasts.Count == 0 ? (null, null) : (Calibration.Brier(forecasts), Calibration.Brier(shares));
    }

    // The most percent that the engine is sure of; what lies above 99 counts as 99.
    private static double ChanceOf(LanguageEstimate held, CefrLevel level)
    {
        var percent = 99;
        while (percent > 0 && !LevelProbability.PassesPercent(held, level, percent))
        {
            percent--;
        }

        return percent / 100.0;
    }
}
