namespace Kausa.Matching.Evidence;

/// <summary>Of several pieces of the same kind within 30 days only the best counts: a retest is no second opinion.</summary>
internal static class Retests
{
    private const int WindowDays = 30;

    /// <summary>Sets aside all but the best of a kind.</summary>
    /// <param name="pieces">Pieces of one dimension or skill, in canonical order.</param>
    /// <returns>Those that count, in canonical order.</returns>
    /// <remarks>
    /// 1. Visit the pieces by their error on the day of the assessment, ties in canonical order;
    /// 2. a piece counts unless one of the same kind that already counts lies 30 days or less from it.
    /// Ageing plays no part, so time alone does not change what counts.
    /// </remarks>
    public static List<TPiece> Best<TPiece>(IReadOnlyList<TPiece> pieces)
        where TPiece : Piece
    {
        if (pieces.Count < 2)
        {
            return [.. pieces];
        }

        var best = new List<TPiece>(pieces.Count);
        foreach (var piece in pieces.OrderBy(piece => piece.Error))
        {
            if (!best.Exists(other => other.KindOrder == piece.KindOrder && Math.Abs(other.On.DayNumber - piece.On.DayNumber) <= WindowDays))
            {
                best.Add(piece);
            }
        }

        return Piece.Order(best);
    }
}
