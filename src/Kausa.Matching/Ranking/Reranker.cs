using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>Orders a person's whole list anew by something that is no strategy, because it depends on other people: every possible place is looked at, and no pruning is claimed.</summary>
/// <remarks>
/// It shows and hides nothing and changes no score: the list holds the same places in another order. Equals keep the order they had. It goes with the weighted sum alone, whose key is the score.
/// Implementations are immutable and thread-safe.
/// </remarks>
public abstract class Reranker
{
    /// <summary>UPPER_SNAKE code, for answers and digests.</summary>
    public abstract string Code { get; }

    /// <summary>The new key of a place on somebody's list.</summary>
    /// <param name="place">The place.</param>
    /// <param name="scoreMillionths">Its score, 0..1,000,000.</param>
    /// <returns>Millionths to order by, the greater first.</returns>
    protected internal abstract long Key(TrainingPlace place, long scoreMillionths);

    /// <summary>The places for one person in the new order.</summary>
    /// <param name="index">The state of the market.</param>
    /// <param name="find">Finds places in the order of their scores.</param>
    /// <param name="request">How to rank; its top is taken after the new order.</param>
    /// <param name="hits">Room for the results, which carry their new keys.</param>
    /// <returns>Number of places found.</returns>
    internal int TopPlaces(MatchIndex index, Func<RankRequest, MatchHit[], int> find, RankRequest request, Span<MatchHit> hits)
    {
        RankingInput.CheckReranker(request);
        var all = new MatchHit[Math.Clamp(index.PlaceNumberCount, 1, 1_000_000)];
        var found = find(request with { Reranker = null, Top = all.Length, CountPairs = false }, all);
        var count = 0;
        foreach (var hit in all.Take(found).Select(hit => hit with { Key = Key(index.PlaceAt(hit.Row), hit.Key) }).OrderByDescending(hit => hit.Key).Take(request.Top))
        {
            hits[count++] = hit;
        }

        return count;
    }
}
