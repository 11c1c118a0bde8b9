using System.Runtime;

namespace Kausa.Matching.Grpc.Operations;

/// <summary>Memory for a start: the rows of a store and the markets of them. Nearly all of it stays, so that collecting meanwhile would look through the same rows again and again.</summary>
/// <remarks>
/// Where more is needed than was set aside, collecting begins again as ever. What a start left behind is collected once, before anybody is served; the rows grow older by that, and in the oldest
/// generation nobody looks at them again. Memory that is set aside and not used is not resident.
/// </remarks>
internal sealed class StartMemory : IDisposable
{
    private const long SmallestStore = 16 * 1024 * 1024;

    // By measurement reading a nation and building its market takes 4.2 bytes for each byte of its store; a seventh of that are large objects. Each processor has its own part of both, and none is filled evenly.
    private const int BytesOfStoreByte = 7;
    private const int ShareOfLargeObjects = 4;

    private StartMemory()
    {
    }

    /// <summary>Sets memory aside.</summary>
    /// <param name="store">The file that is about to be read; it need not be there.</param>
    /// <returns>To be settled when the markets are built; null when there is so little to read that collecting costs nothing.</returns>
    public static StartMemory? For(string store)
    {
        var size = File.Exists(store) ? new FileInfo(store).Length : 0;
        if (size < SmallestStore || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            return null;

        // At most half of what the machine or container has.
        var bytes = Math.Min(size * BytesOfStoreByte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        try
        {
            GC.TryStartNoGCRegion(bytes, bytes / ShareOfLargeObjects);
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than this heap may ever be: it is collected as ever.
        }

        return new StartMemory();
    }

    /// <summary>Gives back what is left.</summary>
    public void Dispose()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
    }

    /// <summary>Gives back what is left, and collects what the start has left behind.</summary>
    public void Settle()
    {
        Dispose();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }
}
