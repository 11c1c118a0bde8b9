using System.Collections.Frozen;
using System.Text;

namespace Kausa.Matching.Office.Assessments;

/// <summary>The mappings that ship with the product.</summary>
public static class InstrumentMappings
{
    private const string Folder = "instruments/";
    private static readonly FrozenDictionary<string, InstrumentMapping> ByName = typeof(InstrumentMappings).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^".json".Length])
        .ToFrozenDictionary(name => name, Load, StringComparer.Ordinal);

    /// <summary>The mappings in ordinal order of their names.</summary>
    public static IReadOnlyList<InstrumentMapping> All { get; } = [.. ByName.Values.OrderBy(mapping => mapping.Name, StringComparer.Ordinal)];

    /// <summary>Finds a mapping.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The mapping, or null.</returns>
    public static InstrumentMapping? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A shipped mapping as the text of its file, to begin one's own with.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>JSON text, or null when there is no such mapping.</returns>
    public static string? Document(string name)
    {
        using var stream = ByName.ContainsKey(name) ? typeof(InstrumentMappings).Assembly.GetManifestResourceStream($"{Folder}{name}.json") : null;
        return stream is null ? null : new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    private static InstrumentMapping Load(string name)
    {
        using var stream = typeof(InstrumentMappings).Assembly.GetManifestResourceStream($"{Folder}{name}.json")!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        var (mapping, problems) = InstrumentMappingReader.Read(text.ReadToEnd(), name);
        return mapping ?? throw new InvalidDataException($"The shipped mapping '{name}' is wrong: {string.Join("; ", problems)}");
    }
}
