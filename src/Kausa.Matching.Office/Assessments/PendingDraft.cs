using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Assessments;

/// <summary>Pending results that are written, but not in place yet.</summary>
public sealed class PendingDraft : IDisposable
{
    private readonly string _path;
    private readonly ZipMarketSink? _archive;

    internal PendingDraft(string path, PendingResults results)
    {
        _path = path;
        if (results.Before.Count == 0)
        {
            return;
        }

        _archive = new ZipMarketSink(path, replace: true);
        try
        {
            results.Write(_archive);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    /// <summary>Puts them in place of what was pending; where nothing is pending any more, nothing stays.</summary>
    /// <exception cref="IOException">They cannot take its place.</exception>
    public void Complete()
    {
        if (_archive is not null)
        {
            _archive.Complete();
        }
        else if (File.Exists(_path))
        {
            File.Delete(_path);
        }
    }

    /// <summary>Removes what was written but not completed.</summary>
    public void Dispose() => _archive?.Dispose();
}
