using Kausa.Matching.Compile;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>Room to ask one question after the other without allocating; one thread at a time.</summary>
/// <remarks>Holds one state of the market for as long as it lives. Lists are numbers and keys; <see cref="MatchIndex"/> makes whole answers.</remarks>
public sealed class MatchSearch
{
    private readonly MatchIndex _index;
    private readonly PlaceSearch _places;
    private CandidateSearch? _people;

    internal MatchSearch(MatchIndex index)
    {
        _index = index;
        _places = new PlaceSearch(index.Places);
    }

    /// <summary>Blocks of places that were looked at one by one, over all questions.</summary>
    public long VisitedBlockCount => _places.VisitedBlockCount;

    /// <summary>The best places for one person, by number.</summary>
    /// <param name="candidate">Number of the person in the index, 0..<see cref="MatchIndex.CandidateNumberCount"/> − 1.</param>
    /// <param name="request">How to rank; its top must not exceed the room.</param>
    /// <param name="hits">Room for the results.</param>
    /// <returns>Number of places found; they stand at the beginning of <paramref name="hits"/>, the best first.</returns>
    /// <exception cref="ArgumentException">The room is smaller than the top asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public int TopPlaces(int candidate, RankRequest request, Span<MatchHit> hits)
    {
        ThrowHelper.InRange(candidate, 0, _index.CandidateNumberCount - 1, nameof(candidate));
        var (person, store, position) = _index.Persons[candidate];
        return TopPlaces(store, position, person, request, hits);
    }

    /// <summary>What else a place has to pass to stand on the lists of this search; null for nothing.</summary>
    internal IPlaceGate? PlaceGate
    {
        get => _places.Gate;
        set => _places.Gate = value;
    }

    /// <summary>Ends questions of people without a result; a search that was ended is asked nothing more.</summary>
    internal CancellationToken Cancellation
    {
        get => _places.Cancellation;
        init => _places.Cancellation = value;
    }

    /// <summary>The score with the company's weights of a pair that <see cref="TopPlaces(int, RankRequest, Span{MatchHit})"/> found last.</summary>
    /// <param name="place">Number of the place.</param>
    /// <returns>Millionths, 0..1,000,000, in the mode of that question.</returns>
    internal int CompanyMillionths(int place) => _places.CompanyMillionths(place);

    /// <summary>The best places for somebody who is not in the market.</summary>
    /// <param name="profile">The person, compiled for this state of the market.</param>
    /// <param name="request">How to rank; its top must not exceed the room.</param>
    /// <param name="hits">Room for the results.</param>
    /// <returns>Number of places found.</returns>
    /// <exception cref="ArgumentException">The room is smaller than the top asked for.</exception>
    public int TopPlaces(MatchProfile profile, RankRequest request, Span<MatchHit> hits)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return TopPlaces(profile.Store, 0, profile.Candidate, request, hits);
    }

    /// <summary>Those of some places that are possible for somebody and shown, ordered by weighted sums.</summary>
    internal void PlacesAmong(MatchProfile profile, RankRequest request, ReadOnlySpan<int> places, List<MatchHit> found) =>
        _places.FindAmong(profile.Store, 0, profile.Candidate, request, places, found);

    /// <summary>The best people for one place, by number.</summary>
    /// <param name="place">Number of the place in the index, 0..<see cref="MatchIndex.PlaceNumberCount"/> − 1.</param>
    /// <param name="request">How to rank; its top must not exceed the room.</param>
    /// <param name="hits">Room for the results.</param>
    /// <returns>Number of people found.</returns>
    /// <exception cref="ArgumentException">The room is smaller than the top asked for, or people would be ranked for MATCH_FOR_SELF.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public int TopCandidates(int place, RankRequest request, Span<MatchHit> hits)
    {
        ArgumentNullException.ThrowIfNull(request);
        RankingInput.CheckRanksPeople(request);
        ThrowHelper.InRange(place, 0, _index.PlaceNumberCount - 1, nameof(place));
        CheckRoom(request, hits, _index.CandidateCount);
        _people ??= new CandidateSearch(_index.People);
        return _people.Find(place, request, hits);
    }

    private int TopPlaces(CandidateStore store, int position, Candidate candidate, RankRequest request, Span<MatchHit> hits)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckRoom(request, hits, _index.PlaceNumberCount);
        return _index.TopPlaces(_places, store, position, candidate, request, hits);
    }

    private static void CheckRoom(RankRequest request, Span<MatchHit> hits, int most) =>
        ThrowHelper.Check(hits.Length >= Math.Min(request.Top, most), nameof(hits), "must have room for the top asked for");
}
