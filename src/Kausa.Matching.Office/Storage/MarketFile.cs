using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Workbooks.Reading;

namespace Kausa.Matching.Office.Storage;

/// <summary>Opens a market by its path, whatever it is: a folder, a workbook, an archive of either.</summary>
public static class MarketFile
{
    /// <summary>Opens a market.</summary>
    /// <param name="path">Path of a folder or file.</param>
    /// <param name="language">Language of the messages of exceptions, <c>de</c> or <c>en</c>.</param>
    /// <returns>Where its files are read from.</returns>
    /// <exception cref="IOException">There is nothing, or nothing that may hold a market, or it may not be read.</exception>
    public static IMarketSource Open(string path, string language = "en")
    {
        var words = OfficeWords.For(language);
        var allowed = ("allowed", (object)Message.Of(MessageCode.MarketForms));
        if (Directory.Exists(path))
        {
            return new FolderMarketSource(path);
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException(Message.Of(MessageCode.NoSuchMarket, allowed).In(words));
        }

        if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return new ZipMarketSource(path, language);
        }

        return WorkbookForm.IsWorkbookName(Path.GetFileName(path)) ? new SingleFileSource(path) : throw new IOException(Message.Of(MessageCode.MarketIs, allowed).In(words));
    }

    /// <summary>Whether a market is a folder of tables, of which single ones can be changed in place; a folder around a workbook is none, and stops being readable with a table beside it.</summary>
    /// <param name="path">Path of a folder or file.</param>
    /// <returns>True for a folder of tables.</returns>
    public static bool IsFolderOfTables(string path) => Directory.Exists(path) && WorkbookForm.Find(new FolderMarketSource(path)) is null;
}
