using System.Diagnostics;
using Kausa.Matching.Grpc;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using V1 = Kausa.Matching.V1;

namespace Kausa.Service.Bench;

/// <summary>Ranked answers without the wire: what the service itself does for a page, in processor time and allocated bytes, which other work on the machine hardly blurs.</summary>
internal static class Inside
{
    public static async Task RunAsync(string store, string office, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        await using var state = ServiceState.Open(store, TimeProvider.System, callsPerSecond: 1_000_000, synthetic: false);
        Told("start", $"rows read after {clock.ElapsedMilliseconds} ms, {Processor.TotalMilliseconds:F0} ms of processor time, {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms collecting, {GC.CollectionCount(0)}, {GC.CollectionCount(1)}, {GC.CollectionCount(2)} times");
        var sight = new Sight(office, OfficePlaces: true);
        state.Views.Expect(sight);
        await state.WarmAsync(tokens: false);
        Told("start", $"market built after {clock.ElapsedMilliseconds} ms, {Processor.TotalMilliseconds:F0} ms of processor time, {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms collecting, {GC.CollectionCount(0)}, {GC.CollectionCount(1)}, {GC.CollectionCount(2)} times by generation");
        var rpc = new MatchRpc(state.Views, new MarketPages(state.Views, state.Tokens));
        var market = state.Views.Current(sight)!;
        var people = market.CandidateNumbers().Take(2_000).Select(number => new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = $"candidates/{market.Index.CandidateAt(number).Id}" } });
        Measure("visitor's profile", rpc, new Caller("bench", V1.Role.Portal, sight, Scopes: 0), Nation.Visitors(2_000), time);
        Measure("stored candidate", rpc, new Caller("bench", V1.Role.Adviser, sight, Scopes: 0), [.. people], time);
    }

    private static TimeSpan Processor => Environment.CpuUsage.TotalTime;

    private static void Measure(string what, MatchRpc rpc, Caller caller, V1.RankTrainingPlacesRequest[] requests, TimeSpan time)
    {
        var call = new Admitted(caller, CancellationToken.None);
        foreach (var request in requests)
            Ask(request);
        var (bytes, answers, processor, pauses) = (0L, 0, Processor, GC.GetTotalPauseDuration());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time; answers++)
            bytes += Ask(requests[answers % requests.Length]);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Told(what, $"{(Processor - processor).TotalMicroseconds / answers:F0} µs of processor time an answer, of which collecting at most {(GC.GetTotalPauseDuration() - pauses).TotalMicroseconds / answers:F0} µs by the clock; {allocated / 1024.0 / answers:F0} KiB allocated; page of {bytes / 1024.0 / answers:F1} KiB; {answers} answers");

        int Ask(V1.RankTrainingPlacesRequest request)
        {
            using var answer = rpc.RankTrainingPlaces(request, call);
            return answer.Written.Length;
        }
    }

    private static void Told(string what, FormattableString figures) => Console.WriteLine(Asking.Line(what, "inside", figures));
}
