namespace Kausa.Matching.Allocation;

/// <summary>The state every sparse solver works on: pairs with their worth, which of them are chosen, and a price per row and column.</summary>
/// <remarks>
/// Invariant between two steps: with slack(p) = row price + column price − worth, a pair not chosen has slack ≥ 0 and a chosen one slack ≤ 0. The
/// allocation is optimal once, in addition, every row and column with capacity left has price 0 (complementary slackness).
/// </remarks>
internal sealed class AllocationFlow
{
    public AllocationFlow(IReadOnlyList<int> rowCapacities, IReadOnlyList<int> columnCapacities, int[] rowOfPair, int[] columnOfPair, long[] worth)
    {
        Rows = new FlowSide(rowCapacities, rowOfPair);
        Columns = new FlowSide(columnCapacities, columnOfPair);
        Worth = worth;
        IsChosen = new bool[worth.Length];
    }

    public FlowSide Rows { get; }

    public FlowSide Columns { get; }

    public long[] Worth { get; }

    public bool[] IsChosen { get; }

    public long Slack(int pair) => Rows.Price[Rows.NodeOfPair[pair]] + Columns.Price[Columns.NodeOfPair[pair]] - Worth[pair];

    public void Choose(int pair)
    {
        IsChosen[pair] = true;
        Rows.Add(pair);
        Columns.Add(pair);
    }

    public void Drop(int pair)
    {
        IsChosen[pair] = false;
        Rows.Remove(pair);
        Columns.Remove(pair);
    }

    /// <summary>
    /// Restores the invariant for given column prices: each row's price becomes the surplus of its best pair (at least 0), and chosen pairs that are no
    /// longer among the best are dropped.
    /// </summary>
    public void PriceRows()
    {
        for (int row = 0; row < Rows.Count; row++)
        {
            Rows.Price[row] = HighestSurplus(row);
            DropUntight(row);
        }
    }

    /// <summary>
    /// Raises the price of full rows whose chosen pairs all gain more than the prices say, so that the certificate needs no price per pair where a row
    /// holds a single one.
    /// </summary>
    public void AbsorbRents()
    {
        for (int row = 0; row < Rows.Count; row++)
        {
            ReadOnlySpan<int> chosen = Rows.Chosen(row);
            if (chosen.Length == 0 || chosen.Length < Rows.Capacity[row])
            {
                continue;
            }

            long rent = long.MaxValue;
            foreach (int pair in chosen)
            {
                rent = Math.Min(rent, -Slack(pair));
            }

            Rows.Price[row] += rent;
        }
    }

    private long HighestSurplus(int row)
    {
        long best = 0;
        foreach (int pair in Rows.PairsOf(row))
        {
            best = Math.Max(best, Worth[pair] - Columns.Price[Columns.NodeOfPair[pair]]);
        }

        return best;
    }

    private void DropUntight(int row)
    {
        ReadOnlySpan<int> chosen = Rows.Chosen(row);
        for (int at = chosen.Length - 1; at >= 0; at--)
        {
            if (Slack(chosen[at]) > 0)
            {
                Drop(chosen[at]);
            }
        }
    }
}
