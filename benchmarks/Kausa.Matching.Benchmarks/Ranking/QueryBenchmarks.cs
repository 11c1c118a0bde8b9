using BenchmarkDotNet.Attributes;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>The best places for one person out of a nation, warm; one operation is one question.</summary>
/// <remarks>Names never change. One run asks 256 people of a group in turn, compiling each of them.</remarks>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private const int QuestionsPerRun = 256;

    private int[] _people = [];
    private MatchSearch _search = null!;
    private RankRequest _request = null!;
    private MatchHit[] _hits = [];

    public static IEnumerable<int> Sizes => BenchmarkData.Sizes;

    [ParamsSource(nameof(Sizes))]
    public int Places { get; set; }

    [Params(PersonGroup.Everybody, PersonGroup.ThinFile, PersonGroup.Assessed, PersonGroup.Unfiltered)]
    public PersonGroup Group { get; set; }

    [Params(1, 20, 50)]
    public int Top { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var nation = BenchmarkData.Nation(Places);
        _people = nation.Of(Group);
        _search = nation.Index.NewSearch();
        _request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = Top };
        _hits = new MatchHit[Top];
    }

    [Benchmark(OperationsPerInvoke = QuestionsPerRun)]
    public int TopPlaces()
    {
        var found = 0;
        for (var i = 0; i < QuestionsPerRun; i++)
        {
            found += _search.TopPlaces(_people[i % _people.Length], _request, _hits);
        }

        return found;
    }
}
