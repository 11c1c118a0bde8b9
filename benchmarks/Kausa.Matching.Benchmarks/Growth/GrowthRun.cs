using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Speed;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>How the cost of a question grows with the number of places: the same people, exact lists of 20.</summary>
internal static class GrowthRun
{
    private const int People = 2_000;
    private const int Rounds = 5;
    private const int Top = 20;

    /// <summary>Measures and prints a row per size.</summary>
    /// <param name="sizes">Numbers of places; none takes 50,000 and 550,000.</param>
    /// <returns>0.</returns>
    public static int Run(string[] sizes)
    {
        Console.WriteLine("| Places | Blocks | Blocks scored per question, mean | µs per question: mean | p50 | p99 | max | Build s | Bytes per place |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in sizes.Length > 0 ? sizes : ["50000", "550000"])
        {
            Measure(int.Parse(size, CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static void Measure(int places)
    {
        var market = NationMarket.Create(places, People);
        MatchIndex.Build(market, BenchmarkData.NationPolicy);
        GC.Collect();
        var begin = Stopwatch.GetTimestamp();
        var index = MatchIndex.Build(market, BenchmarkData.NationPolicy);
        var build = Stopwatch.GetElapsedTime(begin);
        var times = QuestionTimes.Of(index, [.. Enumerable.Range(0, index.CandidateCount)], Top, Rounds, out var blocks);
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {places:N0} | {index.Places.Segments.Sum(s => s.Columns.BlockCount):N0} | {blocks:F1} | {times.Average() / 1e3:F2} | {times[times.Length / 2] / 1e3:F2} | {times[times.Length * 99 / 100] / 1e3:F1} | {times[^1] / 1e3:F1} | {build.TotalSeconds:F2} | {index.PlaceByteCount / (double)places:F1} |"));
    }
}

/// <summary>What one question costs, per person.</summary>
internal static class QuestionTimes
{
    /// <summary>Asks everybody once per round, in order, after two rounds that do not count.</summary>
    /// <param name="index">The index.</param>
    /// <param name="people">Numbers of people.</param>
    /// <param name="top">K.</param>
    /// <param name="rounds">Number of rounds.</param>
    /// <param name="visitedBlocks">Blocks whose places were looked at, per question.</param>
    /// <returns>Processor time of the thread in nanoseconds, for each person the median of the rounds.</returns>
    public static long[] Of(MatchIndex index, int[] people, int top, int rounds, out double visitedBlocks)
    {
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = top };
        var search = index.NewSearch();
        var hits = new MatchHit[top];
        var times = Array.ConvertAll(people, _ => new long[rounds]);
        var warm = Math.Max(2, 20_000 / Math.Max(1, people.Length));
        for (var round = -warm; round < rounds; round++)
        {
            for (var i = 0; i < people.Length; i++)
            {
                var begin = ThreadClock.Nanoseconds;
                search.TopPlaces(people[i], request, hits);
                if (round >= 0)
                {
                    times[i][round] = ThreadClock.Nanoseconds - begin;
                }
            }
        }

        visitedBlocks = search.VisitedBlockCount / ((double)people.Length * (rounds + warm));
        foreach (var own in times)
        {
            Array.Sort(own);
        }

        return Array.ConvertAll(times, own => own[rounds / 2]);
    }
}
