using System.IO.Compression;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>A market in a zip archive: its files at the top or in one folder; hidden files are not looked at.</summary>
/// <remarks>The archive is checked once as a whole, so that nothing unpacks to more than it said.</remarks>
public sealed class ZipMarketSource : IMarketSource
{
    private const int MostEntries = 1_000;
    private const long MostBytes = 1L << 30;
    private const string MacFolder = "__MACOSX/";
    private readonly string _path;
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);

    /// <summary>Opens and checks an archive.</summary>
    /// <param name="path">Path of the archive.</param>
    /// <param name="language">Language of the messages of exceptions, <c>de</c> or <c>en</c>.</param>
    /// <exception cref="IOException">The file is no archive, or one that may not be unpacked; the message says why.</exception>
    public ZipMarketSource(string path, string language = "en")
    {
        var words = OfficeWords.For(language);
        _path = path;
        var file = Path.GetFileName(path);
        try
        {
            using var archive = new ZipArchive(RegularFile.Open(path), ZipArchiveMode.Read);
            if (ArchiveRules.Problem(archive, MostEntries, MostBytes) is { } problem)
            {
                throw Refused(file, problem.Found, problem.Allowed, words);
            }

            foreach (var entry in archive.Entries.Where(IsFile))
            {
                if (!_entries.TryAdd(entry.Name, entry.FullName))
                {
                    throw Refused(file, Message.Verbatim(entry.FullName), Message.Of(MessageCode.ArchiveOneMarket, ("other", _entries[entry.Name])), words);
                }
            }
        }
        catch (InvalidDataException)
        {
            throw Refused(file, Message.Of(MessageCode.Bytes), Message.Of(MessageCode.ArchiveNone), words);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <inheritdoc/>
    public Stream Open(string name)
    {
        var archive = new ZipArchive(RegularFile.Open(_path), ZipArchiveMode.Read);
        var entry = archive.GetEntry(_entries[name]) ?? throw new IOException($"'{_path}' has changed while it was read.");
        return new EntryStream(archive, entry.Open(), entry.Length);
    }

    private static IOException Refused(string file, Message found, Message allowed, OfficeWords words) => new(new MarketProblem(file, 1, "file", found.In(words), allowed.In(words)) { Words = words }.ToString());

    private static bool IsFile(ZipArchiveEntry entry) => entry.Name.Length > 0 && !entry.Name.StartsWith('.') && !entry.FullName.StartsWith(MacFolder, StringComparison.Ordinal);
}
