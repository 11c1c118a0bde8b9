using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Kausa.Matching.Lab.Speed;

/// <summary>Processor time of the calling thread: on a shared machine the only time that means something.</summary>
/// <remarks>Linux: <c>clock_gettime(CLOCK_THREAD_CPUTIME_ID)</c>. Elsewhere it is the time that passed, and <see cref="IsProcessorTime"/> says so.</remarks>
public static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Whether <see cref="Nanoseconds"/> is processor time.</summary>
    public static bool IsProcessorTime { get; } = OperatingSystem.IsLinux();

    /// <summary>Nanoseconds since some fixed moment of this thread.</summary>
    public static long Nanoseconds
    {
        get
        {
            if (IsProcessorTime && GetTime(ThreadCpuTime, out var time) == 0)
            {
                return ((long)time.Seconds * 1_000_000_000) + time.Nanoseconds;
            }

            return (long)(Stopwatch.GetTimestamp() * (1_000_000_000.0 / Stopwatch.Frequency));
        }
    }

    /// <summary>What reading the clock twice takes itself, in nanoseconds: the median of many readings. Some virtual machines need microseconds for it.</summary>
    /// <returns>Nanoseconds to take off a measured time.</returns>
    public static long ReadingCost()
    {
        var costs = new long[1_001];
        for (var i = 0; i < costs.Length; i++)
        {
            var begin = Nanoseconds;
            costs[i] = Nanoseconds - begin;
        }

        Array.Sort(costs);
        return costs[costs.Length / 2];
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
