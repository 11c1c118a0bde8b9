using System.Globalization;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks.Peers;

/// <summary>Checks that a database gave exactly our lists, and sets its times beside ours.</summary>
internal static class PeerComparison
{
    private const int Rounds = 5;

    /// <summary>Reads <c>answer.csv</c> (person, rank, place, score) and <c>timing.csv</c> (person, round, processor nanoseconds, wall microseconds).</summary>
    /// <param name="folder">The folder of the export with both files.</param>
    /// <returns>0 when every list is identical, otherwise 1.</returns>
    public static int Run(string folder)
    {
        var sizes = File.ReadAllText(Path.Combine(folder, PeerExport.SizesFile)).Split(' ');
        var market = new PeerMarket(PeerExport.Count(sizes[0]), PeerExport.Count(sizes[1].Trim()));
        var answers = Rows(folder, "answer.csv").ToLookup(row => (int)row[0]);
        var search = market.Index.NewSearch();
        var hits = new MatchHit[PeerMarket.Top];
        var different = 0;
        foreach (var person in market.People)
        {
            var found = search.TopPlaces(person, PeerMarket.Request, hits);
            var theirs = answers[person].OrderBy(row => row[1]).Select(row => (Place: (int)row[2], Score: row[3]));
            if (!theirs.SequenceEqual(hits.Take(found).Select(hit => (hit.Row, hit.Key))))
            {
                different++;
                Console.Error.WriteLine($"person {person}: lists differ");
            }
        }

        var peer = Rows(folder, "timing.csv").GroupBy(row => row[0]).ToDictionary(group => (int)group.Key, group => Median(group.Select(row => row[2])));
        var wall = Rows(folder, "timing.csv").GroupBy(row => row[0]).Select(group => Median(group.Select(row => row[3])) * 1_000.0).ToArray();
        var own = QuestionTimes.Of(market.Index, market.People, PeerMarket.Top, Rounds, out _);
        Print(market, different, [.. market.People.Select(person => (double)peer[person])], wall, Array.ConvertAll(own, time => (double)time));
        return different == 0 && market.People.Length > 0 ? 0 : 1;
    }

    /// <summary>Prints median, mean and largest of a peer and of the index, and their ratios.</summary>
    public static void Print(PeerMarket market, int different, double[] peer, double[] wall, double[] own)
    {
        Array.Sort(peer);
        Array.Sort(own);
        Array.Sort(wall);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{market.People.Length - different} of {market.People.Length} lists of {PeerMarket.Top} identical (places and scores); {market.Places.Length:N0} open places of {market.Index.PlaceCount:N0}"));
        Console.WriteLine("| | median | mean | p90 | max |\n|---|---:|---:|---:|---:|");
        Console.WriteLine(Row("peer, processor ms", peer, 1e6));
        Console.WriteLine(Row("peer, wall ms", wall, 1e6));
        Console.WriteLine(Row("index, processor µs", own, 1e3));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| ratio (processor) | {At(peer, 50) / At(own, 50):N0} | {peer.Average() / own.Average():N0} | {At(peer, 90) / At(own, 90):N0} | {peer[^1] / own[^1]:N0} |"));
    }

    private static string Row(string name, double[] sorted, double unit) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {At(sorted, 50) / unit:F2} | {sorted.Average() / unit:F2} | {At(sorted, 90) / unit:F2} | {sorted[^1] / unit:F2} |");

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];

    private static long Median(IEnumerable<long> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static IEnumerable<long[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Select(line => Array.ConvertAll(line.Split(','), cell => long.Parse(cell, CultureInfo.InvariantCulture)));
}
