namespace Kausa.Matching.Office.Storage;

/// <summary>Folders that are made because something will be written into them, and go again where it was not.</summary>
public sealed class NewFolders
{
    private readonly Stack<string> _made = [];

    /// <summary>Makes a folder and those above it, as far as they are missing.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <exception cref="IOException">One of them cannot be made.</exception>
    public NewFolders(string folder)
    {
        var missing = new Stack<string>();
        for (var above = folder; above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            missing.Push(above);
        }

        foreach (var path in missing)
        {
            Directory.CreateDirectory(path);
            _made.Push(path);
        }
    }

    /// <summary>Removes what was made, the deepest first, as far as nobody has put anything into it.</summary>
    public void Remove()
    {
        while (_made.TryPop(out var path) && Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }
}
