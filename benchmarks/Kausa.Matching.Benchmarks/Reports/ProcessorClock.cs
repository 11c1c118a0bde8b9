using Kausa.Matching.Lab.Speed;
using Perfolizer.Horology;

namespace Kausa.Matching.Benchmarks;

/// <summary>Processor time of the thread that measures, so that what others do on the machine does not count.</summary>
/// <remarks>Work that a suite hands to other threads is not seen; suites that do that measure threads that share their work evenly.</remarks>
internal sealed class ProcessorClock : IClock
{
    /// <inheritdoc/>
    public string Title => "thread processor time";

    /// <inheritdoc/>
    public bool IsAvailable => ThreadClock.IsProcessorTime;

    /// <inheritdoc/>
    public Frequency Frequency => Frequency.GHz;

    /// <inheritdoc/>
    public long GetTimestamp() => ThreadClock.Nanoseconds;
}
