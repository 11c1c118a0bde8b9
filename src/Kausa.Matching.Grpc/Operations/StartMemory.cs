using System.Runtime;

namespace Kausa.Matching.Grpc.Operations;

/// <summary>Memory for the rows of a store while they are read: they all stay, so that collecting meanwhile would move the same rows again and again.</summary>
/// <remarks>Rows that need more than was set aside are collected as ever. What reading left behind is collected once at the end, before anybody is served.</remarks>
internal sealed class StartMemory : IDisposable
{
    // What rows and reading them take for each byte of a store, by measurement 4.3.
    private const int BytesOfStoreByte = 5;
    private const long SmallestStore = 16 * 1024 * 1024;

    private StartMemory()
    {
    }

    /// <summary>Sets memory aside for a store, at most half of what the machine or container has.</summary>
    /// <param name="store">The file; it need not be there.</param>
    /// <returns>Dispose it when the rows are read; null when so little is to be read that collecting costs nothing.</returns>
    public static StartMemory? For(string store)
    {
        var size = File.Exists(store) ? new FileInfo(store).Length : 0;
        return size >= SmallestStore && TryStart(Math.Min(size * BytesOfStoreByte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2)) ? new StartMemory() : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();

        // Each time the rows grow older by a generation: in the oldest nobody looks at them again.
        for (var generation = 0; generation < GC.MaxGeneration; generation++)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }

    private static bool TryStart(long bytes)
    {
        try
        {
            return GC.TryStartNoGCRegion(bytes);
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than this heap may ever be.
            return false;
        }
    }
}
