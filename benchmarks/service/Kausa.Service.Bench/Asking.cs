using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Contracts;
using V1 = Kausa.Matching.V1;

namespace Kausa.Service.Bench;

/// <summary>Ranked answers, pages of 20 places with all that a portal shows.</summary>
internal static class Asking
{
    private const int Callers = 64;

    public static async Task RunAsync(MatchingClient[] portals, MatchingClient[] advisers, TimeSpan time)
    {
        var visitors = Nation.Visitors(2_000);
        var stored = new V1.RankTrainingPlacesRequest[2_000];
        var people = new List<string>();
        for (var request = new V1.ListCandidatesRequest { PageSize = 500 }; people.Count < stored.Length;)
        {
            var page = await advisers[0].ListCandidatesAsync(request).ConfigureAwait(false);
            people.AddRange(page.Candidates.Select(person => person.Name));
            if ((request.PageToken = page.NextPageToken).Length == 0)
                break;
        }

        for (var i = 0; i < stored.Length; i++)
            stored[i] = new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = people[i % people.Count] } };
        await MeasureAsync("visitor's profile", portals, visitors, time).ConfigureAwait(false);
        await MeasureAsync("stored candidate", advisers, stored, time).ConfigureAwait(false);
    }

    private static async Task MeasureAsync(string what, MatchingClient[] clients, V1.RankTrainingPlacesRequest[] requests, TimeSpan time)
    {
        // Warms both processes, and weighs the pages.
        var (most, sum) = (0L, 0L);
        foreach (var request in requests)
        {
            var size = (await clients[0].RankTrainingPlacesAsync(request).ConfigureAwait(false)).CalculateSize();
            (most, sum) = (Math.Max(most, size), sum + size);
        }

        Console.WriteLine(Line(what, "page", $"{sum / requests.Length / 1024.0:F1} KiB mean, {most / 1024.0:F1} KiB most"));
        await ThroughputAsync(clients, requests, TimeSpan.FromSeconds(3)).ConfigureAwait(false);
        var times = new List<double>();
        var end = Stopwatch.StartNew();
        for (var i = 0; end.Elapsed < time; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await clients[0].RankTrainingPlacesAsync(requests[i % requests.Length]).ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(Line(what, "one call in flight", $"p50 {times[times.Count / 2]:F3} ms, p99 {times[times.Count * 99 / 100]:F3} ms, {times.Count} calls"));
        var before = ServiceClock.Now;
        var (done, seconds) = await ThroughputAsync(clients, requests, time).ConfigureAwait(false);
        Console.WriteLine(Line(what, $"{Callers} callers", $"{done / seconds:F0} answers/s{ServiceClock.Each(before, done)}"));
    }

    private static async Task<(int Done, double Seconds)> ThroughputAsync(MatchingClient[] clients, V1.RankTrainingPlacesRequest[] requests, TimeSpan time)
    {
        var done = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; clock.Elapsed < time; i += Callers)
            {
                await clients[caller % clients.Length].RankTrainingPlacesAsync(requests[i % requests.Length]).ConfigureAwait(false);
                Interlocked.Increment(ref done);
            }
        }))).ConfigureAwait(false);
        return (done, clock.Elapsed.TotalSeconds);
    }

    internal static string Line(string what, string how, FormattableString figures) => $"{what}, {how}: {figures.ToString(CultureInfo.InvariantCulture)}";
}
