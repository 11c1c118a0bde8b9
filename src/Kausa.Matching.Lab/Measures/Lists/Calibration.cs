namespace Kausa.Matching.Lab.Measures.Lists;

/// <summary>Whether stated chances and intervals are kept.</summary>
public static class Calibration
{
    /// <summary>Brier score: mean squared distance of chance and outcome.</summary>
    /// <param name="forecasts">Chance 0..1 and whether it came true; at least one.</param>
    /// <returns>0 for certainty that is right, 1 for certainty that is wrong.</returns>
    public static double Brier(IReadOnlyCollection<(double Chance, bool CameTrue)> forecasts) =>
        forecasts.Average(forecast => (forecast.Chance - (forecast.CameTrue ? 1 : 0)) * (forecast.Chance - (forecast.CameTrue ? 1 : 0)));

    /// <summary>Reliability curve: for each tenth of chance the mean chance and the share that came true.</summary>
    /// <param name="forecasts">Chance 0..1 and whether it came true.</param>
    /// <returns>One point for each tenth that holds a forecast.</returns>
    public static IReadOnlyList<ReliabilityPoint> Reliability(IEnumerable<(double Chance, bool CameTrue)> forecasts) =>
    [
        .. forecasts
            .GroupBy(forecast => Math.Min(9, (int)(forecast.Chance * 10)))
            .OrderBy(tenth => tenth.Key)
            .Select(tenth => new ReliabilityPoint(tenth.Average(forecast => forecast.Chance), tenth.Count(forecast => forecast.CameTrue) / (double)tenth.Count(), tenth.Count())),
    ];

    /// <summary>Share of intervals that hold the truth, ends included.</summary>
    /// <param name="intervals">Low end, high end, truth; at least one.</param>
    /// <returns>0..1; 0.8 for an 80 % interval that keeps its word.</returns>
    public static double IntervalCoverage(IReadOnlyCollection<(long Low, long High, long Truth)> intervals) =>
        intervals.Count(interval => interval.Low <= interval.Truth && interval.Truth <= interval.High) / (double)intervals.Count;

    /// <summary>What a missing fact costs: how many ranks somebody falls when it is taken away.</summary>
    /// <param name="ranks">Rank with and without the fact; at least one.</param>
    /// <returns>Mean fall, near 0 where a missing fact is neither zero nor a guess; and mean movement either way.</returns>
    public static (double MeanFall, double MeanMovement) MissingnessPenalty(IReadOnlyCollection<(int With, int Without)> ranks) =>
        (ranks.Average(rank => rank.Without - rank.With), ranks.Average(rank => Math.Abs(rank.Without - rank.With)));
}

/// <summary>One point of a reliability curve.</summary>
/// <param name="MeanChance">Mean stated chance.</param>
/// <param name="CameTrueShare">Share that came true.</param>
/// <param name="Count">Forecasts behind it.</param>
public sealed record ReliabilityPoint(double MeanChance, double CameTrueShare, int Count);
