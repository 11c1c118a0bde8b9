namespace Kausa.Matching.Office.Storage;

/// <summary>Where the files of a market are written to; nothing is visible before <see cref="Complete"/>.</summary>
public interface IMarketSink : IDisposable
{
    /// <summary>Begins a file.</summary>
    /// <param name="name">Its name, without folders; each name once.</param>
    /// <returns>A stream the caller disposes before it begins the next file.</returns>
    Stream Create(string name);

    /// <summary>Makes all files visible at once; a sink that is disposed before leaves nothing behind.</summary>
    void Complete();
}
