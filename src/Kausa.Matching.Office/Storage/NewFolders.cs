namespace Kausa.Matching.Office.Storage;

/// <summary>Folders that are made because something will be written into them, and go again where it was not.</summary>
public sealed class NewFolders
{
    private readonly Stack<string> _made = [];

    /// <summary>Makes a folder and those above it, as far as they are missing.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <exception cref="PathException">One of them cannot be made.</exception>
    public NewFolders(string folder)
    {
        var missing = new Stack<string>();
        for (var above = Path.TrimEndingDirectorySeparator(folder); above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            missing.Push(above);
        }

        try
        {
            foreach (var path in missing)
            {
                Directory.CreateDirectory(path);
                _made.Push(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove();
            throw PathException.NotWritten(Path.TrimEndingDirectorySeparator(folder), exception);
        }
    }

    /// <summary>Removes what was made, the deepest first, as far as nobody has put anything into it.</summary>
    /// <remarks>Never throws: it is called because something else went wrong, and that is to be told.</remarks>
    public void Remove()
    {
        while (_made.TryPop(out var path))
        {
            try
            {
                Directory.Delete(path);
            }
            catch (DirectoryNotFoundException)
            {
                // Somebody else removed it; those above it are still ours.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return;
            }
        }
    }
}
