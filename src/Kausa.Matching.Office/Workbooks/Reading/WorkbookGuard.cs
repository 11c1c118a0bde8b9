using System.IO.Compression;
using System.Text;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;

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

    private static readonly (string Part, MessageCode Found, MessageCode Allowed)[] Refused =
    [
        ("xl/vbaProject.bin", MessageCode.Macros, MessageCode.WorkbookWithoutMacros),
        ("xl/macrosheets/", MessageCode.Macros, MessageCode.WorkbookWithoutMacros),
        ("xl/externalLinks/", MessageCode.ExternalLinks, MessageCode.WorkbookWithoutLinks),
        ("xl/connections.xml", MessageCode.DataConnections, MessageCode.WorkbookWithoutConnections),
        ("xl/embeddings/", MessageCode.EmbeddedFiles, MessageCode.WorkbookWithoutEmbeddedFiles),
        ("xl/activeX/", MessageCode.Controls, MessageCode.WorkbookWithoutControls),
        ("xl/workbook.bin", MessageCode.BinaryWorkbook, MessageCode.WorkbookOtherFormat),
        ("content.xml", MessageCode.OpenDocument, MessageCode.WorkbookOtherFormat),
    ];

    /// <summary>What is wrong with a file.</summary>
    /// <param name="bytes">All its bytes.</param>
    /// <returns>What was found and what is allowed instead; null when the file may be opened.</returns>
    public static (Message Found, Message Allowed)? Problem(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(CompoundFile))
        {
            return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? (Message.Of(MessageCode.Encrypted), Message.Of(MessageCode.WorkbookWithoutPassword))
                : (Message.Of(MessageCode.OldWorkbook), Message.Of(MessageCode.WorkbookOld));
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return ProblemIn(archive);
        }
        catch (InvalidDataException)
        {
            return (Message.Of(MessageCode.Bytes), Message.Of(MessageCode.WorkbookNone));
        }
    }

    private static (Message Found, Message Allowed)? ProblemIn(ZipArchive archive)
    {
        if (ArchiveRules.Problem(archive, MostParts, MostUnpackedBytes) is { } problem)
        {
            return problem;
        }

        foreach (var (part, found, allowed) in Refused)
        {
            if (archive.Entries.Any(entry => entry.FullName.StartsWith(part, StringComparison.OrdinalIgnoreCase)))
            {
                return (Message.Of(found), Message.Of(allowed));
            }
        }

        return archive.Entries.FirstOrDefault(entry => entry.Length > MostBytesOf(entry.FullName)) is { } large
            ? (Message.Verbatim(large.FullName), Message.Of(MessageCode.PartSize, ("max", MostBytesOf(large.FullName) >> 20)))
            : null;
    }

    private static long MostBytesOf(string part) => part switch
    {
        _ when part.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase) || part.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase) => MostBytesOfSheet,
        _ when part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) => MostBytesOfOtherPart,
        _ => MostUnpackedBytes,
    };
}
