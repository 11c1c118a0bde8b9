using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Storage;

/// <summary>What a path names is no file: a folder, or a pipe or device that holds no content of its own.</summary>
public sealed class NoFileException : PathException
{
    internal NoFileException(string path, bool isFolder, Exception? cause = null)
        : base(Words.Message.Of(MessageCode.NoFile, ("path", path), ("found", Words.Message.Of(FoundAs(isFolder))), ("allowed", Words.Message.Of(MessageCode.File))), cause) => IsFolder = isFolder;

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder { get; }

    /// <summary>What was found, for a message that has a place for it.</summary>
    internal MessageCode Found => FoundAs(IsFolder);

    private static MessageCode FoundAs(bool isFolder) => isFolder ? MessageCode.Folder : MessageCode.Pipe;
}
