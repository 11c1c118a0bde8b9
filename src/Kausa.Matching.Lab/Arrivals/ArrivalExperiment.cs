using Kausa.Matching.Allocation.Arrivals;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Arrivals;

/// <summary>One policy over all seasons.</summary>
/// <param name="Policy">GREEDY; BATCH and ONLINE with the seasons before, the one in batches, the other on every arrival; BLIND_BATCH without them.</param>
/// <param name="BatchSize">People decided on together.</param>
/// <param name="MeanBasisPoints">Mean share of what hindsight reaches, in 1/100 percent.</param>
/// <param name="LowestBasisPoints">The same of the worst season.</param>
public sealed record ArrivalResult(string Policy, int BatchSize, int MeanBasisPoints, int LowestBasisPoints);

/// <summary>Compares policies with hindsight on planted seasons.</summary>
public static class ArrivalExperiment
{
    private const int BatchSize = 10;
    private const int Patience = 60;
    private const int SeasonsKnown = 5;

    /// <summary>Runs every policy on the same seasons; each season's policy knows at most the five seasons before.</summary>
    /// <param name="seed">Seed of the first season.</param>
    /// <param name="seasonCount">Seasons, 1..1,000.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>One result per policy.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<ArrivalResult> Run(ulong seed, int seasonCount, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seasonCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seasonCount, 1_000);
        (string Name, int BatchSize, int Patience, bool KnowsSeasons)[] policies =
        [
            ("GREEDY", 1, 0, false), ("BLIND_BATCH", BatchSize, Patience, false), ("ONLINE", 1, Patience, true), ("BATCH", BatchSize, Patience, true),
        ];
        var shares = policies.Select(_ => new List<int>()).ToArray();
        var before = Enumerable.Range(0, SeasonsKnown).Select(at => PlantedSeason.Draw(seed + (ulong)at)).ToList();
        for (var at = 0; at < seasonCount; at++)
        {
            var season = PlantedSeason.Draw(seed + (ulong)(SeasonsKnown + at));
            var best = RollingArrivals.Hindsight(season.Cohort);
            for (var policy = 0; policy < policies.Length; policy++)
            {
                cancellation.ThrowIfCancellationRequested();
                var (_, size, patience, knowsSeasons) = policies[policy];
                var plan = RollingArrivals.Run(season.Cohort, season.Order, new ArrivalPolicy(size, patience, knowsSeasons ? before.ToValueList() : []));
                shares[policy].Add((int)(10_000 * RollingArrivals.Total(season.Cohort, plan) / best));
            }

            before.RemoveAt(0);
            before.Add(season);
        }

        return [.. policies.Select((policy, at) => new ArrivalResult(policy.Name, policy.BatchSize, (int)shares[at].Average(), shares[at].Min()))];
    }
}
