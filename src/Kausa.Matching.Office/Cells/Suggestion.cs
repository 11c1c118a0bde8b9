namespace Kausa.Matching.Office.Cells;

/// <summary>Guesses what was meant.</summary>
public static class Suggestion
{
    private const int LongestGuessed = 60;
    private const int MostChanged = 4;

    /// <summary>The candidate with the fewest letters changed, at most a third of them and four; the first of equals.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="candidates">What can be meant.</param>
    /// <returns>The candidate; null where none is near, or the text is longer than any word.</returns>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        if (text.Length > LongestGuessed)
        {
            return null;
        }

        var wanted = text.ToUpperInvariant();
        var limit = Math.Clamp(text.Length / 3, 1, MostChanged);
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - wanted.Length) <= limit && Distance(wanted, candidate.ToUpperInvariant()) is var distance && distance <= limit)
            {
                best = candidate;
                limit = distance - 1;
            }
        }

        return best;
    }

    // Letters added, left out, changed or swapped with their neighbour (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var changed = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                table[i, j] = Math.Min(Math.Min(changed, isSwap ? table[i - 2, j - 2] + 1 : int.MaxValue), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
