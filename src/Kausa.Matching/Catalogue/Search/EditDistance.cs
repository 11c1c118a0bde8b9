namespace Kausa.Matching.Catalogue.Search;

/// <summary>Damerau–Levenshtein distance in its restricted form (optimal string alignment).</summary>
internal static class EditDistance
{
    /// <summary>Fewest insertions, deletions, changes and swaps of neighbours that turn one word into the other.</summary>
    /// <param name="left">A word of at most 100 letters.</param>
    /// <param name="right">A word.</param>
    /// <param name="limit">The distance from which on the exact value does not matter.</param>
    /// <returns>The distance, or <paramref name="limit"/> + 1 if it is larger.</returns>
    public static int AtMost(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
            return limit + 1;
        Span<int> beforeLast = new int[right.Length + 1];
        Span<int> last = new int[right.Length + 1];
        Span<int> current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var smallest = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                var best = Math.Min(change, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                current[j] = best;
                smallest = Math.Min(smallest, best);
            }

            if (smallest > limit)
                return limit + 1;
            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return Math.Min(last[right.Length], limit + 1);
    }
}
