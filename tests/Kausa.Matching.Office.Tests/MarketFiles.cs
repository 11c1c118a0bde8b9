using System.Text;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

/// <summary>The files of <c>samples/three</c>, to be spoilt one at a time.</summary>
internal sealed class MarketFiles
{
    private readonly Dictionary<string, byte[]> _files;

    private MarketFiles(Dictionary<string, byte[]> files) => _files = files;

    public static string SampleFolder => Repository.PathOf("samples", "three");

    public static MarketFiles Sample() => new(Directory.EnumerateFiles(SampleFolder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes));

    public string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    public IEnumerable<string> Names => _files.Keys;

    public MarketFiles With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public MarketFiles With(string file, byte[] bytes) => new(new(_files) { [file] = bytes });

    public MarketFiles Without(string file) => new(_files.Where(pair => pair.Key != file).ToDictionary());

    /// <summary>Replaces a text that must occur.</summary>
    public MarketFiles Replace(string file, string old, string replacement)
    {
        Assert.Contains(old, Text(file), StringComparison.Ordinal);
        return With(file, Text(file).Replace(old, replacement, StringComparison.Ordinal));
    }

    public MarketFiles Append(string file, string line) => With(file, Text(file) + line + "\n");

    public MarketReadResult Read(string language = "en") => MarketReader.Read(new MemoryMarketSource(_files), language);

    /// <summary>The lines of the problems, and that there is no market.</summary>
    public string[] Problems(string language = "en")
    {
        var result = Read(language);
        Assert.Equal(result.Problems.Count == 0, result.Market is not null);
        return [.. result.ProblemLines()];
    }
}
