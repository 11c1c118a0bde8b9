using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>Writes a file: first beside it, then moved into place as a whole, so that nothing half-written stays.</summary>
public sealed class DraftFile : IDisposable
{
    private readonly string _path;
    private readonly string _draft;
    private readonly string _typed;
    private readonly bool _replace;
    private readonly NewFolders _folders;
    private bool _isComplete;

    /// <summary>Prepares to write a file.</summary>
    /// <param name="path">Its path; folders above it are created when missing.</param>
    /// <param name="replace">Whether a file that is there already may be replaced.</param>
    /// <exception cref="PathException">A file is there and may not be replaced, a folder, a device or a pipe is there, or nothing can be written there.</exception>
    public DraftFile(string path, bool replace = false)
    {
        _typed = path;
        _path = Target(path);
        _replace = replace;
        if (Directory.Exists(_path))
        {
            throw new PathException(Message.Of(MessageCode.IsFolder, ("path", path)));
        }

        if (!replace && File.Exists(_path))
        {
            throw new PathException(Message.Of(MessageCode.IsThereAlready, ("path", path)));
        }

        if (RegularFile.IsOther(Path.GetFullPath(path)))
        {
            throw new PathException(Message.Of(MessageCode.IsOther, ("path", path)));
        }

        var folder = Path.GetDirectoryName(_path) ?? throw new IOException($"'{path}' has no folder above it.");
        _folders = new NewFolders(folder);
        _draft = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Path.GetRandomFileName()}");
        try
        {
            Stream = new FileStream(_draft, FileMode.CreateNew, FileAccess.ReadWrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _folders.Remove();
            throw PathException.NotWritten(folder, exception);
        }
    }

    // A link stays one: what it leads to is written.
    private static string Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing is there yet, or links lead in a circle or nowhere, which opening says.
            return Path.GetFullPath(path);
        }
    }

    /// <summary>Where the content goes; seekable and readable.</summary>
    public Stream Stream { get; }

    /// <summary>Makes the file visible.</summary>
    /// <exception cref="PathException">Somebody else wrote the file meanwhile, or it cannot take its place.</exception>
    public void Complete()
    {
        Stream.Dispose();
        try
        {
            File.Move(_draft, _path, _replace);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw File.Exists(_path)
                ? PathException.NotReplaced(_typed, _replace ? MessageCode.FileNotReplaceable : MessageCode.IsThereAlready, exception)
                : PathException.NotWritten(Path.GetDirectoryName(_path)!, exception);
        }

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
