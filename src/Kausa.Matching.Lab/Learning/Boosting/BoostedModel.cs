using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>One boosted model, grown on all queries but those of one part, which judge it.</summary>
internal sealed class BoostedModel
{
    private const int JudgedRanks = 10;

    private readonly SteppedRows _rows;
    private readonly BoostingPlan _plan;
    private readonly LambdaGradients _loss;
    private readonly PairTreeGrower _grower;
    private readonly RandomSource _random;
    private readonly int[] _learnt;
    private readonly int[] _judged;
    private readonly long[] _scores;
    private readonly RowGradient[] _gradients;
    private readonly List<PairTree> _trees = [];

    /// <summary>Begins a model.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="plan">How to fit.</param>
    /// <param name="loss">The loss over all rows.</param>
    /// <param name="part">The part that judges; every query belongs to one part, in turn.</param>
    public BoostedModel(SteppedRows rows, BoostingPlan plan, LambdaGradients loss, int part)
    {
        (_rows, _plan, _loss) = (rows, plan, loss);
        _grower = new(rows, plan, plan.IsOneByOne);
        _random = new((ulong)part);
        var queries = Enumerable.Range(0, rows.QueryCount).Where(loss.Teaches).ToList();
        _learnt = [.. queries.Where(query => query % plan.PartCount != part)];
        _judged = [.. queries.Where(query => query % plan.PartCount == part)];
        _scores = new long[rows.Count];
        _gradients = new RowGradient[rows.Count];
    }

    public IReadOnlyList<PairTree> Trees => _trees;

    /// <summary>Number of queries that judge.</summary>
    public int JudgedCount => _judged.Length;

    /// <summary>Grows one more tree.</summary>
    /// <returns>Sum over the queries that judge of the mean of NDCG@10 and NDCG of the whole list.</returns>
    public double Advance()
    {
        var round = _trees.Count;
        int[] queries = [.. _learnt.Where(query => Percent("query", round, query) < _plan.QueryPercent)];
        queries = queries.Length > 0 ? queries : _learnt;
        int[] columns = [.. Enumerable.Range(0, _rows.Edges.Length).Where(column => Percent("column", round, column) < _plan.ColumnPercent)];
        columns = columns.Length > 1 ? columns : [.. Enumerable.Range(0, _rows.Edges.Length)];
        Each(queries, query => _loss.Fill(query, _scores, _gradients));
        var tree = _grower.Grow([.. queries.SelectMany(query => Enumerable.Range(_rows.QueryStarts[query], _rows.QueryStarts[query + 1] - _rows.QueryStarts[query]))], columns, _gradients);
        _trees.Add(tree);
        Each([.. _learnt, .. _judged], query =>
        {
            for (var row = _rows.QueryStarts[query]; row < _rows.QueryStarts[query + 1]; row++)
            {
                _scores[row] += tree.PointsOf(_rows.Steps, row);
            }
        });
        var judged = new double[_judged.Length];
        Each([.. Enumerable.Range(0, _judged.Length)], at => judged[at] = NdcgOf(_judged[at]));
        return judged.Sum();
    }

    // The first ten are what counts, the whole list is what judges with less luck.
    private double NdcgOf(int query)
    {
        int start = _rows.QueryStarts[query], end = _rows.QueryStarts[query + 1];
        var list = RankedList.Of([.. Enumerable.Range(start, end - start).Select(row => ((double)_scores[row], (int)_rows.Grades[row]))], _rows.Grades[start..end].Select(grade => (int)grade));
        return (RetrievalMeasure.Ndcg(list, JudgedRanks) + RetrievalMeasure.Ndcg(list, end - start)) / 2;
    }

    private int Percent(string topic, int round, int index) => (int)(SplitMix64.Mix(_random.Key(topic, round) + (ulong)index) % 100);

    private void Each(int[] items, Action<int> action)
    {
        if (_plan.IsOneByOne)
        {
            Parallel.ForEach(items, action);
            return;
        }

        foreach (var item in items)
        {
            action(item);
        }
    }
}
