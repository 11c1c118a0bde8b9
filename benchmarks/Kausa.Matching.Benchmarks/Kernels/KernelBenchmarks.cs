using BenchmarkDotNet.Attributes;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Benchmarks;

/// <summary>Every form of the kernels over profiles that lie in the first or in the second cache; the columns are per pair.</summary>
/// <remarks>Names never change. <c>Scalar</c> is what the others are measured against.</remarks>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private KernelTile _tile = null!;

    public static IEnumerable<KernelPath> Paths => KernelSelector.Available;

    [ParamsSource(nameof(Paths))]
    public KernelPath Path { get; set; }

    /// <summary>Bytes of profiles that are gone through again and again: 16 KB lie in the first cache, 512 KB in the second.</summary>
    [Params(16, 512)]
    public int TileKilobytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _tile = new KernelTile(TileKilobytes * 1024);
        _tile.CheckEqual($"{Path}.Sum", _tile.SumOf(Path), _tile.SumOf<ScalarKernel>());
        _tile.CheckEqual($"{Path}.SumAndLeast", _tile.LeastOf(Path), _tile.LeastOf<ScalarKernel>());
    }

    /// <summary>Σ w·T of every profile.</summary>
    [Benchmark(OperationsPerInvoke = KernelTile.PairsPerRun)]
    public int Sum() => Path switch
    {
        KernelPath.Vector512 => _tile.Sum<Vector512Kernel>(),
        KernelPath.Vector256 => _tile.Sum<Vector256Kernel>(),
        KernelPath.Vector128 => _tile.Sum<Vector128Kernel>(),
        _ => _tile.Sum<ScalarKernel>(),
    };

    /// <summary>Σ w·T and the smallest shortfall of every profile.</summary>
    [Benchmark(OperationsPerInvoke = KernelTile.PairsPerRun)]
    public int SumAndLeast() => Path switch
    {
        KernelPath.Vector512 => _tile.SumAndLeast<Vector512Kernel>(),
        KernelPath.Vector256 => _tile.SumAndLeast<Vector256Kernel>(),
        KernelPath.Vector128 => _tile.SumAndLeast<Vector128Kernel>(),
        _ => _tile.SumAndLeast<ScalarKernel>(),
    };
}

/// <summary>Σ w·T over profiles in the first cache that ask for all levels, for those that companies of the national market state (16 to 95) or for those of its occupations (32 to 95).</summary>
/// <remarks>Names never change.</remarks>
public class KernelLevelsBenchmarks
{
    private KernelTile _tile = null!;
    private BlockKernel _sum = null!;

    public static IEnumerable<KernelPath> Paths => KernelSelector.Available;

    [ParamsSource(nameof(Paths))]
    public KernelPath Path { get; set; }

    /// <summary>The lowest level that is asked for.</summary>
    [Params(1, 16, 32)]
    public int LowestLevel { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _tile = new KernelTile(KernelTile.FirstCacheBytes, LowestLevel, LowestLevel == 1 ? 100 : 95);
        _sum = _tile.SumOf(Path);
        _tile.CheckEqual($"{Path}.Sum", _sum, _tile.SumOf<ScalarKernel>());
    }

    /// <summary>Σ w·T of every profile.</summary>
    [Benchmark(OperationsPerInvoke = KernelTile.PairsPerRun)]
    public int Sum() => _tile.Run(_sum);
}

/// <summary>Other ways to look a shortfall up with 512-bit vectors; measured, not shipped. The columns are per pair.</summary>
/// <remarks>
/// <c>Windows</c> is the shipped kernel: one row of 201 differences per error class serves every mode, and a window of it is looked up by vpermi2b over 2 × 64.
/// The two C-tables compute max(0, r − x) and look up only the surcharge, of which EXPECTED alone consists; learned tables need the general form.
/// </remarks>
[MemoryDiagnoser]
public class KernelAlternativeBenchmarks
{
    private KernelTile _tile = null!;
    private BlockKernel _windows = null!;
    private BlockKernel _permute = null!;
    private BlockKernel _shuffle = null!;
    private BlockKernel _general = null!;

    [Params(16, 512)]
    public int TileKilobytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _tile = new KernelTile(TileKilobytes * 1024);
        var rows = new SurchargeRows(_tile.Held);
        _windows = _tile.SumOf<Vector512Kernel>();
        _permute = rows.SumByPermute;
        _shuffle = rows.SumByShuffle;
        _general = new DimensionTables(_tile.Offsets, ShortfallTables.Of(ScoreMode.Expected)).Sum;
        (string Name, BlockKernel Form)[] forms =
            [(nameof(Windows), _windows), (nameof(SurchargePermute), _permute), (nameof(SurchargeShuffle), _shuffle), (nameof(General), _general)];
        foreach (var (name, form) in forms)
        {
            _tile.CheckEqual(name, form, _tile.SumOf<ScalarKernel>());
        }
    }

    /// <summary>The shipped kernel.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = KernelTile.PairsPerRun)]
    public int Windows() => _tile.Run(_windows);

    /// <summary>Surcharge of 48 entries, one vpermi2b over the rows of two dimensions; EXPECTED only.</summary>
    [Benchmark(OperationsPerInvoke = KernelTile.PairsPerRun)]
    public int SurchargePermute() => _tile.Run(_permute);

    /// <summary>Surcharge of 48 entries, three pshufb per dimension; EXPECTED only.</summary>
    [Benchmark(OperationsPerInvoke = KernelTile.PairsPerRun)]
    public int SurchargeShuffle() => _tile.Run(_shuffle);

    /// <summary>A table of 128 entries of its own for each dimension, 4 KB per person.</summary>
    [Benchmark(OperationsPerInvoke = KernelTile.PairsPerRun)]
    public int General() => _tile.Run(_general);
}
