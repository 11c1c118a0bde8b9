using BenchmarkDotNet.Attributes;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>The best people for one place out of a nation, warm; one operation is one question.</summary>
/// <remarks>Names never change. One run asks 256 places, far apart in the market.</remarks>
[MemoryDiagnoser]
public class ReverseBenchmarks
{
    private const int QuestionsPerRun = 256;

    private MatchSearch _search = null!;
    private RankRequest _request = null!;
    private MatchHit[] _hits = [];

    public static IEnumerable<int> Sizes => BenchmarkData.Sizes;

    public static IEnumerable<int> Crowds => [BenchmarkData.PeopleCount];

    [ParamsSource(nameof(Sizes))]
    public int Places { get; set; }

    [ParamsSource(nameof(Crowds))]
    public int People { get; set; }

    [Params(1, 20, 50)]
    public int Top { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _search = BenchmarkData.Nation(Places).Index.NewSearch();
        _request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = Top };
        _hits = new MatchHit[Top];
    }

    [Benchmark(OperationsPerInvoke = QuestionsPerRun)]
    public int TopCandidates()
    {
        var found = 0;
        for (var i = 0; i < QuestionsPerRun; i++)
        {
            found += _search.TopCandidates((int)((long)i * Places / QuestionsPerRun), _request, _hits);
        }

        return found;
    }
}
