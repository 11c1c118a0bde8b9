using System.Collections.Frozen;
using System.Text;

namespace Kausa.Matching.Policy;

/// <summary>The policies of <c>policies/</c>, embedded in the library.</summary>
/// <remarks>Immutable and thread-safe; a policy is read on first use.</remarks>
public static class ShippedPolicies
{
    private const string Prefix = "policies/";
    private const string Suffix = ".json";

    private static readonly FrozenDictionary<string, string> Documents = typeof(ShippedPolicies).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..^Suffix.Length], ReadText, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Lazy<MatchPolicy>> Policies =
        Documents.ToFrozenDictionary(pair => pair.Key, pair => new Lazy<MatchPolicy>(() => ReadPolicy(pair.Key, pair.Value)), StringComparer.Ordinal);

    /// <summary>Names of all shipped policies, ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Documents.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The policy with a name, or null.</summary>
    /// <param name="name">As <c>stuttgart</c>.</param>
    /// <returns>The policy with everything it inherits.</returns>
    public static MatchPolicy? Find(string name) => Policies.GetValueOrDefault(name)?.Value;

    /// <summary>The JSON document with a name, or null: the resolver for <see cref="PolicyReader.Read"/>.</summary>
    /// <param name="name">As <c>base</c>.</param>
    /// <returns>The document as it is shipped.</returns>
    public static string? Document(string name) => Documents.GetValueOrDefault(name);

    private static MatchPolicy ReadPolicy(string name, string json)
    {
        var result = PolicyReader.Read(json, Document, name);
        return result.Policy ?? throw new InvalidDataException($"The shipped policy '{name}' is not valid: {string.Join("; ", result.Problems)}");
    }

    private static string ReadText(string resource)
    {
        using var reader = new StreamReader(typeof(ShippedPolicies).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
