using Kausa.Matching.Office.Workbooks.Reading;

namespace Kausa.Matching.Office.Storage;

/// <summary>Opens a market by its path, whatever it is: a folder, a workbook, an archive of either.</summary>
public static class MarketFile
{
    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed = "a folder of tables, an .xlsx workbook, or a .zip of either";

    /// <summary>Opens a market.</summary>
    /// <param name="path">Path of a folder or file.</param>
    /// <returns>Where its files are read from.</returns>
    /// <exception cref="IOException">There is nothing, or nothing that may hold a market.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IMarketSource Open(string path)
    {
        if (Directory.Exists(path))
        {
            return new FolderMarketSource(path);
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no such folder or file; a market is {Allowed}.");
        }

        if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return new ZipMarketSource(path);
        }

        return WorkbookForm.IsWorkbookName(Path.GetFileName(path)) ? new SingleFileSource(path) : throw new IOException($"a market is {Allowed}.");
    }
}
