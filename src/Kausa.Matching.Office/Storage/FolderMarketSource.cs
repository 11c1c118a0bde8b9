using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>A market in a folder; folders inside it and hidden files are not looked at.</summary>
public sealed class FolderMarketSource : IMarketSource
{
    private readonly string _folder;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="PathException">It may not be read.</exception>
    public FolderMarketSource(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }

        _folder = folder;
        try
        {
            Names = [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.') && (File.Exists(Path.Combine(folder, name)) || IsTable(name)))];
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new PathException(Message.Of(MessageCode.FolderNotReadable, ("path", folder)), exception);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names { get; }

    // A folder or a broken link in the place of a table must not look like "nothing known".
    private static bool IsTable(string name) => Path.GetExtension(name) is ".csv" or ".json";

    /// <inheritdoc/>
    public Stream Open(string name) => RegularFile.Open(Path.Combine(_folder, name));
}
