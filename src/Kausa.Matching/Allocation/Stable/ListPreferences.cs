namespace Kausa.Matching.Allocation;

/// <summary>Preference lists at hand, delivered group by group.</summary>
internal sealed class ListSource(PreferenceLists lists) : IPreferenceSource
{
    private readonly int[] _next = new int[lists.AgentCount];

    public bool TryNextGroup(int proposer, List<int> group)
    {
        ReadOnlySpan<int> partners = lists.Partners(proposer);
        ReadOnlySpan<int> ranks = lists.Ranks(proposer);
        int start = _next[proposer];
        int at = start;
        while (at < partners.Length && ranks[at] == ranks[start])
        {
            group.Add(partners[at++]);
        }

        _next[proposer] = at;
        return at > start;
    }
}

/// <summary>Preference lists at hand, as priorities: minus the rank.</summary>
internal readonly struct ListPriorities(PreferenceLists lists) : IReceiverPriorities
{
    public bool TryGetPriority(int receiver, int proposer, out long priority)
    {
        bool isAcceptable = lists.TryGetRank(receiver, proposer, out int rank);
        priority = -rank;
        return isAcceptable;
    }
}
