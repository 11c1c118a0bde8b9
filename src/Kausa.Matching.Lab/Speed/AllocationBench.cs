using System.Diagnostics;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Markets;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Lab.Speed;

/// <summary>What to measure of the allocation of a nation.</summary>
public sealed record AllocationBenchPlan
{
    /// <summary>Places of the market.</summary>
    public int PlaceCount { get; init; } = NationMarket.PlaceCount;

    /// <summary>People of the market.</summary>
    public int CandidateCount { get; init; } = NationMarket.CandidateCount;

    /// <summary>Threads.</summary>
    public int ThreadCount { get; init; } = 2;

    /// <summary>Rounds; medians over them are told.</summary>
    public int RoundCount { get; init; } = 3;

    /// <summary>Of every how many people one has the companies' scores computed once more by the reference.</summary>
    public int ReferenceEvery { get; init; } = 100;
}

/// <summary>What was measured.</summary>
public sealed record AllocationBenchResult
{
    /// <summary>Places.</summary>
    public required int Places { get; init; }

    /// <summary>People.</summary>
    public required int Candidates { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>From the index to the stable matching: time that passed, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The same as processor time of the process.</summary>
    public required double ProcessorSeconds { get; init; }

    /// <summary>The matching.</summary>
    public required MarketMatching Matching { get; init; }

    /// <summary>The checker's verdict.</summary>
    public required MarketCheck Check { get; init; }

    /// <summary>Time that the checker took, in seconds.</summary>
    public required double CheckSeconds { get; init; }

    /// <summary>Bytes allocated for one matching.</summary>
    public required long AllocatedBytes { get; init; }
}

/// <summary>Measures the stable allocation of the national market, and has it checked.</summary>
public static class AllocationBench
{
    /// <summary>Measures.</summary>
    /// <param name="plan">What.</param>
    /// <param name="progress">Told what is under way; null when nobody waits.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>The figures.</returns>
    public static AllocationBenchResult Run(AllocationBenchPlan plan, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        progress?.Report("drawing the market");
        var market = NationMarket.Create(plan.PlaceCount, plan.CandidateCount, cancellationToken: cancellation);
        progress?.Report("building the index");
        var index = MatchIndex.Build(market, ShippedPolicies.Find(NationMarket.Plan.Policy)!, cancellation: cancellation);
        progress?.Report("matching");
        var request = new MarketMatchRequest { ThreadCount = plan.ThreadCount };
        var matching = MarketMatcher.Match(index, request, cancellation);
        var seconds = new double[plan.RoundCount];
        var processor = new double[plan.RoundCount];
        var allocated = 0L;
        for (var round = 0; round < plan.RoundCount; round++)
        {
            // What earlier rounds left behind is not this round's work.
            GC.Collect();
            var bytes = GC.GetTotalAllocatedBytes();
            var begin = Stopwatch.GetTimestamp();
            var used = Environment.CpuUsage.TotalTime;
            matching = MarketMatcher.Match(index, request, cancellation);
            seconds[round] = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            processor[round] = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
            allocated = GC.GetTotalAllocatedBytes() - bytes;
        }

        progress?.Report("checking");
        var checking = Stopwatch.GetTimestamp();
        var check = AllocationChecker.CheckMarket(index, request.Mode, MarketMatcher.SeatsOf(index), matching.PlaceOfPerson.ToArray(), plan.ThreadCount, plan.ReferenceEvery, cancellation);
        return new AllocationBenchResult
        {
            Places = plan.PlaceCount,
            Candidates = plan.CandidateCount,
            Threads = plan.ThreadCount,
            Seconds = Median(seconds),
            ProcessorSeconds = Median(processor),
            Matching = matching,
            Check = check,
            CheckSeconds = Stopwatch.GetElapsedTime(checking).TotalSeconds,
            AllocatedBytes = allocated,
        };
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
