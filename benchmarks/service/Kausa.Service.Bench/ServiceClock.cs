using System.Diagnostics;
using System.Globalization;

namespace Kausa.Service.Bench;

/// <summary>Processor time of the service's process, which other work on the machine blurs less than the clock on the wall.</summary>
internal static class ServiceClock
{
    /// <summary>Processor time so far; null when nobody said which process it is (KAUSA_SERVICE_PID).</summary>
    public static TimeSpan? Now
    {
        get
        {
            if (!int.TryParse(Environment.GetEnvironmentVariable("KAUSA_SERVICE_PID"), CultureInfo.InvariantCulture, out var id))
                return null;
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What of it went into each of some calls, as text.</summary>
    public static string Each(TimeSpan? before, int calls) => before is { } then && Now is { } now
        ? string.Create(CultureInfo.InvariantCulture, $", {(now - then).TotalMicroseconds / Math.Max(1, calls):F0} µs of processor time each in the service")
        : string.Empty;
}
