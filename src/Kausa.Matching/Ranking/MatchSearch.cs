using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>Room to ask one question after the other without allocating; one thread at a time.</summary>
/// <remarks>Holds one state of the market for as long as it lives.</remarks>
public sealed class MatchSearch
{
    private readonly MatchIndex _index;
    private readonly PlaceSearch _places;

    internal MatchSearch(MatchIndex index)
    {
        _index = index;
        _places = new PlaceSearch(index.Places);
    }

    /// <summary>Blocks whose rows were looked at one by one, over all questions.</summary>
    public long VisitedBlockCount => _places.VisitedBlockCount;

    /// <summary>The best places for one person, by number.</summary>
    /// <param name="candidate">Number of the person in the index, 0..<see cref="MatchIndex.CandidateCount"/> − 1.</param>
    /// <param name="request">How to rank; its top must not exceed the room.</param>
    /// <param name="hits">Room for the results.</param>
    /// <returns>Number of places found; they stand at the beginning of <paramref name="hits"/>, the best first.</returns>
    /// <exception cref="ArgumentException">The room is smaller than the top asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public int TopPlaces(int candidate, RankRequest request, Span<MatchHit> hits)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowHelper.InRange(candidate, 0, _index.CandidateCount - 1, nameof(candidate));
        ThrowHelper.Check(hits.Length >= Math.Min(request.Top, _index.PlaceCount), nameof(hits), "must have room for the top asked for");
        var (store, position) = _index.RowOf(candidate);
        return _places.Find(store, position, _index.CandidateAt(candidate), request, hits);
    }
}
