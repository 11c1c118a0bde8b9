using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>Columns of people with the people who are still there.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Alive">By block, the lanes whose person is still there.</param>
internal readonly record struct CandidateView(CandidateSegment Columns, uint[] Alive);

/// <summary>One state of the people, ready to be searched for a place.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class CandidateIndex
{
    private readonly CandidateStore[] _stores;
    private readonly int _chunkBits;

    /// <summary>An index over stores that hold an equal number of rows each, but for the last.</summary>
    /// <param name="stores">The rows, by number of the person.</param>
    /// <param name="chunkBits">Power of two of rows in a store.</param>
    public CandidateIndex(CandidateStore[] stores, int chunkBits)
    {
        _stores = stores;
        _chunkBits = chunkBits;
        KnownStartCount = stores.Length == 0 ? 0 : stores.Min(store => store.StartCount);
    }

    /// <summary>Starts that all rows were compiled for; closed groups are closed at these alone.</summary>
    public int KnownStartCount { get; }

    /// <summary>The places, and what the codes mean.</summary>
    public required PlaceIndex Places { get; init; }

    /// <summary>Where each place stands.</summary>
    public required PlaceLanes Lanes { get; init; }

    /// <summary>People by number in the columns.</summary>
    public required Candidate[] Candidates { get; init; }

    /// <summary>Number in the index by number in the columns.</summary>
    public required int[] Numbers { get; init; }

    /// <summary>Columns: the main part and what came later.</summary>
    public required CandidateView[] Segments { get; init; }

    /// <summary>Turns numbers in the columns into numbers in the index.</summary>
    public void Renumber(Span<MatchHit> hits)
    {
        foreach (ref var hit in hits)
        {
            hit = hit with { Row = Numbers[hit.Row] };
        }
    }

    /// <summary>The store that holds a person's row.</summary>
    public CandidateStore StoreOf(int number) => _stores[number >> _chunkBits];

    /// <summary>A person's row.</summary>
    public ref readonly CandidateRow RowOf(int number) => ref _stores[number >> _chunkBits].Rows[number & ((1 << _chunkBits) - 1)];
}
