using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>What a path names cannot be read, or cannot be written; it knows why in every language.</summary>
/// <remarks>The message of the exception is English; <see cref="TextOf"/> words it for a reader.</remarks>
public class PathException : IOException
{
    // What the system says of a disk that is full: ENOSPC, EDQUOT of Linux, ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];
    // ELOOP of Linux and of macOS, ERROR_CANT_RESOLVE_FILENAME.
    private static readonly int[] Circle = [40, 62, unchecked((int)0x80070781)];
    private readonly Message _why;

    internal PathException(Message why, Exception? cause = null)
        : base(why.In(OfficeWords.English), cause) => _why = why;

    /// <summary>What is in the way of reading or writing, in words.</summary>
    /// <param name="exception">What was thrown; what is none of these has the words it came with, unless the disk is full.</param>
    /// <param name="language">Language, <c>de</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static string TextOf(Exception exception, string language)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var words = OfficeWords.For(language);
        return exception is PathException path ? path._why.In(words)
            : IsFull(exception) ? Words.Message.Of(MessageCode.NoRoom).In(words)
            : exception.Message;
    }

    /// <summary>Something is no folder, or a folder into which nothing can be written.</summary>
    /// <param name="path">Full path of what could not be made.</param>
    /// <param name="cause">What the system said; it may name a draft, of which nobody has heard.</param>
    internal static PathException NotWritten(string path, Exception cause)
    {
        if (cause is PathException told)
        {
            return told;
        }

        if (cause is PathTooLongException || IsFull(cause))
        {
            return new(Words.Message.Of(IsFull(cause) ? MessageCode.NoRoom : MessageCode.NameTooLong), cause);
        }

        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(at) || Directory.Exists(at))
            {
                return new(Words.Message.Of(File.Exists(at) ? MessageCode.NoFolder : MessageCode.FolderNotWritable, ("path", at)), cause);
            }
        }

        return new(Words.Message.Of(MessageCode.FolderNotWritable, ("path", path)), cause);
    }

    /// <summary>A file that is there and stays.</summary>
    /// <param name="path">Its path, as it was given.</param>
    /// <param name="why">Why it stays, unless the disk is full.</param>
    /// <param name="cause">What the system said.</param>
    internal static PathException NotReplaced(string path, MessageCode why, Exception cause) =>
        new(Words.Message.Of(IsFull(cause) ? MessageCode.NoRoom : why, ("path", path)), cause);

    /// <summary>A file that cannot be opened.</summary>
    /// <param name="path">Its path, as it was given.</param>
    /// <param name="cause">What the system said.</param>
    internal static PathException NotRead(string path, Exception cause) =>
        new(Words.Message.Of(WhyNotRead(cause), ("path", path)), cause);

    private static MessageCode WhyNotRead(Exception cause) => cause switch
    {
        UnauthorizedAccessException => MessageCode.FileNotReadable,
        FileNotFoundException or DirectoryNotFoundException => MessageCode.FileNotThere,
        PathTooLongException => MessageCode.NameTooLong,
        _ when Circle.Contains(cause.HResult) => MessageCode.LinkCircle,
        _ => MessageCode.FileNotOpened,
    };

    private static bool IsFull(Exception exception) => exception is IOException && Full.Contains(exception.HResult);
}
