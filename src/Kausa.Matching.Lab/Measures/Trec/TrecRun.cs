using System.Globalization;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Lab.Measures.Trec;

/// <summary>One item that a system returned.</summary>
/// <param name="Item">Identifier of the item.</param>
/// <param name="Score">Score; the higher, the earlier. Finite.</param>
public readonly record struct ScoredItem(string Item, double Score);

/// <summary>What a system returned: for each query the items with their scores, in the form of the Text Retrieval Conference.</summary>
/// <remarks>The ranks written in the file are ignored, as usual: order is by score alone, and equal scores are ties.</remarks>
public sealed class TrecRun
{
    private static readonly KeyedText Form = KeyedText.Of("Lab.RUN_FORM");

    private readonly Dictionary<string, IReadOnlyList<ScoredItem>> _lists;

    private TrecRun(Dictionary<string, IReadOnlyList<ScoredItem>> lists) => _lists = lists;

    /// <summary>Queries of the run, in ordinal order.</summary>
    public IReadOnlyList<string> Queries => [.. _lists.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Items returned for a query.</summary>
    /// <param name="query">The query.</param>
    /// <returns>Items in the order of the file; none for a query that is not in the run.</returns>
    public IReadOnlyList<ScoredItem> ItemsOf(string query) => _lists.GetValueOrDefault(query, []);

    /// <summary>A run of lists that are in memory.</summary>
    /// <param name="items">Items with their queries, each item once in a query.</param>
    internal static TrecRun Of(IEnumerable<(string Query, ScoredItem Item)> items) =>
        new(items.GroupBy(one => one.Query, one => one.Item, StringComparer.Ordinal).ToDictionary(list => list.Key, list => (IReadOnlyList<ScoredItem>)[.. list], StringComparer.Ordinal));

    /// <summary>Reads a run.</summary>
    /// <param name="text">Rows of six columns: query, Q0, item, rank, score, tag.</param>
    /// <returns>The run.</returns>
    /// <exception cref="InstanceFormatException">A row is broken, an item occurs twice in a query, or there is no row; each with its line and value.</exception>
    public static TrecRun Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new TextRows(text);
        var lists = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        while (rows.Next() is { } line)
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length != 6)
            {
                rows.Refuse(line, KeyedText.Of("Lab.RUN_COLUMNS", ("form", Form)));
            }
            else if (!double.TryParse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || !double.IsFinite(score))
            {
                rows.Refuse(fields[4], KeyedText.Of("Lab.SCORE"));
            }
            else if (!ListOf(lists, fields[0]).TryAdd(fields[2], score))
            {
                rows.Refuse(fields[2], KeyedText.Of("Lab.ITEM_ONCE", ("query", fields[0])));
            }
        }

        rows.End(lists.Count == 0, Form);
        return new(lists.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<ScoredItem>)[.. pair.Value.Select(item => new ScoredItem(item.Key, item.Value))], StringComparer.Ordinal));
    }

    private static Dictionary<string, double> ListOf(Dictionary<string, Dictionary<string, double>> lists, string query)
    {
        if (!lists.TryGetValue(query, out var list))
        {
            lists.Add(query, list = new(StringComparer.Ordinal));
        }

        return list;
    }
}
