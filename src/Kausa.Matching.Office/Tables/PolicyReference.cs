using System.Text.Json;
using Kausa.Matching.Office.Cells;

namespace Kausa.Matching.Office.Tables;

/// <summary>A policy document that says nothing but the name of the policy it inherits.</summary>
internal static class PolicyReference
{
    /// <summary>The document that refers to a policy.</summary>
    public static string To(string name) => $$"""{"inherits":"{{name}}"}""";

    /// <summary>The name a document refers to; null when it says more, or is no JSON.</summary>
    public static string? NameIn(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.EnumerateObject().Count() == 1
                && root.TryGetProperty("inherits", out var name) && name.ValueKind == JsonValueKind.String
                ? CellTypes.PolicyName.Read(name.GetString()!).Value as string
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
