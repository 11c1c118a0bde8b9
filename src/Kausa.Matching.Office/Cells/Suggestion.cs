namespace Kausa.Matching.Office.Cells;

/// <summary>Guesses what was meant.</summary>
internal static class Suggestion
{
    private const int LongestGuessed = 60;

    /// <summary>Words a guess so that the list of what is allowed can follow.</summary>
    /// <returns>"did you mean X? Allowed: ", or nothing when no candidate is near.</returns>
    public static string For(string text, IEnumerable<string> candidates) =>
        Nearest(text, candidates) is { } nearest ? $"did you mean {nearest}? Allowed: " : "";

    /// <summary>The candidate with the fewest letters changed, at most a third of them; the first of equals.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        if (text.Length > LongestGuessed)
        {
            return null;
        }

        var wanted = text.ToUpperInvariant();
        var limit = Math.Max(1, text.Length / 3);
        string? best = null;
        foreach (var candidate in candidates)
        {
            var distance = Distance(wanted, candidate.ToUpperInvariant());
            if (distance <= limit)
            {
                best = candidate;
                limit = distance - 1;
            }
        }

        return best;
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
