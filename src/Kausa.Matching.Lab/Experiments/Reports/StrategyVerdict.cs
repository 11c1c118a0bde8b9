using System.Globalization;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>What a comparison of strategies shows in words, what fails first.</summary>
internal static class StrategyVerdict
{
    private const string Quality = "candidate_ndcg_cut_10";

    /// <summary>The first paragraph: which order is best in the first world, and in which worlds that does not hold.</summary>
    public static string First(Experiment experiment)
    {
        var best = experiment.Plan.Worlds.Select(ExperimentPlan.CodeOf).Select(world => (World: world, Best: BestIn(experiment, world))).ToList();
        var (first, winner) = best[0];
        var others = best.Skip(1).Where(one => one.Best.Variant != winner.Variant).ToList();
        var fails = others.Count == 0
            ? "and so it does in every other world."
            : $"but not everywhere: {string.Join(", ", others.GroupBy(one => one.Best.Variant).Select(group => $"{group.Key} does in {string.Join(", ", group.Select(one => one.World))}"))}.";
        var unclear = experiment.Comparisons.Where(one => one.World == first && one.Measure == Quality && one.Variant != experiment.Plan.Baseline && one.Difference.Low <= 0 && one.Difference.High >= 0)
            .Select(one => one.Variant).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"In {first}, {winner.Variant} orders people's lists best (NDCG@10 {winner.Mean:0.000}), {fails} ")
            + (unclear.Count == 0 ? $"Every difference to {experiment.Plan.Baseline} in {first} is clear of chance." : $"Not told apart from {experiment.Plan.Baseline} in {first}: {string.Join(", ", unclear)}.");
    }

    private static Comparison BestIn(Experiment experiment, string world) =>
        experiment.Comparisons.Where(one => one.World == world && one.Measure == Quality).MaxBy(one => one.Mean)!;
}
