using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Chance;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>How one variant differs from the baseline in one world and measure, market by market.</summary>
/// <param name="World">Code of the world.</param>
/// <param name="Variant">Code of what was tried.</param>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Mean">Mean over the markets that give a figure.</param>
/// <param name="MarketCount">Markets that give a figure, at least one.</param>
/// <param name="Difference">Mean of the differences to the baseline on the same market, over those that give a figure for both, with its bootstrap interval.</param>
/// <param name="Chance">How often chance alone gives differences whose mean lies as far from 0, by the sign-flip test.</param>
/// <param name="Corrected">The same, corrected for all that the study compares with the baseline by this measure, in all worlds.</param>
public sealed record Comparison(string World, string Variant, string Measure, double Mean, int MarketCount, Interval Difference, Probability Chance, Probability Corrected)
{
    /// <summary>Whether the difference is clear of chance: at most 5 % after the correction.</summary>
    public bool IsClear => Corrected.IsClear;
}

/// <summary>An experiment that was run.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Measurements">Every measurement, by seed, world and variant.</param>
/// <param name="Comparisons">Means and paired differences; none of what could not be measured on any market for the variant and the baseline.</param>
public sealed record Experiment(ExperimentPlan Plan, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>Runs an experiment: a pure function of its plan, whatever the threads.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told after each market; null when nobody waits.</param>
    /// <param name="cancel">Stops between two markets.</param>
    /// <returns>All measurements with means and paired differences.</returns>
    /// <exception cref="LabInputException">A market has no eligible pair, so that there is nothing to measure; the message names it and the sizes.</exception>
    public static Experiment Run(ExperimentPlan plan, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var measurements = new List<Measurement>();
        var policy = ShippedPolicies.Find(plan.Policy)!;
        for (var seed = 1; seed <= plan.SeedCount; seed++)
        {
            cancel.ThrowIfCancellationRequested();
            measurements.AddRange(plan.Study.Run(plan, policy, (ulong)seed));
            progress?.Report(seed);
        }

        return Of(plan, measurements);
    }

    /// <summary>Means and paired differences of what was measured.</summary>
    internal static Experiment Of(ExperimentPlan plan, IReadOnlyList<Measurement> measurements) => new(plan, measurements, Compare(plan, measurements));

    private static List<Comparison> Compare(ExperimentPlan plan, IReadOnlyList<Measurement> measurements)
    {
        var values = measurements.GroupBy(one => (one.World, one.Variant, one.Measure)).ToDictionary(group => group.Key, group => group.OrderBy(one => one.Seed).ToList());
        var chances = plan.Study.Measures.SelectMany(measure => ChancesOf(plan, values, measure.Name)).ToDictionary(one => one.Key, one => one.Value);
        return
        [
            .. from world in plan.Worlds
               from variant in plan.Variants
               from measure in plan.Study.Measures
               let both = Paired(plan, values, (world, variant, measure.Name))
               where both.Count > 0
               let own = values[(world, variant, measure.Name)]
               let chance = chances.GetValueOrDefault((world, variant, measure.Name), (Probability.Certain, Probability.Certain))
               select new Comparison(
                   ExperimentPlan.CodeOf(world),
                   variant,
                   measure.Name,
                   own.Average(one => one.Value),
                   own.Count,
                   Bootstrap.Of([.. both.Select(one => one.Own - one.Other)], (IReadOnlyList<double> sample) => sample.Average()),
                   chance.Item1,
                   chance.Item2),
        ];
    }

    // What is compared by one measure is corrected together; the baseline is not compared with itself.
    private static IEnumerable<KeyValuePair<(World World, string Variant, string Measure), (Probability Own, Probability Corrected)>> ChancesOf(
        ExperimentPlan plan, Dictionary<(World World, string Variant, string Measure), List<Measurement>> values, string measure)
    {
        var compared = (from world in plan.Worlds from variant in plan.Variants where variant != plan.Baseline let both = Paired(plan, values, (world, variant, measure)) where both.Count > 0 select ((world, variant, measure), both)).ToList();
        var own = compared.ConvertAll(one => SignFlips.Of([.. one.both.Select(pair => SignFlips.Units(pair.Own) - SignFlips.Units(pair.Other))]));
        return compared.Select(one => one.Item1).Zip(own.Zip(Holm.Correct(own)), KeyValuePair.Create);
    }

    // Markets that give a figure for the variant and for the baseline, by seed.
    private static List<(double Own, double Other)> Paired(ExperimentPlan plan, Dictionary<(World World, string Variant, string Measure), List<Measurement>> values, (World World, string Variant, string Measure) key) =>
        values.TryGetValue(key, out var own) && values.TryGetValue((key.World, plan.Baseline, key.Measure), out var others)
            ? [.. own.Join(others, one => one.Seed, other => other.Seed, (one, other) => (one.Value, other.Value))]
            : [];
}
