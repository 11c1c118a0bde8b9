using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>The one market that every run measures on: seeded, the same on every machine.</summary>
internal static class BenchmarkData
{
    public static Market Office { get; } = MarketGenerator.Generate(StuttgartMarket.Specification(StuttgartMarket.SampleSeed, 100, 30, 60)).Market;

    public static MatchPolicy Policy { get; } = ShippedPolicies.Find("stuttgart")!;

    public static RankRequest Request { get; } = new() { Purpose = Purpose.MatchForAdviser };
}
