using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Lab.Speed;

/// <summary>What to measure.</summary>
public sealed record NationBenchPlan
{
    /// <summary>Places of the market.</summary>
    public int PlaceCount { get; init; } = NationMarket.PlaceCount;

    /// <summary>People of the market.</summary>
    public int CandidateCount { get; init; } = NationMarket.CandidateCount;

    /// <summary>K.</summary>
    public int Top { get; init; } = 20;

    /// <summary>Threads of the whole run.</summary>
    public int ThreadCount { get; init; } = 2;

    /// <summary>Rounds; medians over them are told.</summary>
    public int RoundCount { get; init; } = 3;

    /// <summary>Single questions of each kind in a round.</summary>
    public int QuestionCount { get; init; } = 20_000;
}

/// <summary>Quantiles of microseconds over questions, each with the median of its rounds.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99 %.</param>
/// <param name="Max">Longest.</param>
public readonly record struct Micros(double P50, double P99, double Max)
{
    /// <summary>Quantiles over questions of the median of each.</summary>
    /// <param name="questions">The times of each question, a round each.</param>
    /// <returns>All 0 where nothing was asked.</returns>
    internal static Micros OfRounds(IReadOnlyCollection<double[]> questions)
    {
        double[] medians = [.. questions.Select(MedianOf).Order()];
        return medians.Length == 0 ? default : new(medians[medians.Length / 2], medians[medians.Length * 99 / 100], medians[^1]);
    }

    /// <summary>The median; of two in the middle the larger.</summary>
    internal static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

/// <summary>What was measured; times are processor times of the threads that worked.</summary>
public sealed record NationBenchResult
{
    /// <summary>Places.</summary>
    public required int Places { get; init; }

    /// <summary>People.</summary>
    public required int Candidates { get; init; }

    /// <summary>K.</summary>
    public required int Top { get; init; }

    /// <summary>Threads of the whole run.</summary>
    public required int Threads { get; init; }

    /// <summary>Everybody's list on all threads: processor time of the process divided by its threads, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Everybody's list on one thread.</summary>
    public required double SecondsOneThread { get; init; }

    /// <summary>One question, people in random order.</summary>
    public required Micros Query { get; init; }

    /// <summary>One place against everybody.</summary>
    public required Micros Reverse { get; init; }

    /// <summary>People without a wish who would go anywhere.</summary>
    public required Micros Unfiltered { get; init; }

    /// <summary>Building the index of the places alone from the rows: processor time of the thread that builds, which does its share of what runs side by side.</summary>
    public required double BuildSeconds { get; init; }

    /// <summary>Bytes of columns and bounds of a place.</summary>
    public required double BytesPerPlace { get; init; }

    /// <summary>Bytes allocated for a question, in the mean.</summary>
    public required double AllocatedBytesPerQuery { get; init; }

    /// <summary>A batch of 5,000 changed places (or a tenth of the market) until it is visible, in milliseconds: processor time of the writer.</summary>
    public required double UpdateMilliseconds { get; init; }

    /// <summary>Form of the kernels.</summary>
    public required string Kernel { get; init; }
}

/// <summary>Measures the index on the national market.</summary>
/// <remarks>
/// Every figure is a median over rounds: of single questions each has the median of its own times, and quantiles are taken over questions, so that an interruption of the machine, which hits another
/// question in each round, does not pass for a slow question. Questions are asked in an order that a fixed seed shuffles, so that neighbours do not help each other. What reading the clock takes is
/// taken off.
/// </remarks>
public static class NationBench
{
    private const int UnfilteredCount = 300;
    private const int ReverseCount = 2_000;
    private const int ChangeCount = 5_000;
    private const int BatchCount = 24;
    private const int WarmUpCount = 48;

    /// <summary>Measures.</summary>
    /// <param name="plan">What.</param>
    /// <param name="progress">Told what is under way; null when nobody waits.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>The figures.</returns>
    public static NationBenchResult Run(NationBenchPlan plan, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        progress?.Report("drawing the market");
        var market = NationMarket.Create(plan.PlaceCount, plan.CandidateCount, cancellationToken: cancellation);
        var policy = ShippedPolicies.Find(NationMarket.Plan.Policy)!;
        progress?.Report("building the index");
        var places = new Market(market.Office, market.AsOf, market.Source, market.Content with { Candidates = [] });
        var builds = Rounds(plan, () => Timed(() => MatchIndex.Build(places, policy, cancellation: cancellation)), cancellation);
        var index = MatchIndex.Build(market, policy, cancellation: cancellation);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = plan.Top, CountPairs = false };
        var search = index.NewSearch();
        var hits = new MatchHit[plan.Top];
        progress?.Report("asking single questions");
        var people = Shuffled(plan.CandidateCount, plan.QuestionCount);
        var query = Single(plan, people, person => search.TopPlaces(person, request, hits), cancellation, out var allocated);
        var offers = Shuffled(plan.PlaceCount, Math.Min(plan.QuestionCount, ReverseCount));
        var reverse = Single(plan, offers, place => search.TopCandidates(place, request, hits), cancellation, out _);
        var anywhere = Shuffled(plan.CandidateCount, UnfilteredCount).Select(n => index.Compile(Anywhere(index.CandidateAt(n)))).ToArray();
        var unfiltered = Single(plan, [.. Enumerable.Range(0, anywhere.Length)], n => search.TopPlaces(anywhere[n], request, hits), cancellation, out _);
        progress?.Report("ranking for everybody");
        var all = Rounds(plan, () => Everybody(index, request, plan.ThreadCount, cancellation), cancellation);
        var alone = Rounds(plan, () => Everybody(index, request, 1, cancellation), cancellation);
        progress?.Report("changing places");
        var update = UpdateMilliseconds(places, policy, cancellation);
        return new NationBenchResult
        {
            Places = plan.PlaceCount,
            Candidates = plan.CandidateCount,
            Top = plan.Top,
            Threads = plan.ThreadCount,
            Seconds = all,
            SecondsOneThread = alone,
            Query = query,
            Reverse = reverse,
            Unfiltered = unfiltered,
            BuildSeconds = builds,
            BytesPerPlace = (double)index.PlaceByteCount / Math.Max(1, plan.PlaceCount),
            AllocatedBytesPerQuery = allocated,
            UpdateMilliseconds = update,
            Kernel = index.Kernel.ToString(),
        };
    }

    // The same places there and back, so that every batch costs the same and what is not yet merged grows as in use; each comes when merging and hashing after the one before have ended. A service that takes batches all day runs compiled to the end, which the first batches bring about.
    private static double UpdateMilliseconds(Market market, MatchPolicy policy, CancellationToken cancellation)
    {
        var live = LiveMatchIndex.Build(market, policy, cancellation: cancellation);
        var changed = Shuffled(market.Places.Count, Math.Min(ChangeCount, Math.Max(1, market.Places.Count / 10))).Select(number => market.Places[number]).ToArray();
        MarketChanges[] batches = [new() { Places = [.. changed.Select(place => place with { StartFlexDays = 1 })] }, new() { Places = changed }];
        var times = new List<double>();
        for (var batch = 0; batch < WarmUpCount + BatchCount; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            var seconds = Timed(() => live.Apply(batches[batch % 2]));
            live.Merging.GetAwaiter().GetResult();
            _ = live.Current.Snapshot;
            if (batch >= WarmUpCount)
            {
                times.Add(seconds * 1e3);
            }
        }

        return Micros.MedianOf(times);
    }

    // Somebody for whom nothing but the score tells places apart.
    private static Candidate Anywhere(Candidate candidate) => candidate with
    {
        Wishes = [],
        VetoedOccupations = [],
        VetoedCompanies = [],
        PathwaysOpen = null,
        Mobility = candidate.Mobility with { WillingToRelocate = true },
        CaseState = CaseState.Searching,
        ServiceLevel = ServiceLevel.Search,
        Consents = [new Consent(Purpose.MatchForAdviser, null, new DateOnly(2026, 1, 1), null)],
    };

    private static Micros Single(NationBenchPlan plan, int[] subjects, Func<int, int> ask, CancellationToken cancellation, out double allocated)
    {
        var rounds = new double[subjects.Length][];
        for (var i = 0; i < subjects.Length; i++)
        {
            rounds[i] = new double[plan.RoundCount];
        }

        allocated = 0;
        var cost = ThreadClock.ReadingCost();
        for (var round = 0; round <= plan.RoundCount; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < subjects.Length; i++)
            {
                var begin = ThreadClock.Nanoseconds;
                ask(subjects[i]);
                var micros = Math.Max(0, ThreadClock.Nanoseconds - begin - cost) / 1_000.0;

                // The first round warms up.
                if (round > 0)
                {
                    rounds[i][round - 1] = micros;
                }
            }

            allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Math.Max(1, subjects.Length);
        }

        return Micros.OfRounds(rounds);
    }

    // Processor time of the whole process, shared by its threads: what others do on the machine does not count.
    private static double Everybody(MatchIndex index, RankRequest request, int threads, CancellationToken cancellation)
    {
        var before = Environment.CpuUsage.TotalTime;
        BulkRanking.Run(index, BulkSide.Candidates, request, threads, static (_, _) => { }, null, cancellation);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / threads;
    }

    private static double Timed(Func<object> work)
    {
        var begin = ThreadClock.Nanoseconds;
        GC.KeepAlive(work());
        return (ThreadClock.Nanoseconds - begin) / 1e9;
    }

    private static double Rounds(NationBenchPlan plan, Func<double> measure, CancellationToken cancellation)
    {
        var seconds = new List<double>();
        for (var round = 0; round < plan.RoundCount; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            seconds.Add(measure());
        }

        return Micros.MedianOf(seconds);
    }

    private static int[] Shuffled(int count, int wanted)
    {
        var random = new RandomSource(NationMarket.DefaultSeed);
        return [.. Enumerable.Range(0, count).OrderBy(n => random.Stream("speed/order", n).Next()).Take(wanted)];
    }
}
