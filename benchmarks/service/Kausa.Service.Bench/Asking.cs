using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Contracts;
using V1 = Kausa.Matching.V1;

namespace Kausa.Service.Bench;

/// <summary>Ranked answers, pages of 20 places with all that a portal shows.</summary>
internal static class Asking
{
    private const int Callers = 64;
    private const string Path = "/kausa.matching.v1.MatchService/RankTrainingPlaces";

    // One answer in so many is decoded and compared with what the client library was answered.
    private const int LookedAt = 61;

    public static async Task RunAsync(Uri server, (MatchingClient Client, string Key) portal, (MatchingClient Client, string Key) adviser, TimeSpan time)
    {
        var visitors = Nation.Visitors(2_000);
        var stored = new V1.RankTrainingPlacesRequest[2_000];
        var people = new List<string>();
        for (var request = new V1.ListCandidatesRequest { PageSize = 500 }; people.Count < stored.Length;)
        {
            var page = await adviser.Client.ListCandidatesAsync(request).ConfigureAwait(false);
            people.AddRange(page.Candidates.Select(person => person.Name));
            if ((request.PageToken = page.NextPageToken).Length == 0)
                break;
        }

        for (var i = 0; i < stored.Length; i++)
            stored[i] = new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = people[i % people.Count] } };
        await MeasureAsync("visitor's profile", server, portal, visitors, time).ConfigureAwait(false);
        await MeasureAsync("stored candidate", server, adviser, stored, time).ConfigureAwait(false);
    }

    private static async Task MeasureAsync(string what, Uri server, (MatchingClient Client, string Key) caller, V1.RankTrainingPlacesRequest[] requests, TimeSpan time)
    {
        // Warms the service, weighs the pages and keeps what the answers must be.
        var (most, sum) = (0L, 0L);
        var digests = new string[requests.Length];
        foreach (var (i, request) in requests.Index())
        {
            var answer = await caller.Client.RankTrainingPlacesAsync(request).ConfigureAwait(false);
            (most, sum, digests[i]) = (Math.Max(most, answer.CalculateSize()), sum + answer.CalculateSize(), answer.Info.Digest);
        }

        var load = new Load([.. requests.Select(RawConnection.Encoded)], digests);
        Console.WriteLine(Line(what, "page", $"{sum / requests.Length / 1024.0:F1} KiB mean, {most / 1024.0:F1} KiB most"));
        Throughput(server, caller.Key, load, TimeSpan.FromSeconds(3));
        using (var connection = new RawConnection(server, Path, caller.Key))
            Console.WriteLine(Line(what, "one call in flight", Times(load.Alone(connection, time))));
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < time; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await caller.Client.RankTrainingPlacesAsync(requests[i % requests.Length]).ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(Line(what, "one call in flight through the client library, decoded", Times(times)));
        var before = ServiceClock.Now;
        var own = Environment.CpuUsage.TotalTime;
        var (done, seconds) = Throughput(server, caller.Key, load, time);
        Console.WriteLine(Line(what, $"{Callers} callers", $"{done / seconds:F0} answers/s{ServiceClock.Each(before, done)}, {(Environment.CpuUsage.TotalTime - own).TotalMicroseconds / done:F0} µs in the callers, {load.Looked} answers looked at"));
    }

    // A browser opens one connection, a portal a few: eight carry the callers, eight calls in flight on each.
    private static (int Done, double Seconds) Throughput(Uri server, string key, Load load, TimeSpan time)
    {
        const int Connections = 8;
        var (done, clock) = (0, Stopwatch.StartNew());
        var threads = Enumerable.Range(0, Connections).Select(number => new Thread(() =>
        {
            using var connection = new RawConnection(server, Path, key);
            Interlocked.Add(ref done, load.Together(connection, Callers / Connections, first: number * 211, time));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return (done, clock.Elapsed.TotalSeconds);
    }

    internal static string Line(string what, string how, FormattableString figures) => $"{what}, {how}: {figures.ToString(CultureInfo.InvariantCulture)}";

    private static FormattableString Times(List<double> times)
    {
        times.Sort();
        return $"p50 {times[times.Count / 2]:F3} ms, p99 {times[times.Count * 99 / 100]:F3} ms, {times.Count} calls";
    }

    /// <summary>Requests and what their answers must be.</summary>
    private sealed class Load(byte[][] requests, string[] digests)
    {
        private int _looked;

        /// <summary>Answers decoded and found to be right.</summary>
        public int Looked => _looked;

        /// <summary>One call after the other.</summary>
        /// <returns>Milliseconds of each.</returns>
        public List<double> Alone(RawConnection connection, TimeSpan time)
        {
            var times = new List<double>();
            var clock = Stopwatch.StartNew();
            for (var i = 0; clock.Elapsed < time; i++)
            {
                var start = Stopwatch.GetTimestamp();
                connection.Begin(requests[i % requests.Length], i, i % LookedAt == 0);
                connection.Flush();
                while (connection.Count > 0)
                    connection.Receive(Check);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return times;
        }

        /// <summary>So many calls at once, the next as soon as one is answered.</summary>
        /// <returns>Calls answered.</returns>
        public int Together(RawConnection connection, int callers, int first, TimeSpan time)
        {
            var (next, done) = (first, 0);
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < callers; i++)
                Begin();
            connection.Flush();
            while (connection.Count > 0)
            {
                connection.Receive((number, message) =>
                {
                    Check(number, message);
                    done++;
                    if (clock.Elapsed < time)
                        Begin();
                });
            }

            return done;

            void Begin() => connection.Begin(requests[next % requests.Length], next, next++ % LookedAt == 0);
        }

        private void Check(int number, byte[]? message)
        {
            if (message is null)
                return;
            if (V1.RankTrainingPlacesResponse.Parser.ParseFrom(message).Info.Digest != digests[number % digests.Length])
                throw new InvalidOperationException("An answer is not the one that the client library was given.");
            Interlocked.Increment(ref _looked);
        }
    }
}
