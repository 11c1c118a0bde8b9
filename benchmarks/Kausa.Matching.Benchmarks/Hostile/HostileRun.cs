using System.Globalization;
using Kausa.Matching.Benchmarks.Peers;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Speed;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>Markets in which bounds tell little: what a question costs against a look at every place.</summary>
internal static class HostileRun
{
    private const int Rounds = 5;

    /// <summary>Measures each kind of hostile market, prints a row per kind and checks every list against the scan.</summary>
    /// <param name="places">Number of places.</param>
    /// <param name="people">Number of people who are asked about.</param>
    /// <returns>0 when every list is identical, otherwise 1.</returns>
    public static int Run(int places, int people)
    {
        Console.WriteLine("| Market | People | Question, µs: p50 | p99 | max | Full scan, µs: p50 | Question ÷ scan of the same person: median | most | Lists that differ |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        var different = 0;
        foreach (var kind in Enum.GetValues<HostileMarketKind>())
        {
            different += Measure(kind, places, people);
        }

        return different == 0 ? 0 : 1;
    }

    private static int Measure(HostileMarketKind kind, int places, int people)
    {
        var market = new PeerMarket(HostileMarket.Create(kind, places, people * 2), people);
        var own = QuestionTimes.Of(market.Index, market.People, PeerMarket.Top, Rounds, out _);
        var search = market.Index.NewSearch();
        var scan = new FullScan(market);
        var different = 0;
        var theirs = new long[own.Length];
        MatchHit[] found = new MatchHit[PeerMarket.Top], scanned = new MatchHit[PeerMarket.Top];
        for (var i = 0; i < own.Length; i++)
        {
            var person = market.PersonOf(market.People[i]);
            var times = new long[Rounds];
            var count = 0;
            for (var round = 0; round < Rounds; round++)
            {
                var begin = ThreadClock.Nanoseconds;
                count = scan.Find(person, scanned);
                times[round] = ThreadClock.Nanoseconds - begin;
            }

            Array.Sort(times);
            theirs[i] = times[Rounds / 2];
            different += search.TopPlaces(person.Number, PeerMarket.Request, found) == count && found.AsSpan(0, count).SequenceEqual(scanned.AsSpan(0, count)) ? 0 : 1;
        }

        var ratios = own.Zip(theirs, (one, other) => (double)one / Math.Max(1, other)).Order().ToArray();
        Array.Sort(own);
        Array.Sort(theirs);
        Console.WriteLine(own.Length == 0
            ? $"| {kind} | 0 | – | – | – | – | – | – | 0 |"
            : string.Create(CultureInfo.InvariantCulture, $"| {kind} | {own.Length} | {own[own.Length / 2] / 1e3:F1} | {own[own.Length * 99 / 100] / 1e3:F1} | {own[^1] / 1e3:F1} | {theirs[theirs.Length / 2] / 1e3:F0} | {ratios[ratios.Length / 2]:F3} | {ratios[^1]:F3} | {different} |"));
        return different;
    }
}
