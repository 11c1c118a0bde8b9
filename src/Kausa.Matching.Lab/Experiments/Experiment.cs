using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>How one variant differs from the baseline in one world and measure, market by market.</summary>
/// <param name="World">Code of the world.</param>
/// <param name="Variant">Code of what was tried.</param>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Mean">Mean over the markets.</param>
/// <param name="Difference">Mean of the differences to the baseline on the same market, with its bootstrap interval.</param>
public sealed record Comparison(string World, string Variant, string Measure, double Mean, Interval Difference);

/// <summary>An experiment that was run.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Measurements">Every measurement, by seed, world and variant.</param>
/// <param name="Comparisons">Means and paired differences.</param>
public sealed record Experiment(ExperimentPlan Plan, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>Runs an experiment: a pure function of its plan, whatever the threads.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told after each market; null when nobody waits.</param>
    /// <param name="cancel">Stops between two markets.</param>
    /// <returns>All measurements with means and paired differences.</returns>
    /// <exception cref="FormatException">A market has no eligible pair, so that there is nothing to measure; the message names it and the sizes.</exception>
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
        var values = measurements.GroupBy(one => (one.World, one.Variant, one.Measure)).ToDictionary(group => group.Key, group => group.OrderBy(one => one.Seed).Select(one => one.Value).ToList());
        return
        [
            .. from world in plan.Worlds
               from variant in plan.Variants
               from measure in plan.Study.Measures
               let own = values[(world, variant, measure.Name)]
               let other = values[(world, plan.Baseline, measure.Name)]
               select new Comparison(
                   ExperimentPlan.CodeOf(world), variant, measure.Name, own.Average(), Bootstrap.Of([.. own.Zip(other, (a, b) => a - b)], (IReadOnlyList<double> sample) => sample.Average())),
        ];
    }
}
