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
        var totals = new RetrievalTotals();
        var queries = qrels.Queries.Select(query => (query, totals.Add(RankedList.Of(run.ItemsOf(query), qrels.GradesOf(query))))).ToList();
        var judged = qrels.Queries.ToHashSet(StringComparer.Ordinal);
        return new(queries, totals.Values, [.. run.Queries.Where(query => !judged.Contains(query))]);
    }
}
