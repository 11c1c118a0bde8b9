using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>Orders a person's whole list anew by something that is no strategy, because it depends on other people: every possible place is looked at, and no pruning is claimed.</summary>
/// <remarks>It shows and hides nothing: the list holds the same places. Equals keep the order they had. Implementations are immutable and thread-safe.</remarks>
public abstract class Reranker
{
    /// <summary>UPPER_SNAKE code, for requests and digests.</summary>
    public abstract string Code { get; }

    /// <summary>The places for one person in the new order.</summary>
    /// <param name="search">A search over one state of the market.</param>
    /// <param name="index">That state.</param>
    /// <param name="candidate">Number of the person in the index.</param>
    /// <param name="request">How to rank; its top is taken after the new order.</param>
    /// <returns>At most top places with their new keys, the best first.</returns>
    public ValueList<MatchHit> TopPlaces(MatchSearch search, MatchIndex index, int candidate, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        var hits = new MatchHit[Math.Max(1, index.PlaceNumberCount)];
        var found = search.TopPlaces(candidate, request with { Top = hits.Length, CountPairs = false }, hits);
        return hits.Take(found)
            .Select(hit => hit with { Key = Key(index.PlaceAt(hit.Row), hit.Key) })
            .OrderByDescending(hit => hit.Key)
            .Take(request.Top).ToValueList();
    }

    /// <summary>The new key of a place on somebody's list.</summary>
    /// <param name="place">The place.</param>
    /// <param name="key">Its key by the strategy; the score in millionths for the weighted sum.</param>
    /// <returns>The key to order by, the greater first.</returns>
    protected abstract long Key(TrainingPlace place, long key);
}
