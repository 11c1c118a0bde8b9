using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>Bytes that an operation may allocate and that the index may hold: a build that spends more fails. Time is never judged.</summary>
internal static class BudgetCheck
{
    private const int People = 4_000;

    /// <summary>Measures everything that the budgets name.</summary>
    /// <param name="file">The budgets: a number of bytes by name.</param>
    /// <returns>0, or 1 when a budget is spent, unknown or missing.</returns>
    public static int Run(string file)
    {
        var budgets = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(file))!;
        var spent = Measure();
        var failed = 0;
        foreach (var name in budgets.Keys.Union(spent.Keys, StringComparer.Ordinal))
        {
            var hasBudget = budgets.TryGetValue(name, out var budget);
            var isMeasured = spent.TryGetValue(name, out var bytes);
            var holds = hasBudget && isMeasured && bytes <= budget;
            failed += holds ? 0 : 1;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(holds ? "ok    " : "FAILED")} {name}: {(isMeasured ? $"{bytes:0.##} B" : "not measured")}, budget {(hasBudget ? $"{budget:0.##} B" : "missing")}"));
        }

        return failed == 0 ? 0 : 1;
    }

    private static Dictionary<string, double> Measure()
    {
        var small = MatchIndex.Build(NationMarket.Create(50_000, People), BenchmarkData.NationPolicy);
        var whole = MatchIndex.Build(NationMarket.Create(NationMarket.PlaceCount, 0), BenchmarkData.NationPolicy);
        var adviser = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 20 };
        return new(StringComparer.Ordinal)
        {
            ["index.bytes_per_place.50000"] = small.PlaceByteCount / 50_000.0,
            ["index.bytes_per_place.550000"] = whole.PlaceByteCount / (double)NationMarket.PlaceCount,
            ["query.allocated.top_1"] = PerQuestion(small, adviser with { Top = 1 }),
            ["query.allocated.top_20"] = PerQuestion(small, adviser),
            ["query.allocated.top_50"] = PerQuestion(small, adviser with { Top = 50 }),
            ["query.allocated.cautious"] = PerQuestion(small, adviser with { Mode = Policy.ScoreMode.Cautious }),
            ["query.allocated.for_self"] = PerQuestion(small, adviser with { Purpose = Purpose.MatchForSelf }),
            ["query.allocated.for_company"] = PerQuestion(small, adviser with { Purpose = Purpose.DiscloseToCompany }),
            ["query.allocated.statuses"] = PerQuestion(small, adviser with { Statuses = [Eligibility.EligibilityStatus.Eligible, Eligibility.EligibilityStatus.EligibleWithConditions] }),
            ["query.allocated.minutes"] = PerQuestion(small, adviser with { Filter = new RankFilter { MaxTravelMinutes = 30 } }),
            ["query.allocated.groups"] = PerQuestion(small, adviser with { Filter = new RankFilter { KldbGroups = [KldbCode.Parse("26"), KldbCode.Parse("4")] } }),
            ["query.allocated.strategy"] = PerQuestion(small, adviser with { Strategy = Strategies.MatchStrategy.All[1] }),
            ["reverse.allocated.top_20"] = PerPlace(small, adviser),
        };
    }

    // Everybody twice: what the first round still has to make room for is no cost of a question.
    private static double PerQuestion(MatchIndex index, RankRequest request)
    {
        var search = index.NewSearch();
        var hits = new MatchHit[request.Top];
        Ask(index, search, request, hits);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(index, search, request, hits);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)index.CandidateCount;
    }

    private static double PerPlace(MatchIndex index, RankRequest request)
    {
        const int Places = 2_000;
        var search = index.NewSearch();
        var hits = new MatchHit[request.Top];
        long Ask()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var place = 0; place < Places; place++)
            {
                search.TopCandidates(place, request, hits);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Ask();
        return Ask() / (double)Places;
    }

    private static void Ask(MatchIndex index, MatchSearch search, RankRequest request, MatchHit[] hits)
    {
        for (var i = 0; i < index.CandidateCount; i++)
        {
            search.TopPlaces(i, request, hits);
        }
    }
}
