using System.Globalization;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>What an experiment shows in words, what fails first.</summary>
internal static class Verdicts
{
    private const string Quality = "candidate_ndcg_cut_10";

    /// <summary>The first paragraph: which order is best in the first world, and in which worlds that does not hold.</summary>
    public static string First(Experiment experiment)
    {
        var best = experiment.Plan.Worlds.Select(ExperimentPlan.CodeOf).Select(world => (World: world, Best: BestIn(experiment, world))).ToList();
        var (first, winner) = best[0];
        var others = best.Skip(1).Where(one => one.Best.Strategy != winner.Strategy).ToList();
        var fails = others.Count == 0
            ? "In every other world the same order comes first."
            : $"This does not hold everywhere: {string.Join(", ", others.Select(one => $"in {one.World} {one.Best.Strategy} comes first"))}.";
        var unclear = experiment.Comparisons.Where(one => one.World == first && one.Measure == Quality && one.Strategy != experiment.Plan.Baseline && one.Difference.Low <= 0 && one.Difference.High >= 0)
            .Select(one => one.Strategy).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{fails} In {first}, {winner.Strategy} puts the best of people's lists first (NDCG@10 {winner.Mean:0.000}). ")
            + (unclear.Count == 0 ? $"Every difference to {experiment.Plan.Baseline} there is clear of chance." : $"Not told apart from {experiment.Plan.Baseline} there: {string.Join(", ", unclear)}.");
    }

    private static Comparison BestIn(Experiment experiment, string world) =>
        experiment.Comparisons.Where(one => one.World == world && one.Measure == Quality).MaxBy(one => one.Mean)!;
}
