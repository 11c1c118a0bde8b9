using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kausa.Matching.Kernels;
using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Benchmarks;

/// <summary>The suites that this processor can run.</summary>
internal static class Suites
{
    private static readonly Type[] Everywhere =
    [
        typeof(ReferenceBenchmarks), typeof(EvidenceBenchmarks), typeof(KernelBenchmarks), typeof(KernelLevelsBenchmarks), typeof(CompileBenchmarks), typeof(QueryBenchmarks), typeof(ReverseBenchmarks),
        typeof(BulkBenchmarks), typeof(UpdateBenchmarks), typeof(BuildBenchmarks),
    ];

    /// <summary>Runs what the arguments of BenchmarkDotNet choose, as they say.</summary>
    public static List<Summary> Run(string[] arguments) => Run(arguments, DefaultConfig.Instance);

    /// <summary>Measures in this process, so that a market is drawn once, and in processor time.</summary>
    public static List<Summary> Measure(string[] arguments)
    {
        var toolchain = new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true);
        var job = Job.Default.WithToolchain(toolchain).WithWarmupCount(2).WithIterationCount(9).WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(100));
        return Run(arguments, DefaultConfig.Instance.AddJob((ThreadClock.IsProcessorTime ? job.WithClock(new ProcessorClock()) : job).AsDefault()));
    }

    private static List<Summary> Run(string[] arguments, IConfig config)
    {
        Type[] suites = Vector512Kernel.IsSupported ? [.. Everywhere, typeof(KernelAlternativeBenchmarks)] : Everywhere;
        return [.. BenchmarkSwitcher.FromTypes(suites).Run(arguments, config)];
    }
}
