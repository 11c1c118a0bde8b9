namespace Kausa.Matching.Ranking;

/// <summary>The order of a list: key, then tie key, then identifier. Total.</summary>
/// <param name="byIdentifier">Compares the identifiers of two rows.</param>
internal sealed class HitOrder(Comparison<int> byIdentifier) : IComparer<MatchHit>
{
    /// <summary>Whether one hit stands before another.</summary>
    public bool IsBetter(in MatchHit a, in MatchHit b)
    {
        if (a.Key != b.Key)
        {
            return a.Key > b.Key;
        }

        return a.TieKey != b.TieKey ? a.TieKey < b.TieKey : byIdentifier(a.Row, b.Row) < 0;
    }

    /// <inheritdoc/>
    public int Compare(MatchHit x, MatchHit y) => IsBetter(x, y) ? -1 : IsBetter(y, x) ? 1 : 0;
}
