using Kausa.Matching.Lab.Learning.Boosting;
using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Learning.Tables;

namespace Kausa.Matching.Lab.Learning;

/// <summary>Learns a ranking from graded rows: tables of one and of two features, fitted by boosting.</summary>
/// <remarks>
/// <para>Steps: (1) rows and queries are put in an order of content, values are cut into steps; (2) the queries are divided into parts and models are boosted, each on all
/// queries but those of one part, tree by tree, by the pairwise logistic loss weighted with NDCG; (3) the number of trees is the last at which the mean NDCG over the
/// queries that a model was not grown on is as good as the best; (4) the trees of all models are added up into tables.</para>
/// <para>The order of rows and queries and the number of threads change nothing: sums are integers, draws depend on content. No tree's path asks about more than two
/// features (constrained LambdaMART as in Lucchese et al., "ILMART", SIGIR 2022), which is why a sum of tables says exactly what the trees say.</para>
/// </remarks>
public static class RankingLearner
{
    /// <summary>Fits a ranking.</summary>
    /// <param name="rows">Graded rows; at most 16,777,215.</param>
    /// <param name="cancel">Ends the fitting.</param>
    /// <returns>The ranking; without tables where the rows teach nothing, as when they are too few for two leaves.</returns>
    public static AdditiveRanker Fit(RankingRows rows, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Fit(rows, BoostingPlan.For(rows), cancel);
    }

    internal static AdditiveRanker Fit(RankingRows rows, BoostingPlan plan, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, RowGradient.RowsMax, nameof(rows));
        var stepped = SteppedRows.Cut(rows.Canonical(), plan.StepsMax);
        var loss = new LambdaGradients(stepped, plan.PairRanks);
        var models = Enumerable.Range(0, plan.ModelCount).Select(part => new BoostedModel(stepped, plan, loss, part)).ToList();
        var judged = models.Sum(model => model.JudgedCount);
        if (judged == 0 || stepped.Edges.Length == 0 || rows.Count < 2 * plan.LeafRowsMin)
        {
            return new([]);
        }

        // Trees of a single leaf move nobody, so that every round looks as good as the best: after as many as patience allows, no more can be learned.
        var (best, last, idle) = (double.MinValue, 0, 0);
        var recent = new Queue<double>();
        for (var round = 1; round <= plan.RoundsMax && round - last <= plan.Patience && idle <= plan.Patience; round++)
        {
            cancel.ThrowIfCancellationRequested();
            double[] judgements = plan.IsOneByOne ? [.. models.Select(model => model.Advance())] : AllAdvance(models);
            idle = models.TrueForAll(model => model.Trees[^1].IsLeaf) ? idle + 1 : 0;
            recent.Enqueue(judgements.Sum() / judged);
            if (recent.Count > BoostingPlan.SmoothedRounds)
            {
                recent.Dequeue();
            }

            // As good as the best is good enough: a sum of models gains from more trees than each of them shows alone.
            var mean = recent.Average();
            last = mean >= best - BoostingPlan.AsGood ? round : last;
            best = Math.Max(best, mean);
        }

        return TableCollapse.Of(models.SelectMany(model => model.Trees.Take(last)), stepped.Edges);
    }

    private static double[] AllAdvance(List<BoostedModel> models)
    {
        var judged = new double[models.Count];
        Parallel.For(0, models.Count, at => judged[at] = models[at].Advance());
        return judged;
    }
}
