using System.Text.Json.Nodes;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Tests.Policy;

/// <summary>The shipped base policy as a document that tests change in one place.</summary>
internal sealed class PolicyDocument
{
    private readonly JsonObject _root = JsonNode.Parse(ShippedPolicies.Document("base")!)!.AsObject();

    public string Json => _root.ToJsonString();

    /// <summary>Sets a value: parts are keys, or numbers of items.</summary>
    public PolicyDocument With(string path, string json)
    {
        var (parent, last) = Find(path);
        if (int.TryParse(last, out var index))
            parent.AsArray()[index] = JsonNode.Parse(json);
        else
            parent.AsObject()[last] = JsonNode.Parse(json);
        return this;
    }

    public PolicyDocument Added(string path, string json)
    {
        var array = path.Split('.').Aggregate((JsonNode)_root, Step).AsArray();
        array.Add(JsonNode.Parse(json));
        return this;
    }

    public PolicyDocument Without(string path)
    {
        var (parent, last) = Find(path);
        if (int.TryParse(last, out var index))
            parent.AsArray().RemoveAt(index);
        else if (!parent.AsObject().Remove(last))
            throw new ArgumentException($"{path} is not in the document.", nameof(path));
        return this;
    }

    public PolicyReadResult Read() => PolicyReader.Read(Json, ShippedPolicies.Document);

    private (JsonNode Parent, string Last) Find(string path)
    {
        var parts = path.Split('.');
        return (parts[..^1].Aggregate((JsonNode)_root, Step), parts[^1]);
    }

    private static JsonNode Step(JsonNode node, string part) => (int.TryParse(part, out var index) ? node[index] : node[part])!;
}
