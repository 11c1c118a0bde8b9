using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Ranking;

/// <summary>One state of the people, ready to be searched for a place.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class CandidateIndex
{
    /// <summary>The places, and what the codes mean.</summary>
    public required PlaceIndex Places { get; init; }

    /// <summary>The people by number.</summary>
    public required RowTable<Candidate, CandidateSlot> Persons { get; init; }

    /// <summary>Columns: the main part and what came later.</summary>
    public required CandidateView[] Segments { get; init; }

    /// <summary>The person of a number.</summary>
    public Candidate CandidateOf(int number) => Persons[number].Candidate;

    /// <summary>The store that holds a person's row.</summary>
    public CandidateStore StoreOf(int number) => Persons[number].Store;

    /// <summary>A person's row.</summary>
    public ref readonly CandidateRow RowOf(int number)
    {
        ref readonly var slot = ref Persons[number];
        return ref slot.Store.Rows[slot.Position];
    }
}
