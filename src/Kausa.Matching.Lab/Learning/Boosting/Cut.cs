using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>The best question of a node.</summary>
/// <param name="Column">Column asked about; −1 where no question helps.</param>
/// <param name="LastLeftStep">Steps 1 to this one go left.</param>
/// <param name="IsAbsentLeft">Where rows go that lack the feature.</param>
/// <param name="Gain">By how much the loss falls.</param>
/// <param name="Left">Sum of the left rows.</param>
internal readonly record struct Cut(int Column, int LastLeftStep, bool IsAbsentLeft, double Gain, RowGradient Left)
{
    public static Cut None => new(-1, 0, false, 0, default);

    /// <summary>The best cut over columns; the first of equals.</summary>
    public static Cut Best(Histogram histogram, int[] columns, FeatureEdges[] edges, RowGradient total, BoostingPlan plan)
    {
        var best = None;
        foreach (var column in columns)
        {
            var cut = OfColumn(column, histogram.Of(column)[..edges[column].StepCount], total, plan);
            best = cut.Gain > best.Gain ? cut : best;
        }

        return best;
    }

    private static Cut OfColumn(int column, ReadOnlySpan<RowGradient> sums, RowGradient total, BoostingPlan plan)
    {
        var best = None;
        var absent = sums[0];
        var hasAbsent = absent.Count > 0;
        var before = Fall(total, plan.Shrinkage);
        RowGradient left = default;
        for (var step = 1; step < sums.Length; step++)
        {
            left += sums[step];
            if (hasAbsent)
            {
                Try(left, step, false, ref best);
                Try(left + absent, step, true, ref best);
            }
            else
            {
                // Nobody lacks it here: whoever will goes with the many.
                Try(left, step, left.Count * 2 > total.Count, ref best);
            }
        }

        return best;

        void Try(RowGradient left, int step, bool isAbsentLeft, ref Cut best)
        {
            var right = total - left;
            if (left.Count < plan.LeafRowsMin || right.Count < plan.LeafRowsMin
                || left.CurvatureValue < plan.LeafCurvatureMin || right.CurvatureValue < plan.LeafCurvatureMin)
            {
                return;
            }

            var gain = Fall(left, plan.Shrinkage) + Fall(right, plan.Shrinkage) - before;
            if (gain > best.Gain)
            {
                best = new(column, step, isAbsentLeft, gain, left);
            }
        }
    }

    private static double Fall(RowGradient sum, double shrinkage) => sum.SlopeValue * sum.SlopeValue / (sum.CurvatureValue + shrinkage);
}
