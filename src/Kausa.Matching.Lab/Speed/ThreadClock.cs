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

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
