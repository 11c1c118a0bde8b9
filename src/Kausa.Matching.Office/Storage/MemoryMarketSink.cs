namespace Kausa.Matching.Office.Storage;

/// <summary>Keeps the files of a market in memory.</summary>
public sealed class MemoryMarketSink : IMarketSink
{
    private readonly Dictionary<string, MemoryStream> _streams = new(StringComparer.Ordinal);

    /// <summary>Bytes by file name; empty until <see cref="Complete"/>.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; private set; } = new Dictionary<string, byte[]>();

    /// <inheritdoc/>
    public Stream Create(string name)
    {
        var stream = new MemoryStream();
        _streams.Add(name, stream);
        return stream;
    }

    /// <inheritdoc/>
    public void Complete() => Files = _streams.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

    /// <summary>Does nothing: memory needs no cleaning up.</summary>
    public void Dispose() => _streams.Clear();
}
