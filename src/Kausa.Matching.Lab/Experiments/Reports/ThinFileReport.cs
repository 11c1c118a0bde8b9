using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Fairness;
using static Kausa.Matching.Lab.Experiments.Reports.ExperimentFigures;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>What a study of twins shows, in words and charts.</summary>
internal static class ThinFileReport
{
    private const double ExposureGoal = 0.9;
    private const double LevelGoal = 3;

    private const string Learned = "LEARNED";
    private const string NotChecked = "not checked";

    private static readonly string[] Outside = ["_CAUTIOUS", "_BALANCED", "_POTENTIAL"];

    /// <summary>Whether the default holds the thin twins at nine tenths, which variants do and what that costs, and whether steering stays within three points; world by world.</summary>
    public static string Verdict(Experiment experiment)
    {
        var plan = experiment.Plan;
        var first = plan.Worlds[0];
        var standard = ThinFileStudy.DefaultOf(plan.Policy);
        var quality = experiment.MeanOf(first, plan.Baseline, ThinFileStudy.Quality);
        bool isTried = plan.Variants.Contains(standard), isLearned = plan.Variants.Contains(Learned);
        var text = new StringBuilder();
        if (isTried)
        {
            text.Append(CultureInfo.InvariantCulture, $"{standard}, the default of the {plan.Policy} policy on companies' lists, {Holds(standard, "thin twins at 90 % of their full twins' exposure")} in {ExperimentPlan.CodeOf(first)}: {Exposure(first, standard)}. ");
            text.Append(CultureInfo.InvariantCulture, $"NDCG@10 of companies' lists is {experiment.MeanOf(first, standard, ThinFileStudy.Quality):0.000}, {quality:0.000} by {plan.Baseline}. ");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{standard}, the default of the {plan.Policy} policy on companies' lists, was not tried. ");
        }

        if (isLearned)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Learned} {Holds(Learned, "them at 90 %")}: {Exposure(first, Learned)}, NDCG@10 {experiment.MeanOf(first, Learned, ThinFileStudy.Quality):0.000}. ");
        }

