using System.Globalization;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Measures.Retrieval;

/// <summary>One measure of one query or of all.</summary>
/// <param name="Name">Name as in trec_eval, for example <c>ndcg_cut_10</c>.</param>
/// <param name="Value">Its value; counts are whole numbers.</param>
public readonly record struct NamedValue(string Name, double Value);

/// <summary>All retrieval measures of a run, of each query and over all queries.</summary>
/// <remarks>
/// Every query with judgements counts: one that the run leaves out counts as an empty list, so that leaving out hard queries gains nothing. Queries of the run that
/// nobody judged are named in <see cref="Unjudged"/> and count nowhere. Counts are sums over the queries, all else is the plain mean.
/// </remarks>
public sealed class RetrievalReport
{
    /// <summary>The tie rule, in words.</summary>
    public const string TieRule = "expected value over all orders of items with equal scores";

    private static readonly int[] Cuts = [1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000];

    private static readonly string[] Counts = ["num_q", "num_ret", "num_rel", "num_rel_ret"];

    private RetrievalReport(IReadOnlyList<(string, IReadOnlyList<NamedValue>)> queries, IReadOnlyList<NamedValue> overall, IReadOnlyList<string> unjudged)
    {
        Queries = queries;
        Overall = overall;
        Unjudged = unjudged;
    }

    /// <summary>Measures of each query, queries in ordinal order.</summary>
    public IReadOnlyList<(string Query, IReadOnlyList<NamedValue> Values)> Queries { get; }

    /// <summary>Measures over all queries.</summary>
    public IReadOnlyList<NamedValue> Overall { get; }

    /// <summary>Queries of the run without judgements.</summary>
    public IReadOnlyList<string> Unjudged { get; }

    /// <summary>Measures a run.</summary>
    /// <param name="run">What a system returned.</param>
    /// <param name="qrels">What is relevant; at least one query.</param>
    /// <returns>The measures.</returns>
    public static RetrievalReport Of(TrecRun run, TrecQrels qrels)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(qrels);
        var queries = qrels.Queries.Select(query => (query, MeasuresOf(RankedList.Of(run.ItemsOf(query), qrels.GradesOf(query))))).ToList();
        var judged = qrels.Queries.ToHashSet(StringComparer.Ordinal);
        return new(queries, OverallOf([.. queries.Select(query => query.Item2)]), [.. run.Queries.Where(query => !judged.Contains(query))]);
    }

    /// <summary>Measures over several lists: counts are summed up, all else is the plain mean.</summary>
    /// <param name="lists">Measures of each list, at least one.</param>
    /// <returns>The same names.</returns>
    public static IReadOnlyList<NamedValue> OverallOf(IReadOnlyList<IReadOnlyList<NamedValue>> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return [.. lists[0].Select((first, at) => new NamedValue(first.Name, lists.Sum(list => list[at].Value) / (Counts.Contains(first.Name) ? 1 : lists.Count)))];
    }

    /// <summary>All measures of one list.</summary>
    /// <param name="list">The list.</param>
    /// <returns>Counts first, then measures of the whole list, then those of its first k.</returns>
    public static IReadOnlyList<NamedValue> MeasuresOf(RankedList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var whole = Math.Max(1, Math.Max(list.Count, list.RelevantCount));
        return
        [
            new("num_q", 1),
            new("num_ret", list.Count),
            new("num_rel", list.RelevantCount),
            new("num_rel_ret", list.RelevantReturnedCount),
            new("map", RetrievalMeasure.AveragePrecision(list, whole)),
            new("Rprec", RetrievalMeasure.RPrecision(list)),
            new("recip_rank", RetrievalMeasure.ReciprocalRank(list)),
            new("ndcg", RetrievalMeasure.Ndcg(list, whole)),
            .. AtEach("ndcg_cut", k => RetrievalMeasure.Ndcg(list, k)),
            .. AtEach("map_cut", k => RetrievalMeasure.AveragePrecision(list, k)),
            .. AtEach("P", k => RetrievalMeasure.Precision(list, k)),
            .. AtEach("recall", k => RetrievalMeasure.Recall(list, k)),
            .. AtEach("success", k => RetrievalMeasure.Success(list, k)),
        ];
    }

    private static IEnumerable<NamedValue> AtEach(string name, Func<int, double> measure) =>
        Cuts.Select(k => new NamedValue(string.Create(CultureInfo.InvariantCulture, $"{name}_{k}"), measure(k)));
}
