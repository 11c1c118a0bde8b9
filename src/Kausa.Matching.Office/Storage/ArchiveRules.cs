using System.IO.Compression;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>What an archive must be before anything in it is used: few entries, harmless names, no more bytes than it says and than are allowed.</summary>
internal static class ArchiveRules
{
    // Deflate reaches 1,032; tables of text seldom 50, sheets of equal empty cells some hundred.
    private const long MostRatio = 300;
    private const long SmallBytes = 16L << 20;

    /// <summary>What is wrong with an archive; every entry is unpacked once and counted.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="mostEntries">Most entries.</param>
    /// <param name="mostBytes">Most bytes of all entries together, unpacked.</param>
    /// <returns>What was found and what is allowed instead; null when nothing is wrong.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static (Message Found, Message Allowed)? Problem(ZipArchive archive, int mostEntries, long mostBytes)
    {
        if (archive.Entries.Count > mostEntries)
        {
            return (Message.Of(MessageCode.Entries, ("count", archive.Entries.Count)), Message.Of(MessageCode.ArchiveEntries, ("max", mostEntries)));
        }

        if (archive.Entries.FirstOrDefault(entry => LeadsOut(entry.FullName)) is { } outside)
        {
            return (Message.Verbatim(outside.FullName), Message.Of(MessageCode.ArchiveNamesInside));
        }

        if (archive.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return (Message.Verbatim(twice.Key), Message.Of(MessageCode.ArchiveNameOnce));
        }

        if (archive.Entries.FirstOrDefault(entry => entry.IsEncrypted) is { } encrypted)
        {
            return (Message.Verbatim(encrypted.FullName), Message.Of(MessageCode.ArchiveWithoutPassword));
        }

        var left = mostBytes;
        foreach (var entry in archive.Entries)
        {
            left -= entry.Length;
            if (left < 0)
            {
                return (Message.Of(MessageCode.Size), Message.Of(MessageCode.ArchiveUnpacked, ("max", mostBytes >> 20)));
            }

            if (entry.Length > SmallBytes && entry.Length / MostRatio > entry.CompressedLength)
            {
                return (Message.Verbatim(entry.FullName), Message.Of(MessageCode.ArchiveRatio, ("max", MostRatio)));
            }

            if (Count(entry) != entry.Length)
            {
                return (Message.Verbatim(entry.FullName), Message.Of(MessageCode.ArchiveLengths));
            }
        }

        return null;
    }

    // Stops one byte after what the entry claims.
    private static long Count(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        long total = 0;
        for (var read = stream.Read(buffer); read > 0 && total <= entry.Length; read = stream.Read(buffer))
        {
            total += read;
        }

        return total;
    }

    private static bool LeadsOut(string name) =>
        name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/').Contains("..");
}
