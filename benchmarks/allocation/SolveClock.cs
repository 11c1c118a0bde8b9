using System.Diagnostics;

namespace Kausa.Matching.Benchmarks.Allocation;

/// <summary>Wall time and processor time of all threads; the second also counts on a machine that others use.</summary>
internal readonly struct SolveClock
{
    private readonly long _wall;
    private readonly TimeSpan _processor;

    private SolveClock(long wall, TimeSpan processor)
    {
        _wall = wall;
        _processor = processor;
    }

    public static SolveClock Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public override string ToString() =>
        $"{Stopwatch.GetElapsedTime(_wall).TotalSeconds:F2} s ({(Environment.CpuUsage.TotalTime - _processor).TotalSeconds:F2} s processor)";
}
