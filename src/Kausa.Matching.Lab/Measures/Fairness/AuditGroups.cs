using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Measures.Fairness;

/// <summary>Which audit group a person belongs to; a file of its own that only the lab can lay beside results.</summary>
/// <remarks>The engine has no field for a group and never sees this file. A person who is not in it belongs to no group and counts in none.</remarks>
public sealed class AuditGroups
{
    private const string Header = "id,group";

    private readonly Dictionary<string, string> _groups;

    private AuditGroups(Dictionary<string, string> groups) => _groups = groups;

    /// <summary>Names of the groups, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _groups.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Names of the groups of fewer than <see cref="GroupParity.CountMin"/> people, about which nothing is said, in ordinal order.</summary>
    public IReadOnlyList<string> LeftOut => [.. _groups.Values.CountBy(name => name).Where(group => group.Value < GroupParity.CountMin).Select(group => group.Key).Order(StringComparer.Ordinal)];

    /// <summary>Identifiers of everybody who belongs to a group, in the order of the file.</summary>
    public IReadOnlyCollection<string> People => _groups.Keys;

    /// <summary>The group of a person.</summary>
    /// <param name="person">Identifier.</param>
    /// <returns>The group, or null.</returns>
    public string? GroupOf(string person) => _groups.GetValueOrDefault(person);

    /// <summary>Reads groups.</summary>
    /// <param name="text">A header <c>id,group</c>, then one person a line.</param>
    /// <returns>The groups.</returns>
    /// <exception cref="InstanceFormatException">A line is broken or names a person twice; each with its line and value.</exception>
    public static AuditGroups Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new TextRows(text);
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        if (rows.Next() is { } header && header.Trim() != Header)
        {
            rows.Refuse(header, KeyedText.Of("Lab.HEADER", ("header", Header)));
        }

        while (rows.Next() is { } line)
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != 2 || cells[0].Length == 0 || cells[1].Length == 0)
            {
                rows.Refuse(line, KeyedText.Of("Lab.TWO_CELLS", ("header", Header)));
            }
            else if (!groups.TryAdd(cells[0], cells[1]))
            {
                rows.Refuse(cells[0], KeyedText.Of("Lab.PERSON_ONCE"));
            }
        }

        rows.End(groups.Count == 0, KeyedText.Plain($"'{Header}'"));
        return new(groups);
    }
}
