using System.Diagnostics;
using Kausa.Matching.Contracts;
using V1 = Kausa.Matching.V1;

namespace Kausa.Service.Bench;

/// <summary>Single upserts, each acknowledged when it is on the disk: the seats of places of one company change over and over.</summary>
internal static class Writing
{
    private const int Callers = 64;

    public static async Task RunAsync(MatchingClient[] clients, TimeSpan time)
    {
        var places = (await clients[0].ListPlacesAsync(new V1.ListPlacesRequest { PageSize = 500 }).ConfigureAwait(false)).Places;
        foreach (var place in places)
            place.Etag = string.Empty;

        // As long as the answers are warmed; what the first seconds after a start give is told too.
        foreach (var (callers, what) in new[] { (1, "just begun, 1 caller"), (1, "1 caller"), (Callers, $"{Callers} callers"), (1, "1 caller"), (Callers, $"{Callers} callers") })
        {
            var done = 0;
            var before = ServiceClock.Now;
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                for (var i = caller; clock.Elapsed < time; i += callers)
                {
                    var place = places[i % places.Count].Clone();
                    place.SeatsTotal = 100 + i % 800;
                    var response = await clients[caller % clients.Length].BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { new V1.UpsertPlace { Place = place } } }).ConfigureAwait(false);
                    if (response.Results[0].Status.Code != 0)
                        throw new InvalidOperationException(response.Results[0].Status.Message);
                    Interlocked.Increment(ref done);
                }
            }))).ConfigureAwait(false);
            Console.WriteLine(Asking.Line("durable single upserts", what, $"{done / clock.Elapsed.TotalSeconds:F0}/s{ServiceClock.Each(before, done)}"));
        }
    }
}
