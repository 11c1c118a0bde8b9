using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Reads the members of one JSON object by key and shape, and reports each that does not fit once.</summary>
/// <remarks>
/// A null result says that the value cannot be used and that this was reported, here or where the section itself could not be
/// built. A key that is missing because it is misspelt, or because a base could not be read, is not reported a second time.
/// </remarks>
internal sealed class PolicySection
{
    private const string AnyArray = "[…]";

    private static readonly PolicyText Object = PolicyText.Of("OBJECT", ("object", "{…}"));

    private readonly PolicyNode? _node;
    private readonly string _path;
    private readonly PolicyFindings _findings;
    private readonly HashSet<string> _misspelt = new(StringComparer.Ordinal);

    private PolicySection(PolicyNode? node, string path, PolicyFindings findings) => (_node, _path, _findings) = (node, path, findings);

    /// <summary>Whether a key of the object is unknown, which was reported: what its values say together is not judged.</summary>
    public bool HasUnknownKey { get; private set; }

    /// <summary>A section over an object; reports another kind of value and unknown keys.</summary>
    /// <param name="node">The value; null when it cannot be used, which was reported.</param>
    /// <param name="path">Its JSON path.</param>
    /// <param name="findings">Where problems go.</param>
    /// <param name="keys">Keys known in this object.</param>
    public static PolicySection Of(PolicyNode? node, string path, PolicyFindings findings, params string[] keys)
    {
        if (node is { Kind: not NodeKind.Object })
        {
            findings.Refuse(node, path, Object);
            node = null;
        }

        var section = new PolicySection(node, path, findings);
        section.RefuseUnknownKeys(keys);
        return section;
    }

    /// <summary>A member that is an object.</summary>
    public PolicySection Section(string key, params string[] keys) => Of(Required(key, Object), PathOf(key), _findings, keys);

    /// <summary>A member that is a value.</summary>
    public T? Value<T>(string key, ValueShape<T> shape)
        where T : struct => Required(key, shape.Allowed) is { } node && TryRead(node, PathOf(key), shape, out var value) ? value : null;

    /// <summary>A member that is a text.</summary>
    public string? Text(string key, ValueShape<string> shape) =>
        Required(key, shape.Allowed) is { } node && TryRead(node, PathOf(key), shape, out var value) ? value : null;

    /// <summary>A member that is an integer in a range with inclusive ends.</summary>
    public int? Integer(string key, int min, int max) => Value(key, ValueShape.Integer(min, max));

    /// <summary>Whether a member is there at all.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A member that is true or false, or absent.</summary>
    public bool? Flag(string key, bool absent) => Find(key) is null ? absent : Value(key, ValueShape.Flag);

    /// <summary>A member that is an array of values.</summary>
    public ValueList<T>? List<T>(string key, int minCount, int maxCount, ValueShape<T> shape)
    {
        if (Array(key, minCount, maxCount) is not { } items)
        {
            return null;
        }

        var read = new List<T>();
        foreach (var (item, path) in items)
        {
            if (TryRead(item, path, shape, out var value))
            {
                read.Add(value!);
            }
        }

        return read.Count == items.Count ? read.ToValueList() : null;
    }

    /// <summary>A member that is an array of values, each of which may stand in it once.</summary>
    public ValueList<T>? Set<T>(string key, int minCount, ValueShape<T> shape)
    {
        if (List(key, minCount, int.MaxValue, shape) is not { } list)
        {
            return null;
        }

        var isSet = RefuseRepeated(Array(key, minCount, int.MaxValue)!.Select(item => (item.Node.Raw, item.Node, item.Path)));
        return isSet ? list : null;
    }

    /// <summary>A member that is an array of objects.</summary>
    public IReadOnlyList<PolicySection>? Sections(string key, int minCount, params string[] keys) =>
        Array(key, minCount, int.MaxValue) is { } items ? [.. items.Select(item => Of(item.Node, item.Path, _findings, keys))] : null;

    /// <summary>Members of an object whose keys are free.</summary>
    public IReadOnlyList<(string Key, PolicyNode Node, string Path)>? Entries(string key)
    {
        if (Required(key, Object) is not { } node)
        {
            return null;
        }

        if (node.Kind == NodeKind.Object)
        {
            return [.. node.Members.Select(member => (member.Key, member.Value, $"{PathOf(key)}.{PolicyNode.Clip(member.Key)}"))];
        }

        _findings.Refuse(node, PathOf(key), Object);
        return null;
    }

