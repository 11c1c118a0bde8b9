namespace Kausa.Matching.Allocation;

/// <summary>The preference lists of one side: per agent, groups of equally liked partners of the other side, best group first.</summary>
/// <remarks>A partner not on the list is unacceptable. Agents and partners are 0-based. Immutable and safe to share between threads.</remarks>
public sealed class PreferenceLists
{
    private readonly int[] _starts;
    private readonly int[] _partners;
    private readonly int[] _ranks;
    private readonly int[] _sortedPartners;
    private readonly int[] _sortedRanks;

    private PreferenceLists(int[] starts, int[] partners, int[] ranks)
    {
        _starts = starts;
        _partners = partners;
        _ranks = ranks;
        _sortedPartners = [.. partners];
        _sortedRanks = [.. ranks];
        for (int agent = 0; agent + 1 < starts.Length; agent++)
        {
            int count = starts[agent + 1] - starts[agent];
            Array.Sort(_sortedPartners, _sortedRanks, starts[agent], count);
            for (int at = starts[agent] + 1; at < starts[agent + 1]; at++)
            {
                if (_sortedPartners[at] == _sortedPartners[at - 1])
                {
                    throw new ArgumentException($"Agent {agent} lists partner {_sortedPartners[at]} twice; once is allowed.");
                }
            }
        }
    }

    /// <summary>Number of agents on this side.</summary>
    public int AgentCount => _starts.Length - 1;

    /// <summary>Number of entries on all lists.</summary>
    public int EntryCount => _partners.Length;

    /// <summary>Builds lists from groups.</summary>
    /// <param name="groups">Per agent, groups from best to worst; a group holds one partner, or several that are equally liked. Empty groups are skipped.</param>
    /// <exception cref="ArgumentException">An agent lists a partner twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A partner is negative.</exception>
    public static PreferenceLists FromGroups(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var starts = new int[groups.Count + 1];
        var partners = new List<int>();
        var ranks = new List<int>();
        for (int agent = 0; agent < groups.Count; agent++)
        {
            int rank = 0;
            foreach (IReadOnlyList<int> group in groups[agent])
            {
                rank += group.Count > 0 ? 1 : 0;
                foreach (int partner in group)
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(partner);
                    partners.Add(partner);
                    ranks.Add(rank);
                }
            }

            starts[agent + 1] = partners.Count;
        }

        return new PreferenceLists(starts, [.. partners], [.. ranks]);
    }

    /// <summary>Builds lists without ties.</summary>
    /// <param name="lists">Per agent, partners from best to worst.</param>
    public static PreferenceLists Strict(IReadOnlyList<IReadOnlyList<int>> lists) =>
        FromGroups([.. lists.Select(list => (IReadOnlyList<IReadOnlyList<int>>)[.. list.Select(partner => (IReadOnlyList<int>)[partner])])]);

    /// <summary>The partners of an agent, best first; equally liked ones in the order given.</summary>
    /// <param name="agent">Agent, 0 to <see cref="AgentCount"/> − 1.</param>
    public ReadOnlySpan<int> Partners(int agent) => _partners.AsSpan(_starts[agent].._starts[agent + 1]);

    /// <summary>The rank of each partner of <see cref="Partners"/>, same positions: 1 for the best group, then 2, and so on without gaps.</summary>
    /// <param name="agent">Agent, 0 to <see cref="AgentCount"/> − 1.</param>
    public ReadOnlySpan<int> Ranks(int agent) => _ranks.AsSpan(_starts[agent].._starts[agent + 1]);

    /// <summary>Looks up how an agent ranks a partner.</summary>
    /// <param name="agent">Agent, 0 to <see cref="AgentCount"/> − 1.</param>
    /// <param name="partner">Partner on the other side.</param>
    /// <param name="rank">Rank from 1, lower is better; 0 when the partner is unacceptable.</param>
    /// <returns>Whether the partner is acceptable.</returns>
    public bool TryGetRank(int agent, int partner, out int rank)
    {
        int at = Array.BinarySearch(_sortedPartners, _starts[agent], _starts[agent + 1] - _starts[agent], partner);
        rank = at < 0 ? 0 : _sortedRanks[at];
        return at >= 0;
    }

    /// <summary>Largest partner named anywhere, −1 without entries.</summary>
    internal int MaxPartner => _partners.Length == 0 ? -1 : _partners.Max();
}
