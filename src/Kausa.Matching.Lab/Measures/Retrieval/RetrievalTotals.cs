using System.Globalization;

namespace Kausa.Matching.Lab.Measures.Retrieval;

/// <summary>Measures over lists that come one after the other and need not be kept: counts are summed up, all else is the plain mean.</summary>
/// <remarks>Sums are taken in the order of the lists, so the same lists give the same bits. Not thread-safe.</remarks>
public sealed class RetrievalTotals
{
    private static readonly int[] Cuts = [1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000];

    // Counts first, then measures of the whole list, then those of its first k.
    private static readonly Measure[] All =
    [
        new("num_q", _ => 1, IsCount: true),
        new("num_ret", list => list.Count, IsCount: true),
        new("num_rel", list => list.RelevantCount, IsCount: true),
        new("num_rel_ret", list => list.RelevantReturnedCount, IsCount: true),
        new("map", list => RetrievalMeasure.AveragePrecision(list, Whole(list))),
        new("Rprec", RetrievalMeasure.RPrecision),
        new("recip_rank", RetrievalMeasure.ReciprocalRank),
        new("ndcg", list => RetrievalMeasure.Ndcg(list, Whole(list))),
        .. AtEach("ndcg_cut", RetrievalMeasure.Ndcg),
        .. AtEach("map_cut", RetrievalMeasure.AveragePrecision),
        .. AtEach("P", RetrievalMeasure.Precision),
        .. AtEach("recall", RetrievalMeasure.Recall),
        .. AtEach("success", RetrievalMeasure.Success),
    ];

    private readonly Measure[] _measures;
    private readonly double[] _sums;
    private int _count;

    /// <summary>Nothing yet.</summary>
    /// <param name="names">Measures that are asked for; null asks for all. Names that are none of a list say nothing.</param>
    public RetrievalTotals(IReadOnlyCollection<string>? names = null)
    {
        _measures = names is null ? All : [.. All.Where(measure => names.Contains(measure.Name))];
        _sums = new double[_measures.Length];
    }

    /// <summary>Measures over the lists so far; means are 0 before the first.</summary>
    public IReadOnlyList<NamedValue> Values => [.. _measures.Select((measure, at) => new NamedValue(measure.Name, _sums[at] / (measure.IsCount ? 1 : Math.Max(1, _count))))];

    /// <summary>Takes a list in.</summary>
    /// <param name="list">The list.</param>
    /// <returns>Its own measures, in the order of <see cref="Values"/>.</returns>
    public IReadOnlyList<NamedValue> Add(RankedList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var values = new NamedValue[_measures.Length];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = new(_measures[at].Name, _measures[at].Of(list));
            _sums[at] += values[at].Value;
        }

        _count++;
        return values;
    }

    private static int Whole(RankedList list) => Math.Max(1, Math.Max(list.Count, list.RelevantCount));

    private static IEnumerable<Measure> AtEach(string name, Func<RankedList, int, double> measure) =>
        Cuts.Select(k => new Measure(string.Create(CultureInfo.InvariantCulture, $"{name}_{k}"), list => measure(list, k)));

    private sealed record Measure(string Name, Func<RankedList, double> Of, bool IsCount = false);
}