        if (isTried)
        {
            var low = plan.Worlds.Where(world => experiment.FindMean(world, standard, ThinFileStudy.ExposureRatio) < ExposureGoal).ToList();
            text.Append(CultureInfo.InvariantCulture, $"Below 90 % it is in {List(low.Select(world => $"{ExperimentPlan.CodeOf(world)} ({Exposure(world, standard)})"))}. ");
            var worse = experiment.Comparisons.Where(one => one.Variant == standard && one.Measure == ThinFileStudy.Quality && one is { IsClear: true, Difference.Value: < 0 }).ToList();
            text.Append(CultureInfo.InvariantCulture, $"Worlds where its lists are worse than those of {plan.Baseline}, clear of chance: {List(worse.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.World} ({one.Difference.Value:+0.000;-0.000})")))}. ");
        }

        var holding = plan.Variants.Where(variant => experiment.FindMean(first, variant, ThinFileStudy.ExposureRatio) is >= ExposureGoal and <= 1 / ExposureGoal).ToList();
        text.Append("Between 90 and 111 % there: ").Append(List(holding.Select(variant => string.Create(
            CultureInfo.InvariantCulture, $"{variant} {Exposure(first, variant)} (NDCG@10 {experiment.MeanOf(first, variant, ThinFileStudy.Quality) - quality:+0.000;-0.000;0.000})")))).Append(". ");
        text.Append("In every world: ").AppendJoin("; ", new[] { standard, plan.Baseline, Learned }.Where(plan.Variants.Contains).Distinct().Select(variant =>
            $"{variant} {string.Join(", ", plan.Worlds.Select(world => $"{ExperimentPlan.CodeOf(world)} {Exposure(world, variant)}"))}")).Append(". ");
        foreach (var (measure, against) in new[] { (ThinFileStudy.LevelToFull, "the full twin's list"), (ThinFileStudy.LevelToTruth, "the list by the truth") })
        {
            var values = plan.Worlds.Select(world => (World: world, Value: experiment.FindMean(world, plan.Baseline, measure))).Where(one => one.Value is not null).Select(one => (one.World, Value: one.Value!.Value)).ToList();
            if (values.Count == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"Steering by {plan.Baseline} against {against}: not checked ({experiment.WhyNot(measure)}). ");
                continue;
            }

            var beyond = values.Where(one => Math.Abs(one.Value) > LevelGoal).ToList();
            text.Append(CultureInfo.InvariantCulture, $"Steering by {plan.Baseline} against {against}: {(beyond.Count == 0 ? values.Count == plan.Worlds.Count ? "within 3 points in every world" : "within 3 points in every world that gives a figure" : $"beyond 3 points in {List(beyond.Select(one => ExperimentPlan.CodeOf(one.World)))}")} ({string.Join(", ", values.Select(one => string.Create(CultureInfo.InvariantCulture, $"{ExperimentPlan.CodeOf(one.World)} {one.Value:+0.0;-0.0;0.0}")))}). ");
        }

        // What follows from a gap stands at the end, in the words of every study.
        string[] gaps =
        [
            experiment.Unchecked(ThinFileStudy.ExposureRatio, plan.Variants, "exposure of thin twins over full twins"),
            experiment.Unchecked(ThinFileStudy.LevelToFull, [plan.Baseline], "steering against the full twin's list"),
            experiment.Unchecked(ThinFileStudy.LevelToTruth, [plan.Baseline], "steering against the list by the truth"),
        ];
        return string.Join(' ', gaps.Where(gap => gap.Length > 0).Prepend(text.ToString().TrimEnd()));

        string Exposure(World world, string variant) => experiment.FindMean(world, variant, ThinFileStudy.ExposureRatio) is { } ratio ? Percent(ratio) : NotChecked;

        string Holds(string variant, string what) => experiment.FindMean(first, variant, ThinFileStudy.ExposureRatio) is not { } ratio ? $"was not looked at for whether it holds {what}" : $"{(ratio >= ExposureGoal ? "holds" : "fails to hold")} {what}";
    }

    public static string Charts(Experiment experiment)
    {
        var plan = experiment.Plan;
        var first = plan.Worlds[0];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<h2>Exposure of thin twins, less that of their full twins, {ExperimentPlan.CodeOf(first)}</h2>\n<p>Synthetic data. Ratio of exposure on companies' lists less 1, mean over markets with its 95 % interval; −0.1 is the limit.</p>\n");
        text.Append(SvgChart.Differences("exposure ratio less 1", [.. Told(plan.Variants, variant => experiment.FindInterval(first, variant, ThinFileStudy.ExposureRatio)).Select(one =>
            (one.Of, one.Interval.Value - 1, one.Interval.Low - 1, one.Interval.High - 1))], null)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"<h2>What parity costs, {ExperimentPlan.CodeOf(first)}</h2>\n<p>Synthetic data. RANDOM, CAUTIOUS, POTENTIAL and other balances lie outside of this chart; the table has them.</p>\n");
        (string, double, double)[] points = [.. plan.Variants.Where(variant => IsInScatter(variant) && experiment.FindMean(first, variant, ThinFileStudy.ExposureRatio) is not null)
            .Select(variant => (variant, experiment.MeanOf(first, variant, ThinFileStudy.ExposureRatio), experiment.MeanOf(first, variant, ThinFileStudy.Quality)))];
        text.Append(points.Length == 0 ? SvgChart.Nothing : SvgChart.Scatter("exposure ratio against quality", experiment.TitleOf(ThinFileStudy.ExposureRatio), experiment.TitleOf(ThinFileStudy.Quality), points)).Append('\n');
        text.Append(Balances(experiment));
        text.Append(CultureInfo.InvariantCulture, $"<h2>Steering by {plan.Baseline}, by world</h2>\n<p>Synthetic data. Mean required level of the thin twin's first ten places less that of the other list, in points; below 0 is towards easier trainings.</p>\n");
        foreach (var measure in new[] { ThinFileStudy.LevelToFull, ThinFileStudy.LevelToTruth })
        {
            text.Append(CultureInfo.InvariantCulture, $"<h3>{Html(experiment.TitleOf(measure))}</h3>\n").Append(SvgChart.Differences(experiment.TitleOf(measure), [.. Told(plan.Worlds, world => experiment.FindInterval(world, plan.Baseline, measure)).Select(one =>
                (ExperimentPlan.CodeOf(one.Of), one.Interval.Value, one.Interval.Low, one.Interval.High))], null)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<(T Of, Interval Interval)> Told<T>(IEnumerable<T> all, Func<T, Interval?> find) =>
        all.Select(one => (Of: one, Interval: find(one))).Where(one => one.Interval is not null).Select(one => (one.Of, one.Interval!.Value));

    // Marks are told apart without colour, and there are thirteen of them.
    private static bool IsInScatter(string variant) => variant is "WEIGHTED_SUM_BALANCED" || !(variant is "RANDOM" || Outside.Any(mode => variant.Contains(mode, StringComparison.Ordinal)));

    private static string Balances(Experiment experiment)
    {
        var plan = experiment.Plan;
        var balances = ThinFileStudy.BalancesIn(plan.Variants);
        if (balances.Count < 2 || !plan.Variants.Contains(ThinFileStudy.Expected))
        {
            return string.Empty;
        }

        (int Percent, string Variant)[] points = [(0, ThinFileStudy.Expected), .. balances];
        string Curves(string measure, double? reference)
        {
            // A curve with a gap would be another one.
            var worlds = plan.Worlds.Where(world => points.All(point => experiment.FindMean(world, point.Variant, measure) is not null)).ToList();
            return $"<h3>{Html(experiment.TitleOf(measure))}</h3>\n" + (worlds.Count == 0 ? SvgChart.Nothing : Drawn(worlds, measure, reference)) + "\n";
        }

        string Drawn(List<World> worlds, string measure, double? reference) => SvgChart.Curves(
            experiment.TitleOf(measure),
            "balance, %",
            experiment.TitleOf(measure),
            [.. points.Select(point => (double)point.Percent)],
            [.. worlds.Select(world => (ExperimentPlan.CodeOf(world), (IReadOnlyList<double>)[.. points.Select(point => experiment.MeanOf(world, point.Variant, measure))]))],
            reference);
        return "<h2>What BALANCED could mean</h2>\n<p>Synthetic data. WEIGHTED_SUM from EXPECTED (0 %) towards POTENTIAL; the line is the limit of nine tenths.</p>\n" + Curves(ThinFileStudy.ExposureRatio, ExposureGoal) + Curves(ThinFileStudy.Quality, null);
    }
}
