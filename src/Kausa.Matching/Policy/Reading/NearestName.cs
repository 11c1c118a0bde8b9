namespace Kausa.Matching.Policy.Reading;

/// <summary>Finds what a misspelt name probably meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of some names by edit distance (insert, delete, replace, swap of neighbours).</summary>
    /// <param name="name">The misspelt name.</param>
    /// <param name="names">Names that are known; the earlier one wins on a tie.</param>
    /// <returns>Null when even the nearest differs in more than a third of its characters.</returns>
    public static string? Of(string name, IEnumerable<string> names)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var known in names)
        {
            var most = Math.Max(1, known.Length / 3);
            if (Math.Abs(known.Length - name.Length) > most)
            {
                continue;
            }

            var distance = Distance(name, known);
            if (distance <= most && distance < least)
            {
                (nearest, least) = (known, distance);
            }
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
