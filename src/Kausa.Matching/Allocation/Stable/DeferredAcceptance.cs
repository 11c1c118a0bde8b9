namespace Kausa.Matching.Allocation;

/// <summary>Deferred acceptance with capacities on both sides, over lists delivered piece by piece.</summary>
/// <remarks>
/// <para>Steps:</para>
/// <list type="number">
/// <item>A proposer with capacity left proposes to the next partner of its list; within a tie in the order delivered.</item>
/// <item>The receiver refuses who is unacceptable; holds the proposal if it has room; else keeps the better of it and the worst it holds, of equals the
/// lower proposer.</item>
/// <item>Who is refused or dropped goes on down its list; the end is reached when nobody with capacity left has a list left.</item>
/// </list>
/// <para>Both sides decide by strict orders that refine their preferences, so the outcome does not depend on who moves first and no pair blocks it: it is
/// weakly stable in the market with ties. Time O(proposals × log capacity). Source: Gale and Shapley 1962; Roth 1984.</para>
/// </remarks>
/// <typeparam name="TSource">Lists of the proposing side.</typeparam>
/// <typeparam name="TPriorities">Priorities of the receiving side.</typeparam>
internal sealed class DeferredAcceptance<TSource, TPriorities>(TSource source, TPriorities priorities, int[] proposerCapacities, int[] receiverCapacities)
    where TSource : IPreferenceSource
    where TPriorities : IReceiverPriorities
{
    private const int None = -1;

    private readonly HeldProposals _held = new(receiverCapacities);
    private readonly int[] _left = [.. proposerCapacities];

    // Partners of a group delivered but not yet proposed to: a linked list per proposer in one pool, reused when emptied.
    private readonly int[] _pending = NewPending(proposerCapacities.Length);
    private readonly List<(int Partner, int Next)> _pool = [];
    private readonly List<int> _group = [];
    private int _freed = None;

    /// <summary>Number of proposals made.</summary>
    public long ProposalCount { get; private set; }

    /// <summary>Who holds whom so far.</summary>
    public HeldProposals Held => _held;

    /// <summary>Whether a proposer could still take somebody.</summary>
    public bool HasRoom(int proposer) => _left[proposer] > 0;

    /// <summary>Runs to the end.</summary>
    public HeldProposals Run()
    {
        Run(Enumerable.Range(0, proposerCapacities.Length));
        return _held;
    }

    /// <summary>Lets proposers go down their lists, and whoever loses a place by it; where lists have grown since, it goes on.</summary>
    /// <param name="proposers">Who begins.</param>
    public void Run(IEnumerable<int> proposers)
    {
        var active = new Stack<int>(proposers.Reverse());
        while (active.TryPop(out int proposer))
        {
            while (_left[proposer] > 0 && TryNextPartner(proposer, out int receiver))
            {
                int dropped = Propose(proposer, receiver);
                if (dropped != None && _left[dropped]++ == 0 && dropped != proposer)
                {
                    active.Push(dropped);
                }
            }
        }
    }

    /// <summary>One proposal; returns who lost a place, possibly none.</summary>
    private int Propose(int proposer, int receiver)
    {
        ProposalCount++;
        if (receiverCapacities[receiver] == 0 || !priorities.TryGetPriority(receiver, proposer, out long priority))
        {
            return None;
        }

        var proposal = new Held(priority, proposer);
        if (_held.Count(receiver) < receiverCapacities[receiver])
        {
            _held.Add(receiver, proposal);
            _left[proposer]--;
            return None;
        }

        Held worst = _held.Worst(receiver);
        if (!worst.IsWorseThan(proposal))
        {
            return None;
        }

        _held.ReplaceWorst(receiver, proposal);
        _left[proposer]--;
        return worst.Proposer;
    }

    private bool TryNextPartner(int proposer, out int partner)
    {
        if (_pending[proposer] == None)
        {
            _group.Clear();
            if (!source.TryNextGroup(proposer, _group))
            {
                partner = None;
                return false;
            }

            for (int at = _group.Count - 1; at > 0; at--)
            {
                _pending[proposer] = Link(_group[at], _pending[proposer]);
            }

            partner = _group[0];
            return true;
        }

        int link = _pending[proposer];
        (partner, _pending[proposer]) = _pool[link];
        _pool[link] = (None, _freed);
        _freed = link;
        return true;
    }

    private int Link(int partner, int next)
    {
        if (_freed == None)
        {
            _pool.Add((partner, next));
            return _pool.Count - 1;
        }

        int link = _freed;
        _freed = _pool[link].Next;
        _pool[link] = (partner, next);
        return link;
    }

    private static int[] NewPending(int count)
    {
        var pending = new int[count];
        pending.AsSpan().Fill(None);
        return pending;
    }
}
