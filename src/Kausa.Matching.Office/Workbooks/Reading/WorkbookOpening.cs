using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>Opens workbooks that may be read, whatever they hold; what stands in the way goes to the log.</summary>
internal static class WorkbookOpening
{
    /// <summary>Opens a workbook; null when it is none that may be read, which the log then says.</summary>
    public static WorkbookParts? Open(IMarketSource source, string file, ReadingLog log)
    {
        using var stream = source.Open(file);
        if (Bytes(stream) is not { } bytes)
        {
            log.Problem(file, MessageCode.Size, Message.Of(MessageCode.WorkbookSize, ("max", WorkbookGuard.MostBytes >> 20)));
            return null;
        }

        if (WorkbookGuard.Problem(bytes) is { } problem)
        {
            log.Problem(file, 1, "file", problem.Found, problem.Allowed);
            return null;
        }

        var parts = Whole(file, log, () => Damage.Guard(() => WorkbookParts.Open(bytes)));
        if (parts is not { HasMacros: true })
        {
            return parts;
        }

        log.Problem(file, MessageCode.Macros, Message.Of(MessageCode.WorkbookWithoutMacros));
        parts.Dispose();
        return null;
    }

    /// <summary>Reads a part; null when it is damaged, which the log then says.</summary>
    public static T? Whole<T>(string name, ReadingLog log, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            log.Problem(name, MessageCode.Bytes, Message.Of(MessageCode.WorkbookDamaged));
            return null;
        }
    }

    private static byte[]? Bytes(Stream stream)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (var read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > WorkbookGuard.MostBytes)
            {
                return null;
            }
        }

        return buffer.ToArray();
    }
}
