namespace Kausa.Matching.Allocation;

/// <summary>Who holds whom at the end of deferred acceptance.</summary>
public sealed class ProposalMatching
{
    private readonly int[] _starts;
    private readonly int[] _proposers;

    internal ProposalMatching(HeldProposals held, int receiverCount, long proposalCount)
    {
        ProposalCount = proposalCount;
        _starts = new int[receiverCount + 1];
        for (int receiver = 0; receiver < receiverCount; receiver++)
        {
            _starts[receiver + 1] = _starts[receiver] + held.Count(receiver);
        }

        _proposers = new int[_starts[receiverCount]];
        for (int receiver = 0; receiver < receiverCount; receiver++)
        {
            for (int at = 0; at < held.Count(receiver); at++)
            {
                _proposers[_starts[receiver] + at] = held.ProposerAt(receiver, at);
            }

            Array.Sort(_proposers, _starts[receiver], held.Count(receiver));
        }
    }

    /// <summary>Number of pairs.</summary>
    public int PairCount => _proposers.Length;

    /// <summary>Number of proposals it took.</summary>
    public long ProposalCount { get; }

    /// <summary>The proposers a receiver holds, ascending.</summary>
    /// <param name="receiver">Receiver, 0-based.</param>
    public ReadOnlySpan<int> ProposersOf(int receiver) => _proposers.AsSpan(_starts[receiver].._starts[receiver + 1]);
}
