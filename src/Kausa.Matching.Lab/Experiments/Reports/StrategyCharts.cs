using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Experiments.Studies;
using static Kausa.Matching.Lab.Experiments.Reports.ExperimentFigures;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>Charts of a comparison of strategies.</summary>
internal static class StrategyCharts
{
    public static string Of(Experiment experiment)
    {
        var first = ExperimentPlan.CodeOf(experiment.Plan.Worlds[0]);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<h2>Quality against cost, {first}</h2>\n");
        text.Append(Scatter(experiment, "candidate_ndcg_cut_10", "blocking_per_candidate"));
        text.Append(Scatter(experiment, "candidate_ndcg_cut_10", "exposure_gini"));
        text.Append(CultureInfo.InvariantCulture, $"<h2>Ranks that people got on their own true lists, {first}</h2>\n");
        text.Append(Scatter(experiment, "candidate_rank_1_share", "candidate_rank_3_share"));
        text.Append(CultureInfo.InvariantCulture, $"<h2>Exposure on companies' lists, {first}</h2>\n<p>Synthetic data. Share of all exposure that the most shown people have together; the lower, the more evenly people are shown.</p>\n");
        text.Append(Exposure(experiment));
        text.Append("<h2>Calibration: 80 % intervals that hold the truth</h2>\n<p>Synthetic data. Share of intervals that hold the truth less 0.8, by world, for the baseline's lists; the bar is the 95 % interval over markets. Right of the line intervals are wider than they need be, left of it they promise too much.</p>\n");
        text.Append(Coverage(experiment, StrategyStudy.Coverage, "all eligible pairs"));
        text.Append(Coverage(experiment, StrategyStudy.CoverageShown, "first ten of people's lists"));
        return text.ToString();
    }

    private static string Scatter(Experiment experiment, string x, string y)
    {
        var world = experiment.Plan.Worlds[0];
        return SvgChart.Scatter(
            $"{experiment.TitleOf(x)} against {experiment.TitleOf(y)}",
            experiment.TitleOf(x),
            experiment.TitleOf(y),
            [.. experiment.Plan.Variants.Select(variant => (variant, experiment.MeanOf(world, variant, x), experiment.MeanOf(world, variant, y)))]) + "\n";
    }

    private static string Exposure(Experiment experiment)
    {
        var world = experiment.Plan.Worlds[0];
        IReadOnlyList<int> shares = StrategyStudy.ExposureShares;
        return SvgChart.Curves(
            "Exposure of the most shown people",
            "most shown people, % of all",
            "share of all exposure",
            [.. shares.Select(share => (double)share)],
            [.. experiment.Plan.Variants.Select(variant => (variant, (IReadOnlyList<double>)[.. shares.Select(share => experiment.MeanOf(world, variant, $"exposure_top_{share}"))]))],
            null) + "\n";
    }

    private static string Coverage(Experiment experiment, string measure, string title) =>
        $"<h3>{Html(title)}</h3>\n" + SvgChart.Differences(title, [.. experiment.Plan.Worlds.Select(world =>
        {
            var interval = experiment.IntervalOf(world, experiment.Plan.Baseline, measure);
            return (ExperimentPlan.CodeOf(world), interval.Value - 0.8, interval.Low - 0.8, interval.High - 0.8);
        })], null) + "\n";
}
