using System.Globalization;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using static Kausa.Matching.Lab.Experiments.Reports.ExperimentFigures;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>What a comparison of strategies shows in words, what fails first.</summary>
internal static class StrategyVerdict
{
    private const string Quality = "candidate_ndcg_cut_10";
    private const string Stability = "blocking_per_candidate";
    private const string Fill = "fill_rate";
    private const string Parity = StrategyStudy.GroupExposure;

    private const double CoverageGoal = 0.8;
    private const double CoverageTolerance = 0.02;
    private const double FourFifths = 0.8;

    /// <summary>The first paragraph: intervals that miss their word, unlike exposure of the audit group, what the best orders cost in stability and fill, orders that are best in some worlds alone; then what holds.</summary>
    /// <remarks>Best in a world is the order with the highest mean, and whatever is not clear of chance told apart from it on the same markets: which of equals comes first is chance.</remarks>
    public static string First(Experiment experiment)
    {
        var plan = experiment.Plan;
        var apart = experiment.ToldApartBy(Quality);
        var best = plan.Worlds.ToDictionary(world => world, world => BestIn(experiment, world, apart));
        var everywhere = plan.Variants.Where(variant => best.Values.All(orders => orders.Contains(variant))).ToList();
        string[] fails =
        [
            Coverage(experiment),
            Unlike(experiment, best),
            Cost(experiment, best, Stability, "leave more blocking pairs per person", isMoreWorse: true),
            Cost(experiment, best, Fill, "fill fewer seats", isMoreWorse: false),
            Somewhere(experiment, best, everywhere),
        ];
        var failing = fails.Where(text => text.Length > 0).ToList();
        var unclear = experiment.Comparisons.Where(one => one.World == ExperimentPlan.CodeOf(plan.Worlds[0]) && one.Measure == Quality && one.Variant != plan.Baseline && !one.IsClear)
            .Select(one => one.Variant).ToList();
        return string.Join(' ',
        [
            failing.Count == 0 ? "Nothing of what is checked fails." : $"Fails: {string.Join(' ', failing)}",
            .. experiment.Unchecked(Parity, plan.Variants, "the audit group's exposure over that of the others") is { Length: > 0 } gap ? [gap] : Array.Empty<string>(),
            $"Best on people's lists (NDCG@10), with what is not told apart from it: {string.Join("; ", plan.Worlds.Select(world => $"{ExperimentPlan.CodeOf(world)} {string.Join(", ", best[world].Select((variant, at) => at == 0 ? $"{variant} {Number(experiment.MeanOf(world, variant, Quality), 3)}" : variant))}"))}.",
            .. everywhere.Count > 0 && plan.Worlds.Count > 1 ? [$"Among the best in every world: {List(everywhere)}."] : Array.Empty<string>(),
            unclear.Count == 0 ? $"Every difference to {plan.Baseline} in {ExperimentPlan.CodeOf(plan.Worlds[0])} is clear of chance." : $"Not told apart from {plan.Baseline} in {ExperimentPlan.CodeOf(plan.Worlds[0])}: {List(unclear)}.",
        ]);
    }

    // The one with the highest mean first, then whatever is not told apart from it, the better mean first.
    private static List<string> BestIn(Experiment experiment, World world, HashSet<(World World, string One, string Other)> apart)
    {
        var sorted = experiment.Plan.Variants.OrderByDescending(variant => experiment.MeanOf(world, variant, Quality)).ToList();
        return [.. sorted.Where((variant, at) => at == 0 || !apart.Contains((world, sorted[0], variant)))];
    }

    private static string Coverage(Experiment experiment)
    {
        var baseline = experiment.Plan.Baseline;
        var missed = experiment.Plan.Worlds.Select(world => (World: world, All: experiment.MeanOf(world, baseline, StrategyStudy.Coverage), Shown: experiment.MeanOf(world, baseline, StrategyStudy.CoverageShown)))
            .Where(one => IsMissed(one.All) || IsMissed(one.Shown)).ToList();
        return missed.Count == 0
            ? string.Empty
            : $"80 % intervals miss their word by more than two points in {string.Join(", ", missed.Select(one => $"{ExperimentPlan.CodeOf(one.World)} ({Percent(one.All)} hold the truth, {Percent(one.Shown)} of {baseline}'s first ten)"))}.";
    }

    private static bool IsMissed(double share) => Math.Abs(share - CoverageGoal) > CoverageTolerance;

    private static string Unlike(Experiment experiment, Dictionary<World, List<string>> best) => Told(
        best,
        (world, variant) => experiment.FindMean(world, variant, Parity) is < FourFifths or > 1 / FourFifths,
        (world, variant) => $"{variant} {Number(experiment.MeanOf(world, variant, Parity), 2)}",
        "The audit group's exposure over that of the others is beyond four fifths in",
        experiment.Plan.Baseline);

    private static string Cost(Experiment experiment, Dictionary<World, List<string>> best, string measure, string what, bool isMoreWorse) => Told(
        best,
        (world, variant) => experiment.Comparisons.First(one => one.World == ExperimentPlan.CodeOf(world) && one.Variant == variant && one.Measure == measure) is { IsClear: true, Difference.Value: var difference }
            && (isMoreWorse ? difference > 0 : difference < 0),
        (world, variant) => $"{variant} {Number(experiment.MeanOf(world, variant, measure), 3)} against {Number(experiment.MeanOf(world, experiment.Plan.Baseline, measure), 3)}",
        $"Best orders {what} than {experiment.Plan.Baseline} in",
        null);

    // Of the best orders of each world, and one more, those that fail there.
    private static string Told(Dictionary<World, List<string>> best, Func<World, string, bool> isFailing, Func<World, string, string> figures, string head, string? also)
    {
        var worlds = best.Select(one => (one.Key, Failing: new[] { also }.OfType<string>().Concat(one.Value).Distinct().Where(variant => isFailing(one.Key, variant)).Select(variant => figures(one.Key, variant)).ToList()))
            .Where(one => one.Failing.Count > 0).ToList();
        return worlds.Count == 0 ? string.Empty : $"{head} {string.Join("; ", worlds.Select(one => $"{ExperimentPlan.CodeOf(one.Key)} ({string.Join(", ", one.Failing)})"))}.";
    }

    private static string Somewhere(Experiment experiment, Dictionary<World, List<string>> best, List<string> everywhere)
    {
        var first = experiment.Plan.Worlds[0];
        var sometimes = best[first].Except(everywhere).ToList();
        return sometimes.Count == 0
            ? string.Empty
            : $"Best in {ExperimentPlan.CodeOf(first)} but not everywhere: {string.Join("; ", sometimes.Select(variant => $"{variant}, not in {List(best.Where(one => !one.Value.Contains(variant)).Select(one => ExperimentPlan.CodeOf(one.Key)))}"))}.";
    }

    private static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
