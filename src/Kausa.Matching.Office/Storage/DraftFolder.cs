using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>Writes a folder: first beside it, then moved into place as a whole, so that nothing half-written stays.</summary>
public sealed class DraftFolder : IDisposable
{
    private readonly string _folder;
    private readonly string _typed;
    private readonly NewFolders _folders;
    private bool _isComplete;

    /// <summary>Prepares to write a folder.</summary>
    /// <param name="folder">Path of the folder; its parent is created when missing.</param>
    /// <exception cref="PathException">Nothing can be written there, or the path is that of a file.</exception>
    public DraftFolder(string folder)
    {
        _typed = folder;
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(_folder))
        {
            throw new PathException(Message.Of(MessageCode.NoFolder, ("path", folder)));
        }

        var parent = Path.GetDirectoryName(_folder) ?? throw new IOException($"'{folder}' has no folder above it.");
        _folders = new NewFolders(parent);
        Location = Path.Combine(parent, $".{Path.GetFileName(_folder)}.{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(Location);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _folders.Remove();
            throw PathException.NotWritten(parent, exception);
        }
    }

    /// <summary>Full path of the draft, a hidden folder beside the one to write.</summary>
    public string Location { get; }

    /// <summary>Makes the folder visible.</summary>
    /// <exception cref="PathException">Something is there, more than an empty folder, or the folder cannot take its place.</exception>
    public void Complete()
    {
        try
        {
            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder);
            }

            Directory.Move(Location, _folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Directory.Exists(_folder)
                ? PathException.NotReplaced(_typed, Directory.EnumerateFileSystemEntries(_folder).Any() ? MessageCode.FolderNotEmpty : MessageCode.FolderNotMoved, exception)
                : File.Exists(_folder)
                    ? PathException.NotReplaced(_typed, MessageCode.NoFolder, exception)
                    : PathException.NotWritten(Path.GetDirectoryName(_folder)!, exception);
        }

        _isComplete = true;
    }

    /// <summary>Removes what was written but not completed, with the folders that were made for it, as far as that can be; never throws.</summary>
    public void Dispose()
    {
        if (_isComplete)
        {
            return;
        }

        try
        {
            Directory.Delete(Location, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Why it was not completed is to be told, not this.
        }

        _folders.Remove();
    }
}
