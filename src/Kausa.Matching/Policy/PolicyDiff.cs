using Kausa.Matching.Policy.Comparing;

namespace Kausa.Matching.Policy;

/// <summary>What differs between two policies.</summary>
public static class PolicyDiff
{
    /// <summary>Compares two policies value by value.</summary>
    /// <param name="from">The earlier or own policy.</param>
    /// <param name="to">The later or other policy.</param>
    /// <returns>
    /// One change per value, in the order of the sections of docs/policy.md; empty when the two mean the same. Lists whose order means
    /// nothing are compared as sets, so moving an entry is no change.
    /// </returns>
    public static IReadOnlyList<PolicyChange> Between(MatchPolicy from, MatchPolicy to)
    {
        var before = PolicyLeaves.Of(from);
        var after = PolicyLeaves.Of(to);
        var earlier = before.ToDictionary(leaf => leaf.Path, leaf => leaf.Value, StringComparer.Ordinal);
        var later = after.ToDictionary(leaf => leaf.Path, leaf => leaf.Value, StringComparer.Ordinal);
        var sections = after.Concat(before).Select(leaf => Section(leaf.Path)).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. after.Concat(before).Select(leaf => leaf.Path).Distinct(StringComparer.Ordinal)
                .Select(path => new PolicyChange(path, earlier.GetValueOrDefault(path), later.GetValueOrDefault(path)))
                .Where(change => change.From != change.To)
                .OrderBy(change => sections.IndexOf(Section(change.Path))),
        ];
    }

    private static string Section(string path) => path.Split('.')[0];
}
