namespace Kausa.Matching.Lab.Measures.Lists;

/// <summary>What was shown to whom: one list for each who looks, items best first.</summary>
/// <param name="ItemCount">Number of items that could be shown.</param>
/// <param name="Lists">Items of each list, from 0, no item twice in a list.</param>
public sealed record ShownLists(int ItemCount, IReadOnlyList<IReadOnlyList<int>> Lists)
{
    /// <summary>Exposure of each item: Σ over lists of 1 ÷ log2(1 + rank).</summary>
    /// <returns>One value per item, 0 for those never shown.</returns>
    /// <remarks>Source: Singh and Joachims 2018.</remarks>
    public IReadOnlyList<double> Exposure()
    {
        var exposure = new double[ItemCount];
        foreach (var list in Lists)
        {
            for (var at = 0; at < list.Count; at++)
            {
                exposure[list[at]] += 1 / Math.Log2(at + 2);
            }
        }

        return exposure;
    }

    /// <summary>Share of items that no list shows; 0 where there are none.</summary>
    public double ZeroExposureShare => ItemCount == 0 ? 0 : Exposure().Count(value => value == 0) / (double)ItemCount;

    /// <summary>Gini coefficient of exposure: 0 where all are shown alike, towards 1 where one is shown alone.</summary>
    public double ExposureGini => Gini(Exposure());

    /// <summary>Share of all exposure that the most shown items have together.</summary>
    /// <param name="percent">How many items, in percent of all, 0..100; the next one counts in part.</param>
    /// <returns>0..1: the percent itself where all are shown alike; 0 where nothing is shown.</returns>
    public double ExposureShareOfTop(int percent)
    {
        var exposure = Exposure();
        var sum = exposure.Sum();
        var count = ItemCount * percent / 100.0;
        return sum == 0 ? 0 : exposure.OrderDescending().Select((value, at) => value * Math.Clamp(count - at, 0, 1)).Sum() / sum;
    }

    /// <summary>Σ_i Σ_j |x_i − x_j| ÷ (2 n² x̄).</summary>
    /// <param name="values">Values of 0 or more.</param>
    /// <returns>0..1; 0 where all are 0.</returns>
    public static double Gini(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sum = values.Sum();
        var weighted = values.Order().Select((value, at) => ((2 * at) - values.Count + 1) * value).Sum();
        return sum == 0 ? 0 : weighted / (values.Count * sum);
    }

    /// <summary>How crowded the items are.</summary>
    /// <param name="seats">Seats of each item.</param>
    /// <param name="proposalsPerSeatMax">Proposals per seat above which an item is crowded.</param>
    /// <returns>Mean proposals per seat over items with seats, and the share of those items that are crowded.</returns>
    public (double ProposalsPerSeat, double CrowdedShare) Congestion(IReadOnlyList<int> seats, double proposalsPerSeatMax)
    {
        ArgumentNullException.ThrowIfNull(seats);
        var shown = new int[ItemCount];
        foreach (var item in Lists.SelectMany(list => list))
        {
            shown[item]++;
        }

        var perSeat = Enumerable.Range(0, ItemCount).Where(item => seats[item] > 0).Select(item => (double)shown[item] / seats[item]).ToList();
        return perSeat.Count == 0 ? (0, 0) : (perSeat.Average(), perSeat.Count(value => value > proposalsPerSeatMax) / (double)perSeat.Count);
    }

    /// <summary>Coverage of both sides, as a whole and by district.</summary>
    /// <param name="districtOfLooker">District of each who looks; null where not known.</param>
    /// <param name="districtOfItem">District of each item; null where not known.</param>
    /// <returns>The whole first (district null), then districts in ordinal order.</returns>
    public IReadOnlyList<Coverage> CoverageBy(IReadOnlyList<string?> districtOfLooker, IReadOnlyList<string?> districtOfItem)
    {
        ArgumentNullException.ThrowIfNull(districtOfLooker);
        ArgumentNullException.ThrowIfNull(districtOfItem);
        var shown = Lists.SelectMany(list => list).ToHashSet();
        var districts = districtOfLooker.Concat(districtOfItem).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        return
        [
            Of(null, _ => true),
            .. districts.Select(district => Of(district, other => other == district)),
        ];

        Coverage Of(string? district, Func<string?, bool> isIn)
        {
            var lookers = Enumerable.Range(0, Lists.Count).Where(looker => isIn(districtOfLooker[looker])).ToList();
            var items = Enumerable.Range(0, ItemCount).Where(item => isIn(districtOfItem[item])).ToList();
            return new(district, lookers.Count, lookers.Count(looker => Lists[looker].Count > 0), items.Count, items.Count(shown.Contains));
        }
    }
}

/// <summary>Who was shown something and what was shown, in one district.</summary>
/// <param name="District">The district; null for the whole market.</param>
/// <param name="LookerCount">Those who have a list.</param>
/// <param name="ServedCount">Those whose list is not empty.</param>
/// <param name="ItemCount">Items there are.</param>
/// <param name="ShownCount">Items that at least one list shows.</param>
public sealed record Coverage(string? District, int LookerCount, int ServedCount, int ItemCount, int ShownCount);
