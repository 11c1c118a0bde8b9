using System.Runtime;

namespace Kausa.Matching.Grpc.Operations;

/// <summary>Memory for the rows of a store while they are read, and for the markets while they are built: nearly all of it stays, so that collecting meanwhile would look through the same rows again and again.</summary>
/// <remarks>
/// What needs more than was set aside is collected as ever. What reading left behind is collected before building begins, what building left behind before anybody is served; each time the rows grow
/// older by a generation, and in the oldest nobody looks at them again.
/// </remarks>
internal sealed class StartMemory : IDisposable
{
    private const long SmallestStore = 16 * 1024 * 1024;

    private StartMemory()
    {
    }

    /// <summary>Memory to read a store into.</summary>
    /// <param name="store">The file; it need not be there.</param>
    /// <returns>Dispose it when the rows are read; null when so little is to be read that collecting costs nothing.</returns>
    /// <remarks>For each byte of a store its rows and reading them take 2.0 bytes by measurement; a fourth of the memory is for large objects.</remarks>
    public static StartMemory? ToRead(string store) => For(store, bytesOfStoreByte: 4, shareOfLargeObjects: 4);

    /// <summary>Memory to build markets in, after the rows of the store were read.</summary>
    /// <param name="store">The file.</param>
    /// <returns>Dispose it when they are built; null when so little is to be built that collecting costs nothing.</returns>
    /// <remarks>For each byte of a store building the market of its rows takes 2.6 bytes by measurement; a third of the memory is for large objects. Where either part runs out, collecting begins again.</remarks>
    public static StartMemory? ToBuild(string store) => For(store, bytesOfStoreByte: 4, shareOfLargeObjects: 3);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
    }

    /// <summary>Collects what a start has left behind.</summary>
    public void Settle()
    {
        Dispose();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }

    // At most half of what the machine or container has.
    private static StartMemory? For(string store, int bytesOfStoreByte, int shareOfLargeObjects)
    {
        var size = File.Exists(store) ? new FileInfo(store).Length : 0;
        if (size < SmallestStore)
            return null;
        var bytes = Math.Min(size * bytesOfStoreByte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        try
        {
            GC.TryStartNoGCRegion(bytes, bytes / shareOfLargeObjects);
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than this heap may ever be: it is collected as ever.
        }

        return new StartMemory();
    }
}
