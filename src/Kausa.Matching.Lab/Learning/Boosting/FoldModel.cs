using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>One boosted model, grown on all queries but those of its fold, which judge it.</summary>
internal sealed class FoldModel
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
    private readonly bool _isParallel;
    private readonly List<PairTree> _trees = [];

    /// <summary>Begins a model.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="plan">How to fit.</param>
    /// <param name="loss">The loss over all rows.</param>
    /// <param name="fold">Number of the fold; query q belongs to fold q mod <paramref name="foldCount"/>.</param>
    /// <param name="foldCount">Number of folds that the queries are divided into.</param>
    /// <param name="isParallel">Whether this model alone uses all processors.</param>
    public FoldModel(SteppedRows rows, BoostingPlan plan, LambdaGradients loss, int fold, int foldCount, bool isParallel)
    {
        (_rows, _plan, _loss, _isParallel) = (rows, plan, loss, isParallel);
        _grower = new(rows, plan, isParallel);
        _random = new((ulong)fold);
        var queries = Enumerable.Range(0, rows.QueryCount).Where(loss.Teaches).ToList();
        _learnt = [.. queries.Where(query => query % foldCount != fold)];
        _judged = [.. queries.Where(query => query % foldCount == fold)];
        _scores = new long[rows.Count];
        _gradients = new RowGradient[rows.Count];
    }

    public IReadOnlyList<PairTree> Trees => _trees;

    /// <summary>Number of queries that judge.</summary>
    public int JudgedCount => _judged.Length;

    /// <summary>Grows one more tree.</summary>
    /// <returns>Sum of NDCG@10 over the queries that judge.</returns>
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

    private double NdcgOf(int query)
    {
        int start = _rows.QueryStarts[query], end = _rows.QueryStarts[query + 1];
        return RetrievalMeasure.Ndcg(
            RankedList.Of([.. Enumerable.Range(start, end - start).Select(row => ((double)_scores[row], (int)_rows.Grades[row]))], _rows.Grades[start..end].Select(grade => (int)grade)), JudgedRanks);
    }

    private int Percent(string topic, int round, int index) => (int)(SplitMix64.Mix(_random.Key(topic, round) + (ulong)index) % 100);

    private void Each(int[] items, Action<int> action)
    {
        if (_isParallel)
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
