using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Lays a document over the base it inherits.</summary>
/// <remarks>
/// Objects merge key by key; an array replaces the base's array whole, except <c>law</c>, whose entries replace those of the same
/// key and first day or are added, and <c>language.needs</c>, likewise by prefix. Who a policy is (<c>id</c>, <c>version</c>,
/// <c>title</c>, <c>signed_off_by</c>) is never inherited, nor what was <c>learned</c>: a report and a person answer for one policy as it stands. A document that holds nothing but <c>inherits</c> changes nothing: it is
/// its base, identity included.
/// </remarks>
internal sealed class PolicyInheritance(Func<string, string?> resolveBase, PolicyFindings findings)
{
    private const string InheritsPath = "$.inherits";

    /// <summary>Parses a document and everything it inherits, and merges them.</summary>
    /// <returns>The merged root; null when the document itself cannot be parsed.</returns>
    public PolicyNode? Load(string json, string document) => Load(json, document, []);

    private PolicyNode? Load(string json, string document, IReadOnlyList<string> chain)
    {
        var own = PolicyParser.Parse(json, document, findings);
        if (own?.Member("inherits") is not { } inherits)
        {
            return own;
        }

        var parent = LoadBase(inherits, chain);
        findings.BaseIsMissing |= parent is null;
        return parent is null ? own : own.Members.Count == 1 ? parent : Merge(parent, own, "$");
    }

    private PolicyNode? LoadBase(PolicyNode inherits, IReadOnlyList<string> chain)
    {
        var name = inherits.Raw;
        if (inherits.Kind != NodeKind.Text || !Id<MatchPolicy>.IsValid(name))
        {
            findings.Refuse(inherits, InheritsPath, PolicyText.Of("POLICY_NAME"));
            return null;
        }

        if (chain.Contains(name, StringComparer.Ordinal))
        {
            findings.Refuse(inherits, InheritsPath, PolicyText.Of("NO_CIRCLE", ("chain", string.Join(" → ", chain.Append(name)))));
            return null;
        }

        if (chain.Count == PolicyReader.MaxBases)
        {
            findings.Refuse(inherits, InheritsPath, PolicyText.Of("BASES", ("max", PolicyReader.MaxBases)));
            return null;
        }

        if (resolveBase(name) is not { } json)
        {
            findings.Refuse(inherits, InheritsPath, PolicyText.Of("POLICY_FOUND"));
            return null;
        }

        return Load(json, name, [.. chain, name]);
    }

    private static PolicyNode Merge(PolicyNode parent, PolicyNode own, string path)
    {
        if (parent.Kind == NodeKind.Object && own.Kind == NodeKind.Object)
        {
            var inherited = parent.Members.Where(member => path != "$" || !IsNeverInherited(member.Key));
            var members = inherited.Select(member => own.Member(member.Key) is { } replacement
                ? new(member.Key, Merge(member.Value, replacement, $"{path}.{member.Key}"))
                : member);
            var added = own.Members.Where(member => parent.Member(member.Key) is null || (path == "$" && IsNeverInherited(member.Key)));
            return own with { Members = [.. members, .. added] };
        }

        if (parent.Kind != NodeKind.Array || own.Kind != NodeKind.Array || KeyOfItems(path) is not { } keyOf)
        {
            return own;
        }

        var replaced = own.Items.Select(keyOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return own with { Items = [.. parent.Items.Where(item => keyOf(item) is not { } key || !replaced.Contains(key)), .. own.Items] };
    }

    private static bool IsNeverInherited(string key) => key is "inherits" or "id" or "version" or "title" or "signed_off_by" or "learned";

    private static Func<PolicyNode, string?>? KeyOfItems(string path) => path switch
    {
        "$.law" => item => item.Member("key") is { } key && item.Member("valid_from") is { } day ? $"{key.Raw} {day.Raw}" : null,
        "$.language.needs" => item => item.Member("kldb_prefix")?.Raw,
        _ => null,
    };
}
