using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Measures.Fairness;

/// <summary>A value with the interval in which resampling puts it.</summary>
/// <param name="Value">The value of the sample.</param>
/// <param name="Low">2.5 % of the resamples lie below.</param>
/// <param name="High">2.5 % of the resamples lie above.</param>
public readonly record struct Interval(double Value, double Low, double High);

/// <summary>Percentile bootstrap, seeded: the same sample gives the same interval.</summary>
/// <remarks>Source: Efron and Tibshirani 1993.</remarks>
public static class Bootstrap
{
    /// <summary>Resamples drawn.</summary>
    public const int ResampleCount = 2_000;

    /// <summary>Interval of a statistic over one sample.</summary>
    /// <typeparam name="T">What is sampled.</typeparam>
    /// <param name="sample">At least one item; items are drawn with replacement.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>Value and 95 % interval.</returns>
    public static Interval Of<T>(IReadOnlyList<T> sample, Func<IReadOnlyList<T>, double> statistic, ulong seed = 1) => Of([sample], parts => statistic(parts[0]), seed);

    /// <summary>Interval of a statistic over several samples, each resampled on its own.</summary>
    /// <typeparam name="T">What is sampled.</typeparam>
    /// <param name="samples">Samples of at least one item.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>Value and 95 % interval.</returns>
    public static Interval Of<T>(IReadOnlyList<IReadOnlyList<T>> samples, Func<IReadOnlyList<IReadOnlyList<T>>, double> statistic, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(statistic);
        var source = new RandomSource(seed);
        var values = new double[ResampleCount];
        Parallel.For(0, ResampleCount, at =>
        {
            var random = source.Stream("bootstrap", at);
            values[at] = statistic([.. samples.Select(sample => (IReadOnlyList<T>)[.. Enumerable.Range(0, sample.Count).Select(_ => sample[random.Below(sample.Count)])])]);
        });
        Array.Sort(values);
        return new(statistic(samples), values[(int)(ResampleCount * 0.025)], values[(int)(ResampleCount * 0.975)]);
    }
}
