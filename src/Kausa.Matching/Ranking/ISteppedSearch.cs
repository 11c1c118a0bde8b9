namespace Kausa.Matching.Ranking;

/// <summary>A search that was opened and goes on step by step, the most promising first.</summary>
internal interface ISteppedSearch
{
    /// <summary>The order of hits.</summary>
    HitOrder Order { get; }

    /// <summary>Nothing that still waits can have a higher key; −1 when nothing waits.</summary>
    long HighestBound { get; }

    /// <summary>Visits what has the highest bound.</summary>
    /// <param name="found">Takes what was found there.</param>
    /// <returns>False when nothing was left to visit.</returns>
    bool Advance(PriorityQueue<MatchHit, MatchHit> found);
}
