using BenchmarkDotNet.Attributes;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Live;

namespace Kausa.Matching.Benchmarks;

/// <summary>A batch of 5,000 changed places until the next question sees it; one operation is one batch.</summary>
/// <remarks>Names never change. Two batches change the same places there and back, so that the part that is not merged stays at 5,000.</remarks>
[MemoryDiagnoser]
public class UpdateBenchmarks
{
    private const int ChangeCount = 5_000;

    private LiveMatchIndex _index = null!;
    private MarketChanges _there = null!;
    private MarketChanges _back = null!;
    private bool _isThere;

    public static IEnumerable<int> Sizes => BenchmarkData.Sizes;

    [ParamsSource(nameof(Sizes))]
    public int Places { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var market = NationMarket.Create(Places, 0);
        _index = LiveMatchIndex.Build(market, BenchmarkData.NationPolicy);
        var every = Math.Max(1, Places / ChangeCount);
        var changed = market.Places.Where((_, i) => i % every == 0).Take(ChangeCount).ToArray();
        _there = new MarketChanges { Places = [.. changed.Select(place => place with { StartFlexDays = 1 })] };
        _back = new MarketChanges { Places = changed };
    }

    [Benchmark]
    public int Apply()
    {
        _isThere = !_isThere;
        return _index.Apply(_isThere ? _there : _back).PlaceCount;
    }
}
