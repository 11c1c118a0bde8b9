namespace Kausa.Matching.Office.Storage;

/// <summary>A market that is one file.</summary>
/// <param name="path">Its path.</param>
internal sealed class SingleFileSource(string path) : IMarketSource
{
    public IReadOnlyCollection<string> Names { get; } = [Path.GetFileName(path)];

    public Stream Open(string name) => RegularFile.Open(path);
}
