using System.Globalization;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Lab.Measures.Trec;

/// <summary>What is relevant: grades of judged items for each query, in the form of the Text Retrieval Conference.</summary>
/// <remarks>A grade of 1 or more is relevant; 0 and below are not. An item that nobody judged is not relevant.</remarks>
public sealed class TrecQrels
{
    /// <summary>The highest grade.</summary>
    public const int GradeMax = 30;

    private static readonly KeyedText Form = KeyedText.Of("Lab.QRELS_FORM");

    private readonly Dictionary<string, Dictionary<string, int>> _grades;

    private TrecQrels(Dictionary<string, Dictionary<string, int>> grades) => _grades = grades;

    /// <summary>Queries with judgements, in ordinal order.</summary>
    public IReadOnlyList<string> Queries => [.. _grades.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Grades of the judged items of a query.</summary>
    /// <param name="query">The query.</param>
    /// <returns>Grade by item; none for a query without judgements.</returns>
    public IReadOnlyDictionary<string, int> GradesOf(string query) => _grades.TryGetValue(query, out var grades) ? grades : [];

    /// <summary>Reads judgements.</summary>
    /// <param name="text">Rows of four columns: query, iteration (ignored), item, grade.</param>
    /// <returns>The judgements.</returns>
    /// <exception cref="InstanceFormatException">A row is broken, an item is judged twice for a query, or there is no row; each with its line and value.</exception>
    public static TrecQrels Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new TextRows(text);
        var all = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        while (rows.Next() is { } line)
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length != 4)
            {
                rows.Refuse(line, KeyedText.Of("Lab.QRELS_COLUMNS", ("form", Form)));
                continue;
            }

            if (!int.TryParse(fields[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var grade) || grade > GradeMax)
            {
                rows.Refuse(fields[3], KeyedText.Of("Lab.GRADE", ("most", GradeMax)));
                continue;
            }

            if (!all.TryGetValue(fields[0], out var grades))
            {
                all.Add(fields[0], grades = new(StringComparer.Ordinal));
            }

            if (!grades.TryAdd(fields[2], grade))
            {
                rows.Refuse(fields[2], KeyedText.Of("Lab.JUDGED_ONCE", ("query", fields[0])));
            }
        }

        rows.End(all.Count == 0, Form);
        return new(all);
    }
}
