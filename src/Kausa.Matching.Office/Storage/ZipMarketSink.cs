using System.IO.Compression;

namespace Kausa.Matching.Office.Storage;

/// <summary>Writes a market into a zip archive.</summary>
public sealed class ZipMarketSink : IMarketSink
{
    // The first date an archive knows: the same market gives the same archive.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DraftFile _file;
    private readonly ZipArchive _archive;

    /// <summary>Prepares to write an archive.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="replace">Whether a file that is there already may be replaced.</param>
    /// <exception cref="PathException">A file is there and may not be replaced, or nothing can be written there.</exception>
    public ZipMarketSink(string path, bool replace = false)
    {
        _file = new DraftFile(path, replace);
        _archive = new ZipArchive(_file.Stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <inheritdoc/>
    public Stream Create(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _archive.Dispose();
        _file.Complete();
    }

    /// <summary>Removes what was written but not completed.</summary>
    public void Dispose()
    {
        _archive.Dispose();
        _file.Dispose();
    }
}
