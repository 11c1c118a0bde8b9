namespace Kausa.Matching.Office.Storage;

/// <summary>A market in memory, for example one that came over a network.</summary>
/// <param name="files">Bytes by file name.</param>
public sealed class MemoryMarketSource(IReadOnlyDictionary<string, byte[]> files) : IMarketSource
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names { get; } = [.. files.Keys];

    /// <inheritdoc/>
    public Stream Open(string name) => new MemoryStream(files[name], writable: false);
}
