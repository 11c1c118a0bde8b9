using BenchmarkDotNet.Attributes;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>Lists of 20 places for all people; one operation is everybody.</summary>
/// <remarks>Names never change.</remarks>
[MemoryDiagnoser]
public class BulkBenchmarks
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 20 };

    private MatchIndex _index = null!;

    public static IEnumerable<int> Sizes => BenchmarkData.Sizes;

    public static IEnumerable<int> Crowds => [BenchmarkData.PeopleCount];

    [ParamsSource(nameof(Sizes))]
    public int Places { get; set; }

    [ParamsSource(nameof(Crowds))]
    public int People { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Prepare() => _index = BenchmarkData.Nation(Places).Index;

    [Benchmark]
    public long TopPlacesForAll()
    {
        var found = 0L;
        BulkRanking.Run(_index, BulkSide.Candidates, Request, Threads, (_, hits) => found += hits.Length);
        return found;
    }
}
