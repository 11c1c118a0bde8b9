using BenchmarkDotNet.Attributes;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>An index from a market in memory; one operation builds it whole.</summary>
/// <remarks>Names never change.</remarks>
[MemoryDiagnoser]
public class BuildBenchmarks
{
    private Market _market = null!;

    public static IEnumerable<int> Sizes => BenchmarkData.Sizes;

    [ParamsSource(nameof(Sizes))]
    public int Places { get; set; }

    [GlobalSetup]
    public void Prepare() => _market = NationMarket.Create(Places, 0);

    /// <summary>Places only.</summary>
    [Benchmark]
    public long BuildPlaces() => MatchIndex.Build(_market, BenchmarkData.NationPolicy).PlaceByteCount;
}
