using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Measures.Retrieval;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>The pairwise logistic loss, each pair weighted by what exchanging the two would change in NDCG.</summary>
/// <remarks>
/// For rows a, b of a query with grade a &gt; grade b the loss is log(1 + e^−(s_a − s_b)) times |gain_a − gain_b| · |discount_a − discount_b| ÷ ideal, with discounts at the
/// present ranks; pairs of which neither stands among the first <see cref="BoostingPlan.PairRanks"/> are left out. The weight is divided by the distance of the scores, so that pairs already far
/// apart do not pull further, and each query's sum grows only with its logarithm, so that long queries do not drown short ones.
/// Source: Burges, "From RankNet to LambdaRank to LambdaMART", 2010.
/// </remarks>
internal sealed class LambdaGradients
{
    private readonly SteppedRows _rows;
    private readonly int _pairRanks;
    private readonly double[] _discounts;
    private readonly double[] _gains;
    private readonly double[] _ideals;

    public LambdaGradients(SteppedRows rows, int pairRanks)
    {
        _rows = rows;
        _pairRanks = pairRanks;
        var longest = Enumerable.Range(0, rows.QueryCount).Max(query => rows.QueryStarts[query + 1] - rows.QueryStarts[query]);
        _discounts = [.. Enumerable.Range(0, longest).Select(rank => 1 / StableMath.Log2(rank + 2))];
        _gains = [.. Enumerable.Range(0, 31).Select(RankedList.GainOf)];
        _ideals = [.. Enumerable.Range(0, rows.QueryCount).Select(IdealOf)];
    }

    /// <summary>Whether a query has rows of different grades; the others teach nothing.</summary>
    public bool Teaches(int query)
    {
        var grades = _rows.Grades.AsSpan(_rows.QueryStarts[query].._rows.QueryStarts[query + 1]);
        return grades.ContainsAnyExcept(grades[0]);
    }

    /// <summary>Fills the gradients of one query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="scores">Score of each row of all, in millionths.</param>
    /// <param name="gradients">Gradient of each row of all.</param>
    public void Fill(int query, long[] scores, RowGradient[] gradients)
    {
        int start = _rows.QueryStarts[query], length = _rows.QueryStarts[query + 1] - start;
        var keys = new long[length];
        var order = new int[length];
        for (var i = 0; i < length; i++)
        {
            keys[i] = -scores[start + i];
            order[i] = start + i;
        }

        // Equal scores stand in the order of the rows, which is one of content.
        Array.Sort(keys, order, Comparer<long>.Default);
        OrderEqual(keys, order);
        double[] slopes = new double[length], curvatures = new double[length];
        var isSpread = keys[0] != keys[^1];
        var pull = 0.0;
        for (var i = 0; i < Math.Min(_pairRanks, length); i++)
        {
            int gradeI = _rows.Grades[order[i]];
            for (var j = i + 1; j < length; j++)
            {
                int gradeJ = _rows.Grades[order[j]];
                if (gradeI == gradeJ)
                {
                    continue;
                }

                var distance = (keys[j] - keys[i]) * AdditiveScore.Unit;
                var weight = Math.Abs(_gains[gradeI] - _gains[gradeJ]) * (_discounts[i] - _discounts[j]) * _ideals[query];
                weight = isSpread ? weight / (0.01 + distance) : weight;
                var wrong = StableMath.Logistic(gradeI > gradeJ ? -distance : distance);
                var slope = (gradeI > gradeJ ? -wrong : wrong) * weight;
                var curvature = wrong * (1 - wrong) * weight;
                slopes[i] += slope;
                slopes[j] -= slope;
                curvatures[i] += curvature;
                curvatures[j] += curvature;
                pull += 2 * wrong * weight;
            }
        }

        var scale = pull > 0 ? StableMath.Log2(1 + pull) / pull : 0;
        for (var i = 0; i < length; i++)
        {
            gradients[order[i]] = RowGradient.Of(slopes[i] * scale, curvatures[i] * scale);
        }
    }

    private static void OrderEqual(long[] keys, int[] order)
    {
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            Array.Sort(order, start, end - start);
            start = end;
        }
    }

    private double IdealOf(int query)
    {
        double sum = 0;
        var rank = 0;
        foreach (var grade in _rows.Grades[_rows.QueryStarts[query].._rows.QueryStarts[query + 1]].OrderDescending().Take(_pairRanks))
        {
            sum += _gains[grade] * _discounts[rank++];
        }

        return sum > 0 ? 1 / sum : 0;
    }
}
