namespace Kausa.Matching.Lab.Learning.Rows;

/// <summary>Graded rows with sparse features, grouped into queries: what a learner of rankings is shown.</summary>
/// <remarks>A feature that a row lacks is unknown, not zero. Immutable once read; safe to share between threads.</remarks>
public sealed class RankingRows
{
    /// <summary>The highest number of a feature.</summary>
    public const int FeatureMax = (1 << 24) - 1;

    internal RankingRows(byte[] grades, int[] queryStarts, int[] rowStarts, int[] features, float[] values)
    {
        Grades = grades;
        QueryStarts = queryStarts;
        RowStarts = rowStarts;
        Features = features;
        Values = values;
    }

    /// <summary>Number of rows.</summary>
    public int Count => Grades.Length;

    /// <summary>Number of queries.</summary>
    public int QueryCount => QueryStarts.Length - 1;

    /// <summary>Number of different features.</summary>
    public int FeatureCount => EntryCounts().Count(count => count > 0);

    /// <summary>Grade of each row, 0..30.</summary>
    internal byte[] Grades { get; }

    /// <summary>First row of each query, and the number of rows at the end.</summary>
    internal int[] QueryStarts { get; }

    /// <summary>Where each row's features begin in <see cref="Features"/> and <see cref="Values"/>, and their number at the end.</summary>
    internal int[] RowStarts { get; }

    /// <summary>Numbers of the features of all rows, ascending inside a row.</summary>
    internal int[] Features { get; }

    /// <summary>Their values; finite.</summary>
    internal float[] Values { get; }

    /// <summary>Value of a feature of a row.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="feature">Number of the feature.</param>
    /// <returns>The value, or null where the row does not have it.</returns>
    public float? ValueOf(int row, int feature)
    {
        var at = Array.BinarySearch(Features, RowStarts[row], RowStarts[row + 1] - RowStarts[row], feature);
        return at < 0 ? null : Values[at];
    }

    /// <summary>How many rows have each feature, by its number.</summary>
    internal int[] EntryCounts()
    {
        var counts = new int[Features.Length == 0 ? 0 : Features.Max() + 1];
        foreach (var feature in Features)
        {
            counts[feature]++;
        }

        return counts;
    }

    /// <summary>The same rows in an order that depends on their content alone, so that the order of a file can change nothing.</summary>
    /// <remarks>Rows are ordered inside their query, queries among themselves, by 64-bit hashes of their content; rows that are alike are interchangeable.</remarks>
    internal RankingRows Canonical()
    {
        var hashes = new ulong[Count];
        Parallel.For(0, Count, row => hashes[row] = HashOf(row));
        var rows = Enumerable.Range(0, Count).ToArray();
        var queries = new (ulong Hash, int Query)[QueryCount];
        for (var query = 0; query < QueryCount; query++)
        {
            int start = QueryStarts[query], length = QueryStarts[query + 1] - start;
            Array.Sort(rows, start, length, Comparer<int>.Create((a, b) => hashes[a].CompareTo(hashes[b])));
            var hash = (ulong)length;
            for (var at = start; at < start + length; at++)
            {
                hash = Random.SplitMix64.Mix(hash ^ hashes[rows[at]]);
            }

            queries[query] = (hash, query);
        }

        return Reordered(rows, [.. queries.OrderBy(pair => pair.Hash).Select(pair => pair.Query)]);
    }

    private RankingRows Reordered(int[] rows, int[] queries)
    {
        byte[] grades = new byte[Count];
        int[] queryStarts = new int[queries.Length + 1], rowStarts = new int[Count + 1], features = new int[Features.Length];
        var values = new float[Values.Length];
        int to = 0, entry = 0;
        for (var at = 0; at < queries.Length; at++)
        {
            queryStarts[at] = to;
            for (var i = QueryStarts[queries[at]]; i < QueryStarts[queries[at] + 1]; i++)
            {
                int from = RowStarts[rows[i]], length = RowStarts[rows[i] + 1] - from;
                grades[to] = Grades[rows[i]];
                rowStarts[to++] = entry;
                Array.Copy(Features, from, features, entry, length);
                Array.Copy(Values, from, values, entry, length);
                entry += length;
            }
        }

        queryStarts[^1] = to;
        rowStarts[^1] = entry;
        return new(grades, queryStarts, rowStarts, features, values);
    }

    private ulong HashOf(int row)
    {
        ulong hash = Grades[row];
        for (var at = RowStarts[row]; at < RowStarts[row + 1]; at++)
        {
            hash = Random.SplitMix64.Mix(hash ^ (((ulong)(uint)Features[at] << 32) | BitConverter.SingleToUInt32Bits(Values[at])));
        }

        return Random.SplitMix64.Mix(hash);
    }
}
