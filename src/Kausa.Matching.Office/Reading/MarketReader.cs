using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tables;

namespace Kausa.Matching.Office.Reading;

/// <summary>Reads a market from its files.</summary>
/// <remarks>
/// 1. Each table is read and understood cell by cell.
/// 2. Keys and references between tables are checked; a row that failed before is not reported as missing.
/// 3. Rows are put together to companies, places and candidates; what only whole rows show is checked.
/// Every problem is reported at once, each cause once. The order of files and rows changes nothing. Specification: docs/market-format.md.
/// </remarks>
public static class MarketReader
{
    /// <summary>The most problems a result lists; the rest is counted.</summary>
    public const int MostProblems = 200;

    /// <summary>Reads a market.</summary>
    /// <param name="source">Where its files are.</param>
    /// <returns>The market, or every problem in the way.</returns>
    /// <exception cref="IOException">A file could not be read at all.</exception>
    public static MarketReadResult Read(IMarketSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new ReadingLog();
        ReportUnknownFiles(source, log);
        var json = new MarketJsonReader(source, log);
        var market = Table(MarketSchema.Market, source, log, file => json.Read(file, MarketSchema.Market));
        var tables = new TableSet(MarketSchema.Tables.Select(schema => Table(schema, source, log, file => new CsvTableReader(source, file, schema, log).Read())));
        KeyCheck.Report(tables);
        new ReferenceCheck(tables, log).Report();
        var content = new MarketAssembler(tables).Assemble();
        DefectReport.Report(content, tables, log);
        var head = market.GoodRows.Select(MarketTable.Read).FirstOrDefault();
        var policy = PolicyText(source, json, head, market, log);
        NoticesOfRows.Report(tables, head);
        return new()
        {
            Market = log.ProblemCount == 0 ? new Market(head!.Office, head.AsOf, head.Source, content) : null,
            PolicyText = policy,
            Problems = log.Problems(MostProblems),
            OmittedProblemCount = Math.Max(0, log.ProblemCount - MostProblems),
            Notices = log.Notices(),
        };
    }

    private static void ReportUnknownFiles(IMarketSource source, ReadingLog log)
    {
        foreach (var name in source.Names.Where(name => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !MarketSchema.IsMarketFile(name)))
        {
            var nearest = MarketSchema.NearestFile(name);
            var hint = nearest is null ? "rename it or take it out of the folder" : $"did you mean {nearest}?";
            log.Problem(name, 1, "file", name, $"no table of a market has this name; {hint}");
        }
    }

    private static CheckedTable Table(TableSchema schema, IMarketSource source, ReadingLog log, Func<string, CheckedTable> read)
    {
        var file = MarketSchema.FileOf(schema);
        if (source.Names.Contains(file))
        {
            return read(file);
        }

        if (schema.IsRequired)
        {
            log.Problem(file, 1, "file", "missing", "a market cannot be without this file");
        }

        return CheckedTable.Absent(schema, file);
    }

    private static string? PolicyText(IMarketSource source, MarketJsonReader json, MarketHead? head, CheckedTable market, ReadingLog log)
    {
        if (!source.Names.Contains(MarketSchema.PolicyFile))
        {
            return head?.Policy is { } name ? $$"""{"inherits":"{{name}}"}""" : null;
        }

        if (head?.Policy is not null)
        {
            market.Rows[0].Fail(MarketTable.Policy, "left out, because there is a policy.json");
        }

        return json.ReadText(MarketSchema.PolicyFile);
    }
}
