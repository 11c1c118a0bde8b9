using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Storage;

/// <summary>Writes a market into a folder: first beside it, then moved into place as a whole, so that nothing half-written stays.</summary>
/// <remarks>
/// A folder that exists is replaced only when the caller says so and it holds nothing but files of a market; otherwise nothing of
/// it is touched.
/// </remarks>
public sealed class FolderMarketSink : IMarketSink
{
    private readonly string _folder;
    private readonly DraftFolder _draft;

    /// <summary>Prepares to write a folder.</summary>
    /// <param name="folder">Path of the folder; its parent is created when missing.</param>
    /// <param name="replace">Whether a market that is there already may be replaced.</param>
    /// <exception cref="IOException">The folder is not empty and may not be replaced, or holds something that is no part of a market.</exception>
    public FolderMarketSink(string folder, bool replace = false)
    {
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        CheckReplaceable(_folder, replace);
        _draft = new DraftFolder(_folder);
    }

    /// <inheritdoc/>
    public Stream Create(string name) => new FileStream(Path.Combine(_draft.Location, name), FileMode.CreateNew, FileAccess.Write);

    /// <inheritdoc/>
    public void Complete()
    {
        if (!Directory.Exists(_folder))
        {
            _draft.Complete();
            return;
        }

        var former = _draft.Location + ".former";
        Directory.Move(_folder, former);
        Directory.Move(_draft.Location, _folder);
        var count = Directory.GetFiles(former).Length;
        try
        {
            Directory.Delete(former, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (Directory.GetFiles(former).Length == count)
            {
                Directory.Move(_folder, _draft.Location);
                Directory.Move(former, _folder);
                throw new IOException($"'{_folder}' may not be deleted ({exception.Message}); it is there as it was.", exception);
            }

            throw new IOException($"The new market is in place, but of the former one something is left in '{former}': {exception.Message}", exception);
        }
    }

    /// <summary>Removes what was written but not completed, with the folders that were made for it.</summary>
    public void Dispose() => _draft.Dispose();

    // Files can be deleted only by whoever may write into their folder: better known before anything is moved.
    private static void ProbeDeletion(string folder, bool replace)
    {
        if (!replace)
        {
            return;
        }

        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException($"'{folder}' may not be replaced, because its files may not be deleted; nothing of it was touched.", exception);
        }
    }

    private static void CheckReplaceable(string folder, bool replace)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        ProbeDeletion(folder, replace);
        var names = Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path));
        var foreign = names.FirstOrDefault(name => !replace || !MarketSchema.IsMarketFile(name));
        if (foreign is not null)
        {
            throw new IOException(replace
                ? $"'{folder}' holds '{foreign}', which is no part of a market; it is not replaced."
                : $"'{folder}' is not empty; it is not replaced unless asked for.");
        }
    }
}
