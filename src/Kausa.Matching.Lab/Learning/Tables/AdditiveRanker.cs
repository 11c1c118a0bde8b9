using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Measures.Retrieval;

namespace Kausa.Matching.Lab.Learning.Tables;

/// <summary>A learned ranking: tables of one and of two features; a row's score is the sum of one entry of each.</summary>
/// <remarks>Integers: the same score on every machine, and each part of it can be shown. Immutable and thread-safe.</remarks>
public sealed class AdditiveRanker
{
    /// <summary>Creates a ranking from its tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <exception cref="ArgumentException">A table has not one or two axes, or not one entry for each of its cells.</exception>
    public AdditiveRanker(IReadOnlyList<PointTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var table in tables)
        {
            var cells = table.Axes.Aggregate(1L, (product, axis) => product * axis.StepCount);
            if (table.Axes.Count is not (1 or 2) || cells != table.Points.Count)
            {
                throw new ArgumentException($"A table has {table.Axes.Count} axes and {table.Points.Count} entries for {cells} cells; it needs one or two axes and one entry for each cell.", nameof(tables));
            }
        }

        Tables = tables;
    }

    /// <summary>The tables, those of one feature first.</summary>
    public IReadOnlyList<PointTable> Tables { get; }

    /// <summary>Score of each row.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>Millionths of a log-odds; the higher, the earlier.</returns>
    public long[] Score(RankingRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var scores = new long[rows.Count];
        Parallel.For(0, rows.Count, row => scores[row] = Tables.Sum(table => Entry(table, rows, row)));
        return scores;
    }

    /// <summary>Mean NDCG of the ranking over all queries of some rows, ties as expected values, a query without a relevant row counting 1.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cuts">Positions that count.</param>
    /// <returns>NDCG for each of the cuts.</returns>
    public IReadOnlyList<(int Cut, double Ndcg)> Ndcg(RankingRows rows, params int[] cuts)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var scores = Score(rows);
        var lists = Enumerable.Range(0, rows.QueryCount).Select(query =>
        {
            int start = rows.QueryStarts[query], length = rows.QueryStarts[query + 1] - start;
            var items = Enumerable.Range(start, length).Select(row => ((double)scores[row], (int)rows.Grades[row])).ToList();
            return RankedList.Of(items, items.Select(item => item.Item2));
        }).ToList();
        return [.. cuts.Select(cut => (cut, lists.Sum(list => RetrievalMeasure.Ndcg(list, cut)) / lists.Count))];
    }

    private static long Entry(PointTable table, RankingRows rows, int row)
    {
        var at = 0;
        foreach (var axis in table.Axes)
        {
            at = (at * axis.StepCount) + axis.StepOf(rows.ValueOf(row, axis.Feature));
        }

        return table.Points[at];
    }
}
