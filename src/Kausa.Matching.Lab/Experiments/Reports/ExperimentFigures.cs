using System.Globalization;
using System.Net;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Fairness;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>Figures of an experiment, looked up by name, and words about them.</summary>
internal static class ExperimentFigures
{
    public static double MeanOf(this Experiment experiment, World world, string variant, string measure)
    {
        var code = ExperimentPlan.CodeOf(world);
        return experiment.Comparisons.First(one => one.World == code && one.Variant == variant && one.Measure == measure).Mean;
    }

    /// <summary>Mean over markets with its bootstrap interval.</summary>
    public static Interval IntervalOf(this Experiment experiment, World world, string variant, string measure) =>
        Bootstrap.Of([.. ValuesOf(experiment, world, variant, measure)], (IReadOnlyList<double> sample) => sample.Average());

    /// <summary>Mean over markets of what one variant has more than another, with its bootstrap interval.</summary>
    public static Interval DifferenceOf(this Experiment experiment, World world, string variant, string other, string measure) => Bootstrap.Of(
        [.. ValuesOf(experiment, world, variant, measure).Zip(ValuesOf(experiment, world, other, measure), (a, b) => a - b)], (IReadOnlyList<double> sample) => sample.Average());

    public static string TitleOf(this Experiment experiment, string measure) => experiment.Plan.Study.Measures.First(one => one.Name == measure).Title;

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    public static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "none";

    public static string Html(string text) => WebUtility.HtmlEncode(text);

    private static IEnumerable<double> ValuesOf(Experiment experiment, World world, string variant, string measure) =>
        experiment.Measurements.Where(one => one.World == world && one.Variant == variant && one.Measure == measure).OrderBy(one => one.Seed).Select(one => one.Value);
}
