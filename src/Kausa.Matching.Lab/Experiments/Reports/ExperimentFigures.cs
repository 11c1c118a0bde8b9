using System.Globalization;
using System.Net;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Chance;
using Kausa.Matching.Lab.Measures.Fairness;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>Figures of an experiment, looked up by name, and words about them.</summary>
internal static class ExperimentFigures
{
    /// <summary>Mean of what every market gives.</summary>
    public static double MeanOf(this Experiment experiment, World world, string variant, string measure) => experiment.Find(world, variant, measure)!.Mean;

    /// <summary>Mean over the markets that give a figure; null where none does.</summary>
    public static double? FindMean(this Experiment experiment, World world, string variant, string measure) => experiment.Find(world, variant, measure)?.Mean;

    /// <summary>What was measured, compared with the baseline; null where no market gives a figure.</summary>
    public static Comparison? Find(this Experiment experiment, World world, string variant, string measure)
    {
        var code = ExperimentPlan.CodeOf(world);
        return experiment.Comparisons.FirstOrDefault(one => one.World == code && one.Variant == variant && one.Measure == measure);
    }

    /// <summary>What a check could not look at, in words that begin with "Not checked" or tell how few markets it is made on; empty where every market gives a figure.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="measure">What the check looks at.</param>
    /// <param name="variants">For these.</param>
    /// <param name="what">The check in words.</param>
    public static string Unchecked(this Experiment experiment, string measure, IEnumerable<string> variants, string what)
    {
        var found = experiment.Plan.Worlds.SelectMany(world => variants.Select(variant => (World: world, Count: experiment.Find(world, variant, measure)?.MarketCount ?? 0))).ToList();
        var without = found.Where(one => one.Count == 0).Select(one => one.World).Distinct().ToList();
        var where = without.Count == experiment.Plan.Worlds.Count ? string.Empty : $" in {List(without.Select(ExperimentPlan.CodeOf))}";
        var fewest = found.Where(one => one.Count > 0).Select(one => one.Count).DefaultIfEmpty(experiment.Plan.SeedCount).Min();
        return (without.Count > 0, fewest < experiment.Plan.SeedCount) switch
        {
            (true, _) => $"Not checked{where}: {what} ({experiment.WhyNot(measure)}).",
            (_, true) => string.Create(CultureInfo.InvariantCulture, $"Checked on {fewest} of {experiment.Plan.SeedCount} markets alone: {what} (the others: {experiment.WhyNot(measure)})."),
            _ => string.Empty,
        };
    }

    /// <summary>Why a market gives no figure of a measure.</summary>
    public static string WhyNot(this Experiment experiment, string measure) => experiment.Plan.Study.Measures.First(one => one.Name == measure).WhyNot ?? "no figure";

    /// <summary>Mean of what every market gives, with its bootstrap interval.</summary>
    public static Interval IntervalOf(this Experiment experiment, World world, string variant, string measure) => experiment.FindInterval(world, variant, measure)!.Value;

    /// <summary>Mean over the markets that give a figure, with its bootstrap interval; null where none does.</summary>
    public static Interval? FindInterval(this Experiment experiment, World world, string variant, string measure) =>
        ValuesOf(experiment, world, variant, measure).ToList() is { Count: > 0 } values ? Bootstrap.Of(values, (IReadOnlyList<double> sample) => sample.Average()) : null;

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
