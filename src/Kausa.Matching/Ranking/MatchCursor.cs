namespace Kausa.Matching.Ranking;

/// <summary>A list that goes on: the best places of one person, or the best people for one place, as many at a time as are asked for, without starting over.</summary>
/// <remarks>
/// <para>Everything looked at so far is kept in order. The best of it is handed out as soon as nothing unvisited can stand before it: once its key is above every bound that
/// still waits (incremental search in the sense of Hjaltason and Samet 1999). All pages together are the list that one question for everything would give.</para>
/// <para>Holds one state of the market for as long as it lives, and its own room; one thread at a time.</para>
/// </remarks>
public sealed class MatchCursor
{
    private readonly ISteppedSearch _search;
    private readonly PriorityQueue<MatchHit, MatchHit> _ready;

    // The search is opened by whoever knows what it is about.
    internal MatchCursor(ISteppedSearch search)
    {
        _search = search;
        _ready = new PriorityQueue<MatchHit, MatchHit>(search.Order);
    }

    /// <summary>The next results.</summary>
    /// <param name="hits">Room for as many as are wanted; the request's own top does not count here.</param>
    /// <returns>Number of results found; fewer than there is room for only at the end of the list, then 0.</returns>
    public int Next(Span<MatchHit> hits)
    {
        var count = 0;
        while (count < hits.Length)
        {
            if (_ready.TryPeek(out var best, out _) && best.Key > _search.HighestBound)
            {
                hits[count++] = _ready.Dequeue();
            }
            else if (!_search.Advance(_ready) && _ready.Count == 0)
            {
                break;
            }
        }

        return count;
    }
}
