using Kausa.Matching.Compile;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <content>Lists that go on.</content>
public sealed partial class MatchIndex
{
    /// <summary>Begins a list of places that can be continued as long as anybody wants to read on.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="request">How to rank; its top does not count.</param>
    /// <returns>A cursor at the beginning of the list.</returns>
    /// <exception cref="ArgumentException">The request asks for a reranker, which orders whole lists.</exception>
    /// <exception cref="KeyNotFoundException">The market has no such candidate.</exception>
    public MatchCursor OpenPlaces(Id<Candidate> candidate, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (person, store, position) = Persons[NumberOf(candidate)];
        return OpenPlaces(store, position, person, request);
    }

    /// <summary>The same for somebody who is not in the market.</summary>
    /// <param name="profile">The person, compiled for this state of the market.</param>
    /// <param name="request">How to rank; its top does not count.</param>
    /// <returns>A cursor at the beginning of the list.</returns>
    /// <exception cref="ArgumentException">The request asks for a reranker, which orders whole lists.</exception>
    public MatchCursor OpenPlaces(MatchProfile profile, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(request);
        return OpenPlaces(profile.Store, 0, profile.Candidate, request);
    }

    private MatchCursor OpenPlaces(CandidateStore store, int position, Candidate candidate, RankRequest request)
    {
        ThrowHelper.Check(request.Reranker is null, nameof(request), $"{request.Reranker?.Code} orders whole lists; a list that goes on has the order of its strategy");
        var search = new PlaceSearch(Places);
        search.Open(store, position, candidate, request);
        return new MatchCursor(search);
    }

    /// <summary>Begins a list of people that can be continued as long as anybody wants to read on.</summary>
    /// <param name="place">The place.</param>
    /// <param name="request">How to rank; its top does not count.</param>
    /// <returns>A cursor at the beginning of the list.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such place.</exception>
    /// <exception cref="ArgumentException">The purpose is MATCH_FOR_SELF, by which people ask about themselves only.</exception>
    public MatchCursor OpenCandidates(Id<TrainingPlace> place, RankRequest request)
    {
        var search = new CandidateSearch(People);
        search.Open(NumberOfRanked(place, request), request);
        return new MatchCursor(search);
    }
}
