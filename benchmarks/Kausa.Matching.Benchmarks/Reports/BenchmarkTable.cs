using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Benchmarks;

/// <summary>All suites in one table: method, N, median, how many times faster than the scalar reference, nanoseconds per pair, bytes allocated.</summary>
/// <remarks>
/// The scalar reference of a kernel is the scalar kernel over the same tile; that of everything else is the readable reference, whose
/// cost per pair (<see cref="ReferenceBenchmarks.Rank"/>) is measured in the same run.
/// </remarks>
internal static class BenchmarkTable
{
    /// <summary>Runs the suites and writes the table.</summary>
    /// <param name="file">Where the table is written, as Markdown.</param>
    /// <param name="arguments">Arguments of BenchmarkDotNet.</param>
    /// <returns>0, or 1 when a benchmark gave no result.</returns>
    public static int Run(string file, string[] arguments)
    {
        var reports = Suites.Measure(arguments).SelectMany(summary => summary.Reports).ToList();
        var failed = reports.Where(report => report.ResultStatistics is null).ToList();
        var lines = new StringBuilder("| Method | N | Median | Spread (q1–q3) | Faster than the scalar reference | ns per pair | Allocated |\n|---|---|---:|---:|---:|---:|---:|\n");
        foreach (var report in reports.Except(failed))
        {
            lines.AppendLine(Line(report, reports));
        }

        File.WriteAllText(file, lines.ToString());
        Console.Write(lines);
        foreach (var report in failed)
        {
            Console.Error.WriteLine($"no result: {report.BenchmarkCase.DisplayInfo}");
        }

        return failed.Count > 0 || reports.Count == 0 ? 1 : 0;
    }

    private static string Line(BenchmarkReport report, List<BenchmarkReport> all)
    {
        var median = report.ResultStatistics!.Median;
        var pairs = PairsOf(report.BenchmarkCase);
        var reference = pairs > 0 ? ReferencePerPair(report.BenchmarkCase, all) : null;
        var faster = reference is { } perPair ? Number(perPair * pairs / median) + " ×" : "–";
        var perPairText = pairs > 0 ? Number(median / pairs) : "–";
        var allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
        return $"| {NameOf(report.BenchmarkCase)} | {SizeOf(report.BenchmarkCase)} | {Time(median)} | {Time(report.ResultStatistics.Q1)}–{Time(report.ResultStatistics.Q3)} | {faster} | {perPairText} | {(allocated is { } bytes ? bytes + " B" : "–")} |";
    }

    private static string NameOf(BenchmarkCase measured) => $"{measured.Descriptor.Type.Name[..^"Benchmarks".Length]}.{measured.Descriptor.WorkloadMethod.Name}";

    private static string SizeOf(BenchmarkCase measured) => string.Join(", ", measured.Parameters.Items.Select(item => $"{item.Name} {item.Value}"));

    // How many pairs one operation decides; 0 where it decides none.
    private static long PairsOf(BenchmarkCase measured) => measured.Descriptor.Type.Name switch
    {
        nameof(QueryBenchmarks) => Places(measured),
        nameof(ReverseBenchmarks) => BenchmarkData.PeopleCount,
        nameof(BulkBenchmarks) => (long)BenchmarkData.PeopleCount * Places(measured),
        nameof(UpdateBenchmarks) or nameof(BuildBenchmarks) or nameof(CompileBenchmarks) or nameof(EvidenceBenchmarks) => 0,
        _ => 1,
    };

    private static int Places(BenchmarkCase measured) => (int)measured.Parameters[nameof(QueryBenchmarks.Places)];

    private static double? ReferencePerPair(BenchmarkCase measured, List<BenchmarkReport> all)
    {
        bool IsReference(BenchmarkCase other) => measured.Descriptor.Type == typeof(KernelBenchmarks)
            ? other.Descriptor.WorkloadMethod == measured.Descriptor.WorkloadMethod && Tile(other) == Tile(measured) && IsScalar(other)
            : measured.Descriptor.Type == typeof(KernelAlternativeBenchmarks) || measured.Descriptor.Type == typeof(KernelLevelsBenchmarks)
                ? other.Descriptor.Type == typeof(KernelBenchmarks) && other.Descriptor.WorkloadMethod.Name == nameof(KernelBenchmarks.Sum) && Tile(other) == Tile(measured) && IsScalar(other)
                : other.Descriptor.Type == typeof(ReferenceBenchmarks) && other.Descriptor.WorkloadMethod.Name == nameof(ReferenceBenchmarks.Rank);
        return all.FirstOrDefault(report => IsReference(report.BenchmarkCase))?.ResultStatistics?.Median;
    }

    private static int Tile(BenchmarkCase measured) =>
        measured.Descriptor.Type == typeof(KernelLevelsBenchmarks) ? KernelTile.FirstCacheBytes / 1024 : (int)measured.Parameters[nameof(KernelBenchmarks.TileKilobytes)];

    private static bool IsScalar(BenchmarkCase measured) => measured.Parameters[nameof(KernelBenchmarks.Path)] is KernelPath.Scalar;

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1_000 => Number(nanoseconds) + " ns",
        < 1_000_000 => Number(nanoseconds / 1_000) + " µs",
        _ => Number(nanoseconds / 1_000_000) + " ms",
    };

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : Math.Abs(value) >= 1 ? "N2" : "0.#####", CultureInfo.InvariantCulture);
}
