namespace Kausa.Matching.Office.Storage;

/// <summary>Where the files of a market are read from: a folder, an archive, memory.</summary>
public interface IMarketSource
{
    /// <summary>Names of all files, without folders, in any order.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Opens a file from its beginning; a file may be opened more than once.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>A stream the caller disposes.</returns>
    Stream Open(string name);
}