    /// <summary>Whether all of some sections could be read as objects of their own: reports a repeated key of items and answers false.</summary>
    /// <param name="items">Sections with the text that may appear once; null where it could not be read.</param>
    /// <param name="key">Key of the member that must not repeat.</param>
    public static bool RefuseRepeated(IEnumerable<(PolicySection Item, string? Name)> items, string key)
    {
        var isSet = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, name) in items)
        {
            if (name is not null && !seen.Add(name))
            {
                item.Refuse(key, name, PolicyText.Of("EACH_ONCE"));
                isSet = false;
            }
        }

        return isSet;
    }

    /// <summary>Reads a value, or reports it.</summary>
    public bool TryRead<T>(PolicyNode node, string path, ValueShape<T> shape, out T? value)
    {
        if (shape.TryRead(node, out value))
        {
            return true;
        }

        _findings.Refuse(node, path, shape.Allowed);
        return false;
    }

    /// <summary>Reports what several values say together.</summary>
    /// <param name="key">Member at which it is reported; empty for the object itself.</param>
    /// <param name="value">What they say; null when something is missing.</param>
    /// <param name="allowed">What is allowed.</param>
    public void Refuse(string key, string? value, PolicyText allowed)
    {
        if (_node is not null)
        {
            _findings.Refuse(Find(key) ?? _node, key.Length == 0 ? _path : PathOf(key), value, allowed);
        }
    }

    /// <summary>Reports what several values say together, in words.</summary>
    public void RefuseSaid(string key, PolicyText value, PolicyText allowed)
    {
        if (_node is not null)
        {
            _findings.RefuseSaid(Find(key) ?? _node, PathOf(key), value, allowed);
        }
    }

    /// <summary>Reports that something is missing in a member, unless the base that would have it could not be read.</summary>
    public void RefuseMissing(string key, PolicyText allowed)
    {
        if (!_findings.BaseIsMissing)
        {
            Refuse(key, null, allowed);
        }
    }

    /// <summary>Reports what is allowed at a member but should be known.</summary>
    public void Warn(string key, PolicyText allowed)
    {
        if (Find(key) is { } node)
        {
            _findings.Warn(node, PathOf(key), allowed);
        }
    }

    private PolicyNode? Find(string key) => _node?.Member(key);

    private string PathOf(string key) => $"{_path}.{key}";

    private PolicyNode? Required(string key, PolicyText allowed)
    {
        if (_node is null || Find(key) is not null)
        {
            return Find(key);
        }

        if (!_misspelt.Contains(key) && !_findings.BaseIsMissing)
        {
            _findings.Refuse(_node, PathOf(key), null, allowed);
        }

        return null;
    }

    private List<(PolicyNode Node, string Path)>? Array(string key, int minCount, int maxCount)
    {
        var allowed = maxCount == int.MaxValue && minCount == 0 ? PolicyText.Of("ARRAY", ("array", AnyArray))
            : maxCount == int.MaxValue ? PolicyText.Of("ARRAY_AT_LEAST", ("array", AnyArray), ("min", minCount))
            : PolicyText.Of("ARRAY_BETWEEN", ("array", AnyArray), ("min", minCount), ("max", maxCount));
        if (Required(key, allowed) is not { } node)
        {
            return null;
        }

        if (node.Kind == NodeKind.Array && node.Items.Count >= minCount && node.Items.Count <= maxCount)
        {
            return [.. node.Items.Select(item => (item, string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{item.Index}]")))];
        }

        _findings.Refuse(node, PathOf(key), allowed);
        return null;
    }

    private bool RefuseRepeated(IEnumerable<(string Name, PolicyNode Node, string Path)> items)
    {
        var isSet = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, node, path) in items.Where(item => !seen.Add(item.Name)))
        {
            _findings.Refuse(node, path, PolicyText.Of("EACH_ONCE"));
            isSet = false;
        }

        return isSet;
    }

    private void RefuseUnknownKeys(string[] keys)
    {
        // A key that is not there is what a misspelt one most likely meant.
        string[] candidates = [.. keys.Where(known => Find(known) is null), .. keys];
        foreach (var (key, node) in _node?.Members ?? [])
        {
            if (keys.Contains(key, StringComparer.Ordinal))
            {
                continue;
            }

            HasUnknownKey = true;
            var nearest = NearestName.Of(key, candidates);
            if (nearest is not null)
            {
                _misspelt.Add(nearest);
            }

            var allowed = nearest is null ? PolicyText.Of("KEYS", ("keys", string.Join(", ", keys))) : PolicyText.Of("NO_SUCH_KEY", ("nearest", nearest));
            _findings.Refuse(node, PathOf(PolicyNode.Clip(key)), allowed);
        }
    }
}
