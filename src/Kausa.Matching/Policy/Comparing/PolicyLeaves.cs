using System.Globalization;
using Kausa.Matching.Policy.Reading;

namespace Kausa.Matching.Policy.Comparing;

/// <summary>A policy as a flat list of paths and values; the paths are described at <see cref="PolicyChange.Path"/>.</summary>
internal static class PolicyLeaves
{
    /// <summary>Value of a path that says that something belongs to a set.</summary>
    public const string IsMember = "true";

    /// <summary>Prefix of language needs for all occupations in paths.</summary>
    public const string AllOccupations = "*";

    /// <summary>Last part of the path that says that an office names no district and is responsible for all.</summary>
    public const string Everywhere = "everywhere";

    private const string Curves = "skills.dimension_curves.";

    private const string Learned = "learned.";

    /// <summary>The leaves of a policy, sets in canonical order.</summary>
    public static List<(string Path, string Value)> Of(MatchPolicy policy)
    {
        var root = PolicyParser.Parse(PolicyWriter.Write(PolicyFingerprint.Canonical(policy)), policy.Id, new PolicyFindings());
        var leaves = new List<(string Path, string Value)>();
        AddMembers(root!, string.Empty, leaves);
        return leaves;
    }

    private static void Add(PolicyNode node, string path, List<(string Path, string Value)> leaves)
    {
        switch (node.Kind)
        {
            case NodeKind.Object:
                AddMembers(node, path + ".", leaves);
                break;
            case NodeKind.Array:
                AddItems(node, path, leaves);
                break;
            default:
                leaves.Add((path, node.Raw));
                break;
        }
    }

    private static void AddMembers(PolicyNode node, string prefix, List<(string Path, string Value)> leaves, params string[] except)
    {
        foreach (var (key, value) in node.Members.Where(member => !except.Contains(member.Key, StringComparer.Ordinal)))
        {
            Add(value, prefix + key, leaves);
        }
    }

    private static void AddItems(PolicyNode node, string path, List<(string Path, string Value)> leaves)
    {
        if (path == "location.modes")
        {
            leaves.Add((path, string.Join(", ", node.Items.Select(item => Text(item, "mode")))));
        }

        if (path == "region_ags" && node.Items.Count == 0)
        {
            leaves.Add(($"{path}.{Everywhere}", IsMember));
        }

        for (var i = 0; i < node.Items.Count; i++)
        {
            var item = node.Items[i];
            switch (path)
            {
                case "law":
                    AddMembers(item, $"{path}.{Text(item, "key")}.{Text(item, "valid_from")}.", leaves, "key", "valid_from");
                    break;
                case "language.needs":
                    var prefix = Text(item, "kldb_prefix");
                    AddMembers(item, $"{path}.{(prefix.Length == 0 ? AllOccupations : prefix)}.", leaves, "kldb_prefix");
                    break;
                case "location.modes":
                    AddMembers(item, $"{path}.{Text(item, "mode")}.", leaves, "mode");
                    break;
                case "trade.wish_quality":
                    leaves.Add((string.Create(CultureInfo.InvariantCulture, $"{path}.{i + 1}"), item.Raw));
                    break;
                case var _ when path.StartsWith(Learned, StringComparison.Ordinal):
                    leaves.Add((string.Create(CultureInfo.InvariantCulture, $"{path}.{i + 1}"), item.Raw));
                    break;
                case var _ when path.StartsWith(Curves, StringComparison.Ordinal):
                    leaves.Add((string.Create(CultureInfo.InvariantCulture, $"{path}.{i * DimensionCurve.StepPoints}"), item.Raw));
                    break;
                default:
                    leaves.Add(($"{path}.{item.Raw}", IsMember));
                    break;
            }
        }
    }

    private static string Text(PolicyNode item, string key) => item.Member(key)!.Raw;
}
