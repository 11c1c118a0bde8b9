namespace Kausa.Matching.Lab.Measures.Retrieval;

/// <summary>Measures of one list, each under the name that trec_eval gives it.</summary>
/// <remarks>
/// All are expected values over the orders inside ties, see <see cref="RankedList"/>. Where nothing relevant exists, nothing was missed: every measure that asks how
/// much of it was found is 1; precision, a plain share of the first k, stays 0. Sources: Järvelin and Kekäläinen 2002 (NDCG), Buckley and Voorhees 2005 (the others).
/// </remarks>
public static class RetrievalMeasure
{
    /// <summary>Normalised discounted cumulative gain of the first k: Σ (2^grade − 1) ÷ log2(rank + 1), over that of the best order.</summary>
    /// <param name="list">The list.</param>
    /// <param name="k">Positions that count, at least 1; positions after the end of the list are empty.</param>
    /// <returns>0..1.</returns>
    public static double Ndcg(RankedList list, int k)
    {
        var ideal = IdealGain(Checked(list, k), k);
        if (ideal == 0)
        {
            return 1;
        }

        double sum = 0;
        var rank = 0;
        foreach (var tie in list.Ties)
        {
            for (var i = 0; i < tie.Size && rank < k; i++)
            {
                sum += tie.GainSum / tie.Size / Math.Log2(++rank + 1);
            }
        }

        return sum / ideal;
    }

    /// <summary>Average precision over the first k: the mean, over all relevant items, of the precision at the rank where each is found; 0 for those not found.</summary>
    /// <param name="list">The list.</param>
    /// <param name="k">Positions that count, at least 1.</param>
    /// <returns>0..1.</returns>
    public static double AveragePrecision(RankedList list, int k)
    {
        if (Checked(list, k).RelevantCount == 0)
        {
            return 1;
        }

        double sum = 0, before = 0;
        var rank = 0;
        foreach (var tie in list.Ties)
        {
            // Given that the item at a position of the tie is relevant, the others of the tie are spread evenly over its other positions.
            for (var i = 0; i < tie.Size && rank < k; i++)
            {
                var others = tie.Size == 1 ? 0 : i * (tie.RelevantCount - 1.0) / (tie.Size - 1);
                sum += (double)tie.RelevantCount / tie.Size * (before + 1 + others) / ++rank;
            }

            before += tie.RelevantCount;
        }

        return sum / list.RelevantCount;
    }

    /// <summary>One over the rank of the first relevant item; 0 when none is in the list.</summary>
    /// <param name="list">The list.</param>
    /// <returns>0..1.</returns>
    public static double ReciprocalRank(RankedList list)
    {
        if (Checked(list, 1).RelevantCount == 0)
        {
            return 1;
        }

        var rank = 0;
        foreach (var tie in list.Ties)
        {
            if (tie.RelevantCount == 0)
            {
                rank += tie.Size;
                continue;
            }

            double sum = 0, noneYet = 1;
            for (var i = 0; i <= tie.Size - tie.RelevantCount; i++)
            {
                sum += noneYet * tie.RelevantCount / (tie.Size - i) / (rank + i + 1);
                noneYet *= (double)(tie.Size - tie.RelevantCount - i) / (tie.Size - i);
            }

            return sum;
        }

        return 0;
    }

    /// <summary>Share of relevant items among the first k positions; positions after the end of the list are not relevant.</summary>
    /// <param name="list">The list.</param>
    /// <param name="k">Positions that count, at least 1.</param>
    /// <returns>0..1.</returns>
    public static double Precision(RankedList list, int k) => Found(Checked(list, k), k) / k;

    /// <summary>Share of all relevant items that stand among the first k.</summary>
    /// <param name="list">The list.</param>
    /// <param name="k">Positions that count, at least 1.</param>
    /// <returns>0..1.</returns>
    public static double Recall(RankedList list, int k) => Checked(list, k).RelevantCount == 0 ? 1 : Found(list, k) / list.RelevantCount;

    /// <summary>Precision at as many positions as there are relevant items.</summary>
    /// <param name="list">The list.</param>
    /// <returns>0..1.</returns>
    public static double RPrecision(RankedList list) => Checked(list, 1).RelevantCount == 0 ? 1 : Found(list, list.RelevantCount) / list.RelevantCount;

    /// <summary>Chance that at least one relevant item stands among the first k.</summary>
    /// <param name="list">The list.</param>
    /// <param name="k">Positions that count, at least 1.</param>
    /// <returns>0..1; 0 or 1 where no tie crosses position k.</returns>
    public static double Success(RankedList list, int k)
    {
        if (Checked(list, k).RelevantCount == 0)
        {
            return 1;
        }

        double none = 1;
        var rank = 0;
        foreach (var tie in list.Ties)
        {
            var taken = Math.Min(tie.Size, k - rank);
            for (var i = 0; i < taken && none > 0; i++)
            {
                none *= Math.Max(0, (double)(tie.Size - tie.RelevantCount - i)) / (tie.Size - i);
            }

            rank += tie.Size;
            if (rank >= k)
            {
                break;
            }
        }

        return 1 - none;
    }

    private static double Found(RankedList list, int k)
    {
        double found = 0;
        var rank = 0;
        foreach (var tie in list.Ties)
        {
            var taken = Math.Min(tie.Size, k - rank);
            if (taken <= 0)
            {
                break;
            }

            found += taken == tie.Size ? tie.RelevantCount : (double)taken * tie.RelevantCount / tie.Size;
            rank += tie.Size;
        }

        return found;
    }

    private static double IdealGain(RankedList list, int k)
    {
        double sum = 0;
        for (var i = 0; i < Math.Min(k, list.IdealGains.Length); i++)
        {
            sum += list.IdealGains[i] / Math.Log2(i + 2);
        }

        return sum;
    }

    private static RankedList Checked(RankedList list, int k)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return list;
    }
}
