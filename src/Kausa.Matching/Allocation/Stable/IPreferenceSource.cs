namespace Kausa.Matching.Allocation;

/// <summary>Delivers preference lists piece by piece, so that nobody's list is cut off and nothing is computed that nobody asks for.</summary>
public interface IPreferenceSource
{
    /// <summary>Delivers the next group of equally liked partners of an agent; the source remembers how far it has come for each agent.</summary>
    /// <param name="proposer">Agent of the proposing side.</param>
    /// <param name="group">Receives the partners, appended; at least one when the result is true.</param>
    /// <returns>False when the list has ended; then nothing is appended.</returns>
    bool TryNextGroup(int proposer, List<int> group);
}

/// <summary>How the receiving side ranks those who propose, asked pair by pair.</summary>
public interface IReceiverPriorities
{
    /// <summary>Priority of a proposer at a receiver.</summary>
    /// <param name="receiver">Agent of the receiving side.</param>
    /// <param name="proposer">Agent of the proposing side.</param>
    /// <param name="priority">Higher is better; equal means equally liked.</param>
    /// <returns>False when the proposer is unacceptable.</returns>
    bool TryGetPriority(int receiver, int proposer, out long priority);
}
