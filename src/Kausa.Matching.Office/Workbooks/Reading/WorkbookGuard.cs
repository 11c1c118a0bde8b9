using System.Globalization;
using System.IO.Compression;
using System.Text;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>Decides by its bytes whether a file is a workbook that may be opened at all.</summary>
/// <remarks>
/// 1. The first bytes tell archives from old and encrypted workbooks.
/// 2. The names in the archive tell other formats, macros, links to other files and names that lead out of the archive.
/// 3. Every part is unpacked once and counted, so that nothing later unpacks more than was allowed here.
/// </remarks>
internal static class WorkbookGuard
{
    /// <summary>The largest workbook as it lies there, in bytes: 64 MB.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>The largest workbook unpacked, in bytes: 512 MB.</summary>
    public const long MostUnpackedBytes = 512L << 20;

    // Sheets and shared texts are read piece by piece, every other part is held in memory as a whole.
    private const long MostBytesOfSheet = 192L << 20;
    private const long MostBytesOfOtherPart = 8L << 20;
    private const int MostParts = 2_000;
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly (string Part, string Name, string Allowed)[] Refused =
    [
        ("xl/vbaProject.bin", "macros", "a workbook without macros: save it as Excel workbook (.xlsx)"),
        ("xl/macrosheets/", "macros", "a workbook without macros: save it as Excel workbook (.xlsx)"),
        ("xl/externalLinks/", "external links", "a workbook without links to other files: in Excel, Data, Edit Links, Break Link"),
        ("xl/connections.xml", "data connections", "a workbook without connections to other sources of data"),
        ("xl/embeddings/", "embedded files", "a workbook without embedded files"),
        ("xl/activeX/", "controls", "a workbook without ActiveX controls"),
        ("xl/workbook.bin", "binary workbook", "an .xlsx workbook: open this one in a spreadsheet and save it as Excel workbook (.xlsx)"),
        ("content.xml", "OpenDocument", "an .xlsx workbook: open this one in a spreadsheet and save it as Excel workbook (.xlsx)"),
    ];

    /// <summary>What is wrong with a file.</summary>
    /// <param name="bytes">All its bytes.</param>
    /// <returns>What was found and what is allowed instead; null when the file may be opened.</returns>
    public static (string Found, string Allowed)? Problem(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(CompoundFile))
        {
            return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? ("encrypted", "a workbook without password: open it, take the password away and save it again")
                : ("old workbook", "an .xlsx workbook: open this old .xls one in a spreadsheet and save it as Excel workbook (.xlsx)");
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return ProblemIn(archive);
        }
        catch (InvalidDataException)
        {
            return ("bytes", "an .xlsx workbook; this file is none, or is damaged or cut off");
        }
    }

    private static (string Found, string Allowed)? ProblemIn(ZipArchive archive)
    {
        if (ArchiveRules.Problem(archive, MostParts, MostUnpackedBytes) is { } problem)
        {
            return problem;
        }

        foreach (var (part, name, allowed) in Refused)
        {
            if (archive.Entries.Any(entry => entry.FullName.StartsWith(part, StringComparison.OrdinalIgnoreCase)))
            {
                return (name, allowed);
            }
        }

        return archive.Entries.FirstOrDefault(entry => entry.Length > MostBytesOf(entry.FullName)) is { } large
            ? (large.FullName, string.Create(CultureInfo.InvariantCulture, $"a part of at most {MostBytesOf(large.FullName) >> 20} MB when unpacked"))
            : null;
    }

    private static long MostBytesOf(string part) => part switch
    {
        _ when part.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase) || part.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase) => MostBytesOfSheet,
        _ when part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) => MostBytesOfOtherPart,
        _ => MostUnpackedBytes,
    };
}
