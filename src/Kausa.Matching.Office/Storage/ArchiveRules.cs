using System.Globalization;
using System.IO.Compression;

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
    public static (string Found, string Allowed)? Problem(ZipArchive archive, int mostEntries, long mostBytes)
    {
        if (archive.Entries.Count > mostEntries)
        {
            return (Text(archive.Entries.Count) + " entries", $"an archive of at most {Text(mostEntries)} entries");
        }

        if (archive.Entries.FirstOrDefault(entry => LeadsOut(entry.FullName)) is { } outside)
        {
            return (outside.FullName, "names that stay inside the archive");
        }

        if (archive.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return (twice.Key, "each name once in the archive");
        }

        if (archive.Entries.FirstOrDefault(entry => entry.IsEncrypted) is { } encrypted)
        {
            return (encrypted.FullName, "an archive without password");
        }

        var left = mostBytes;
        foreach (var entry in archive.Entries)
        {
            left -= entry.Length;
            if (left < 0)
            {
                return ("size", $"at most {Text(mostBytes >> 20)} MB when unpacked");
            }

            if (entry.Length > SmallBytes && entry.Length / MostRatio > entry.CompressedLength)
            {
                return (entry.FullName, $"an archive that unpacks to at most {Text(MostRatio)} times its size; this looks like a bomb");
            }

            if (Count(entry) != entry.Length)
            {
                return (entry.FullName, "an archive whose entries are as long as it says; this one is damaged or forged");
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

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
