using System.Globalization;
using System.Net;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Chance;
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

    /// <summary>Pairs of variants, each way, that a measure tells apart clear of chance in a world; corrected for all pairs in all worlds, because which of them is looked at follows from the means.</summary>
    public static HashSet<(World World, string One, string Other)> ToldApartBy(this Experiment experiment, string measure)
    {
        var variants = experiment.Plan.Variants;
        var units = experiment.Measurements.Where(one => one.Measure == measure).GroupBy(one => (one.World, one.Variant)).ToDictionary(group => group.Key, group => group.OrderBy(one => one.Seed).Select(one => SignFlips.Units(one.Value)).ToList());
        var pairs = (from world in experiment.Plan.Worlds from at in Enumerable.Range(0, variants.Count) from other in variants.Skip(at + 1) select (World: world, One: variants[at], Other: other)).ToList();
        var chances = Holm.Correct(pairs.ConvertAll(pair => SignFlips.Of([.. units[(pair.World, pair.One)].Zip(units[(pair.World, pair.Other)], (a, b) => a - b)])));
        return [.. pairs.Where((_, at) => chances[at].IsClear).SelectMany(pair => new[] { pair, (pair.World, One: pair.Other, Other: pair.One) })];
    }

    public static string TitleOf(this Experiment experiment, string measure) => experiment.Plan.Study.Measures.First(one => one.Name == measure).Title;

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    public static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "none";

    public static string Html(string text) => WebUtility.HtmlEncode(text);

    private static IEnumerable<double> ValuesOf(Experiment experiment, World world, string variant, string measure) =>
        experiment.Measurements.Where(one => one.World == world && one.Variant == variant && one.Measure == measure).OrderBy(one => one.Seed).Select(one => one.Value);
}
