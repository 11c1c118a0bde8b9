using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>What a path names is no file: a folder, or a pipe or device that holds no content of its own.</summary>
public sealed class NoFileException : IOException
{
    private readonly string _path;

    internal NoFileException(string path, bool isFolder, Exception? cause = null)
        : base(Text(path, isFolder, OfficeWords.English), cause)
    {
        _path = path;
        IsFolder = isFolder;
    }

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder { get; }

    /// <summary>What was found, for a message that has a place for it.</summary>
    internal MessageCode Found => FoundAs(IsFolder);

    /// <summary>What is in the way of reading or writing, in words.</summary>
    /// <param name="exception">What was thrown; others than this one have the words they came with.</param>
    /// <param name="language">Language, <c>de</c> or <c>en</c>.</param>
    public static string TextOf(Exception exception, string language)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is NoFileException no ? Text(no._path, no.IsFolder, OfficeWords.For(language)) : exception.Message;
    }

    private static string Text(string path, bool isFolder, OfficeWords words) =>
        Words.Message.Of(MessageCode.NoFile, ("path", path), ("found", Words.Message.Of(FoundAs(isFolder))), ("allowed", Words.Message.Of(MessageCode.File))).In(words);

    private static MessageCode FoundAs(bool isFolder) => isFolder ? MessageCode.Folder : MessageCode.Pipe;
}
