using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Experiments.Studies;
using static Kausa.Matching.Lab.Experiments.Reports.ExperimentFigures;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>What a study of robustness shows, in words and charts.</summary>
internal static class RobustnessReport
{
    private const double FallGoal = 0.5;
    private const string NotChecked = "not checked";

    /// <summary>Where a missing paper costs ranks in the mean or stated chances are worth less than the share alone, first; then how much of a list a second measurement keeps.</summary>
    public static string Verdict(Experiment experiment)
    {
        var plan = experiment.Plan;
        var first = plan.Worlds[0];
        var text = new StringBuilder();
        var falling = plan.Variants.Where(variant => experiment.FindMean(first, variant, RobustnessStudy.Fall) is { } fall && Math.Abs(fall) > FallGoal).ToList();
        var isFallKnown = plan.Variants.Any(variant => experiment.FindMean(first, variant, RobustnessStudy.Fall) is not null);
        text.Append(!isFallKnown ? string.Empty : falling.Count == 0
            ? $"A missing paper moves nobody by more than half a rank in the mean in {ExperimentPlan.CodeOf(first)}, whatever orders the list. "
            : $"Fails: a missing paper moves people by more than half a rank on companies' lists in {ExperimentPlan.CodeOf(first)} by {List(falling.Select(variant => $"{variant} ({Signed(experiment.FindMean(first, variant, RobustnessStudy.Fall))} ranks)"))}. ");
        var worse = plan.Worlds.Where(world => experiment.FindMean(world, plan.Baseline, RobustnessStudy.Brier) >= experiment.FindMean(world, plan.Baseline, RobustnessStudy.BrierOfShare)).ToList();
        var isBrierKnown = plan.Worlds.Any(world => experiment.FindMean(world, plan.Baseline, RobustnessStudy.Brier) is not null);
        text.Append(!isBrierKnown ? string.Empty : worse.Count == 0
            ? "Stated chances of meeting a minimum of German say more than the share of people who meet it in every world. "
            : $"Fails: stated chances of meeting a minimum of German say no more than the share of people who meet it in {List(worse.Select(ExperimentPlan.CodeOf))}. ");
        foreach (var (measure, variants, what) in new (string, IReadOnlyList<string>, string)[] { (RobustnessStudy.Fall, plan.Variants, "ranks that a missing paper costs"), (RobustnessStudy.Brier, [plan.Baseline], "stated chances of meeting a minimum of German") })
        {
            text.Append(experiment.Unchecked(measure, variants, what) is { Length: > 0 } gap ? $"{gap} " : string.Empty);
        }

        text.Append(CultureInfo.InvariantCulture, $"Falls by {plan.Baseline}, ranks: {string.Join(", ", plan.Worlds.Select(world => $"{ExperimentPlan.CodeOf(world)} {Signed(experiment.FindMean(world, plan.Baseline, RobustnessStudy.Fall))}"))}. ");
        text.Append(CultureInfo.InvariantCulture, $"Brier score, that of the share: {string.Join(", ", plan.Worlds.Select(world => $"{ExperimentPlan.CodeOf(world)} {Number(experiment.FindMean(world, plan.Baseline, RobustnessStudy.Brier))}, {Number(experiment.FindMean(world, plan.Baseline, RobustnessStudy.BrierOfShare))}"))}. ");
        text.Append(CultureInfo.InvariantCulture, $"Measured a second time in {ExperimentPlan.CodeOf(first)}, people's lists keep τ_b, and of the first ten: {string.Join(", ", plan.Variants.Select(variant => $"{variant} {Number(experiment.FindMean(first, variant, RobustnessStudy.TauPeople))}, {(experiment.FindMean(first, variant, RobustnessStudy.Overlap) is { } share ? Percent(share) : NotChecked)}"))}.");
        return text.ToString();
    }

    public static string Charts(Experiment experiment)
    {
        var first = experiment.Plan.Worlds[0];
        var text = new StringBuilder();
        foreach (var (measure, what) in new[]
        {
            (RobustnessStudy.Fall, "Mean with its 95 % interval over markets; 0 is where a missing paper is neither a fault nor a merit, right of it people fall."),
            (RobustnessStudy.TauPeople, "Mean with its 95 % interval over markets; 1 is the same order."),
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"<h2>{Html(experiment.TitleOf(measure))}, {ExperimentPlan.CodeOf(first)}</h2>\n<p>Synthetic data. {what}</p>\n");
            text.Append(SvgChart.Differences(experiment.TitleOf(measure), [.. experiment.Plan.Variants.Select(variant => (variant, experiment.FindInterval(first, variant, measure))).Where(one => one.Item2 is not null)
                .Select(one => (one.variant, one.Item2!.Value.Value, one.Item2!.Value.Low, one.Item2!.Value.High))], null)).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? NotChecked;

    private static string Signed(double? value) => value?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? NotChecked;
}
