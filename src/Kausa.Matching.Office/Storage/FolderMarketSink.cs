using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>Writes a market into a folder: first beside it, then moved into place as a whole, so that nothing half-written stays.</summary>
/// <remarks>
/// A folder that exists is replaced only when the caller says so and it holds nothing but files of a market; otherwise nothing of
/// it is touched.
/// </remarks>
public sealed class FolderMarketSink : IMarketSink
{
    private readonly string _folder;
    private readonly string _typed;
    private readonly DraftFolder _draft;

    /// <summary>Prepares to write a folder.</summary>
    /// <param name="folder">Path of the folder; its parent is created when missing.</param>
    /// <param name="replace">Whether a market that is there already may be replaced.</param>
    /// <exception cref="PathException">The folder is not empty and may not be replaced, holds something that is no part of a market, or cannot be written.</exception>
    public FolderMarketSink(string folder, bool replace = false)
    {
        _typed = folder;
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        CheckReplaceable(folder, replace);
        _draft = new DraftFolder(folder);
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
        try
        {
            Directory.Move(_folder, former);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PathException.NotReplaced(_typed, MessageCode.FolderNotMoved, exception);
        }

        try
        {
            Directory.Move(_draft.Location, _folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Directory.Move(former, _folder);
            throw PathException.NotReplaced(_typed, MessageCode.FolderNotMoved, exception);
        }

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
                throw new PathException(Message.Of(MessageCode.FolderPutBack, ("path", _typed)), exception);
            }

            throw new PathException(Message.Of(MessageCode.FormerMarketLeft, ("path", former)), exception);
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
            throw new PathException(Message.Of(MessageCode.FolderNotReplaceable, ("path", folder)), exception);
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
            throw new PathException(replace
                ? Message.Of(MessageCode.FolderHoldsOther, ("path", folder), ("name", foreign))
                : Message.Of(MessageCode.FolderNotEmptyUnlessAsked, ("path", folder)));
        }
    }
}
