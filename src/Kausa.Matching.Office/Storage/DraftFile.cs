using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>Writes a file: first beside it, then moved into place as a whole, so that nothing half-written stays.</summary>
public sealed class DraftFile : IDisposable
{
    private readonly string _path;
    private readonly string _draft;
    private readonly bool _replace;
    private readonly NewFolders _folders;
    private bool _isComplete;

    /// <summary>Prepares to write a file.</summary>
    /// <param name="path">Its path; folders above it are created when missing.</param>
    /// <param name="replace">Whether a file that is there already may be replaced.</param>
    /// <param name="language">Language of the messages of exceptions, <c>de</c> or <c>en</c>.</param>
    /// <exception cref="IOException">A file is there and may not be replaced, or a folder is there.</exception>
    public DraftFile(string path, bool replace = false, string language = "en")
    {
        var words = OfficeWords.For(language);
        _path = Path.GetFullPath(path);
        _replace = replace;
        if (Directory.Exists(_path))
        {
            throw new IOException(Message.Of(MessageCode.IsFolder, ("path", path)).In(words));
        }

        if (!replace && File.Exists(_path))
        {
            throw new IOException(Message.Of(MessageCode.IsThereAlready, ("path", path)).In(words));
        }

        var folder = Path.GetDirectoryName(_path) ?? throw new IOException($"'{path}' has no folder above it.");
        _folders = new NewFolders(folder);
        _draft = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Path.GetRandomFileName()}");
        try
        {
            Stream = new FileStream(_draft, FileMode.CreateNew, FileAccess.ReadWrite);
        }
        catch
        {
            _folders.Remove();
            throw;
        }
    }

    /// <summary>Where the content goes; seekable and readable.</summary>
    public Stream Stream { get; }

    /// <summary>Makes the file visible.</summary>
    /// <exception cref="IOException">Somebody else wrote the file meanwhile.</exception>
    public void Complete()
    {
        Stream.Dispose();
        File.Move(_draft, _path, _replace);
        _isComplete = true;
    }

    /// <summary>Removes what was written but not completed, with the folders that were made for it.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_draft);
        if (!_isComplete)
        {
            _folders.Remove();
        }
    }
}
