using BenchmarkDotNet.Attributes;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;

namespace Kausa.Matching.Benchmarks;

/// <summary>People to rows of codes, once per market, and rows to tables, once per question; one operation is one person.</summary>
/// <remarks>Names never change.</remarks>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private const int PeoplePerRun = 256;

    private Candidate[] _people = [];
    private PersonCodes _codes = null!;
    private CandidateStore _store = null!;
    private CompiledCandidate _compiled = null!;

    public static IEnumerable<int> Sizes => BenchmarkData.Sizes;

    [ParamsSource(nameof(Sizes))]
    public int Places { get; set; }

    [Params(PersonGroup.ThinFile, PersonGroup.Assessed)]
    public PersonGroup Group { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var nation = BenchmarkData.Nation(Places);
        var numbers = nation.Of(Group);
        _people = [.. Enumerable.Range(0, PeoplePerRun).Select(i => nation.Index.CandidateAt(numbers[i % numbers.Length]))];
        _codes = nation.Index.Places.Codes.ForPeople();
        _store = CandidateCompiler.Compile(_codes, _people, 0);
        _compiled = new CompiledCandidate(nation.Index.Places.Codes);
    }

    /// <summary>From evidence and facts to a row of codes.</summary>
    [Benchmark(OperationsPerInvoke = PeoplePerRun)]
    public int CompileRow() => CandidateCompiler.Compile(_codes, _people, 0).Rows.Length;

    /// <summary>From a row to the tables of one question.</summary>
    [Benchmark(OperationsPerInvoke = PeoplePerRun)]
    public int CompileQuestion()
    {
        var sum = 0;
        for (var i = 0; i < PeoplePerRun; i++)
        {
            switch (KernelSelector.Chosen)
            {
                case KernelPath.Vector512: CompileQuestion<Vector512Kernel>(i); break;
                case KernelPath.Vector256: CompileQuestion<Vector256Kernel>(i); break;
                case KernelPath.Vector128: CompileQuestion<Vector128Kernel>(i); break;
                default: CompileQuestion<ScalarKernel>(i); break;
            }

            sum += _compiled.TradeQuality[i];
        }

        return sum;
    }
    private void CompileQuestion<TKernel>(int person)
        where TKernel : struct, IShortfallKernel
    {
        _compiled.Begin(_store, person, _people[person], BenchmarkData.Request);
        _compiled.Compile<TKernel>();
        _compiled.BoundOwnSkills<TKernel>();
    }
}
