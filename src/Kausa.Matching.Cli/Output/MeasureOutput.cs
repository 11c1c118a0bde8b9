using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Lab.Measures.Retrieval;

namespace Kausa.Matching.Cli.Output;

/// <summary>Retrieval measures as lines of name, query and value in the manner of trec_eval, as JSON or as CSV.</summary>
internal static class MeasureOutput
{
    private const string All = "all";

    public static void Write(RetrievalReport report, bool isPerQuery, OutputFormat format, TextWriter output)
    {
        var queries = isPerQuery ? report.Queries : [];
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(Json(report, queries));
                break;
            case OutputFormat.Csv:
                output.WriteLine(Csv.Row("measure", "query", "value"));
                Rows(report, queries, (name, query, value) => Csv.Row(name, query, value.ToString("R", CultureInfo.InvariantCulture)), output);
                break;
            default:
                Rows(report, queries, (name, query, value) => $"{name,-14}\t{SafeText.Line(query)}\t{Shown(name, value)}", output);
                break;
        }
    }

    private static void Rows(RetrievalReport report, IReadOnlyList<(string Query, IReadOnlyList<NamedValue> Values)> queries, Func<string, string, double, string> row, TextWriter output)
    {
        foreach (var (query, values) in queries.Append((All, report.Overall)))
        {
            foreach (var value in values)
            {
                output.WriteLine(row(value.Name, query, value.Value));
            }
        }
    }

    // Counts are whole, measures have ten digits.
    private static string Shown(string name, double value) => value.ToString(name.StartsWith("num_", StringComparison.Ordinal) ? "0" : "0.0000000000", CultureInfo.InvariantCulture);

    private static string Json(RetrievalReport report, IReadOnlyList<(string Query, IReadOnlyList<NamedValue> Values)> queries) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("queries", report.Queries.Count);
        json.WriteString("ties", RetrievalReport.TieRule);
        Values(json, "measures", report.Overall);
        if (queries.Count > 0)
        {
            json.WriteStartObject("per_query");
            foreach (var (query, values) in queries)
            {
                Values(json, query, values);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    private static void Values(Utf8JsonWriter json, string name, IReadOnlyList<NamedValue> values)
    {
        json.WriteStartObject(name);
        foreach (var value in values)
        {
            json.WriteNumber(value.Name, value.Value);
        }

        json.WriteEndObject();
    }
}
